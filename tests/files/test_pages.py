"""Pages of PDFs as pictures: of any PDF somebody may send, within little time and memory."""

import io

import pytest
from PIL import Image

from app.files import pages, store
from app.files.checking import Refused, check_file
from app.files.pages import MOST_PAGES, draw_pages, with_pages
from tests.chromium import on_sqlite
from tests.files.pdfs import pdf

pytestmark = on_sqlite  # nothing here asks the database


@pytest.fixture
def draw(app):
    def draw_it(sent: bytes):
        with app.test_request_context():
            return draw_pages("naskah.pdf", sent)

    return draw_it


def test_each_page_is_a_picture_as_wide_as_a_screen(draw):
    drawn = draw(pdf(3))

    assert (drawn.page_count, len(drawn.pictures), drawn.width, drawn.height) == (3, 3, 1200, 1699)
    picture = Image.open(io.BytesIO(drawn.pictures[0]))
    assert (picture.format, picture.size) == ("JPEG", (1200, 1699))
    red, green, blue = picture.convert("RGB").getpixel((600, 700))
    assert red > 200 > 50 > max(green, blue)


def test_of_a_thousand_pages_the_first_are_drawn(draw):
    drawn = draw(pdf(1000))

    assert (drawn.page_count, len(drawn.pictures)) == (1000, MOST_PAGES)


@pytest.mark.parametrize("size", [(14400, 14400), (1e7, 1e7), (1, 14400), (14400, 1), (0, 0), (20, 20)])
def test_a_page_of_any_size_becomes_a_picture_of_ours(draw, size):
    drawn = draw(pdf(2, size))

    assert len(drawn.pictures) == 2
    assert drawn.width <= 1200
    assert drawn.height <= 2400


@pytest.mark.parametrize("sent", [b"%PDF-1.7\n" + b"x" * 2000 + b"%%EOF", pdf(10)[:900] + b"%%EOF", b""])
def test_what_cannot_be_opened_has_no_pictures(draw, sent):
    drawn = draw(sent)

    assert (drawn.page_count, drawn.pictures) == (None, ())


def test_one_with_a_password_is_refused(draw):
    with pytest.raises(Refused, match="kata sandi"):
        draw(pdf(locked=True))


@pytest.mark.parametrize(
    "content",
    [b"0 0 m 600 800 l 0 800 l S\n" * 400_000, b"0 0 m 600 800 l 0 800 l S\n" * 8_000_000],
    ids=["long", "heavy"],
)
def test_a_bomb_ends_its_own_process_only(draw, monkeypatch, content):
    monkeypatch.setattr(pages, "SECONDS", 1)

    assert draw(pdf(2, content=content)).pictures == ()


def test_pages_that_were_ready_stay(draw, monkeypatch):
    whole = pages._run(pdf(3))[1]
    monkeypatch.setattr(pages, "_run", lambda _pdf: ("late", whole[:-1]))

    assert len(draw(pdf(3)).pictures) == 2


def test_the_pictures_lie_beside_the_file_and_go_with_it(app):
    with app.test_request_context():
        scan = with_pages(check_file("naskah.pdf", pdf(3), 2000))
        store.keep(scan)

        assert [store.load(scan.sha256, store.page_copy(number)) for number in (1, 2, 3)] == list(scan.pages)

        store.remove(scan.sha256)
        for copy in ("", store.page_copy(1), store.page_copy(3)):
            with pytest.raises(FileNotFoundError):
                store.load(scan.sha256, copy)
