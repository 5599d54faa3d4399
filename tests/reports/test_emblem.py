"""The emblem at the head of a report: checked, kept small and transparent, inherited, taken off again."""

import io

import pytest
from PIL import Image

from tests import cast
from tests.office_records import emblem_bytes, store_emblem
from tests.records import photo_bytes

PAGE = "/reports/letterhead/19.01/emblem"


def send(browser, content: bytes, name: str = "lambang.png", status: int = 200):
    return browser.open(PAGE).submit(emblem=[(io.BytesIO(content), name)], status=status)


def picture_of(browser, area: str, status: int = 200) -> Image.Image | None:
    answer = browser.client.get(f"/reports/letterhead/{area}/emblem.png")
    assert answer.status_code == status
    return Image.open(io.BytesIO(answer.data)) if status == 200 else None


def test_it_is_made_smaller_and_stays_transparent(browser, rahmat):
    signed_in = browser.sign_in(rahmat)
    page = send(signed_in, emblem_bytes(900, 1200))

    assert "450 × 600 piksel" in page.text()
    picture = picture_of(signed_in, cast.BANGKA)
    assert (picture.format, picture.size, picture.mode) == ("PNG", (450, 600), "RGBA")
    assert picture.getpixel((0, 0))[3] == 0
    assert picture.getpixel((225, 300)) == (20, 120, 60, 255)


@pytest.mark.parametrize("picture", ["JPEG", "WEBP"])
def test_other_pictures_become_png(browser, rahmat, picture):
    signed_in = browser.sign_in(rahmat)
    send(signed_in, photo_bytes(200, 100, picture), f"foto.{picture.lower()}")

    assert picture_of(signed_in, cast.BANGKA).format == "PNG"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan gambar yang dapat dicetak"),
        (b"%PDF-1.7 %%EOF", "bukan gambar yang dapat dicetak"),
        (emblem_bytes()[:200], "rusak"),
        (b"", "kosong"),
    ],
)
def test_what_is_no_picture_is_refused_with_a_sentence(browser, rahmat, content, reason):
    signed_in = browser.sign_in(rahmat)
    page = send(signed_in, content, status=400)

    assert reason in page.text("#emblem-error")
    picture_of(signed_in, cast.BANGKA, status=404)


def test_areas_below_bear_it_until_they_have_their_own(app, browser, ayu, rahmat, siti):
    store_emblem(app, cast.BABEL)
    page = browser.sign_in(rahmat).open(PAGE)
    assert "Ini lambang Provinsi Kepulauan Bangka Belitung" in page.text()
    assert picture_of(browser.sign_in(siti), cast.KACE_TIMUR).size == (300, 360)

    send(browser.sign_in(rahmat), emblem_bytes(90, 90))
    assert picture_of(browser.sign_in(siti), cast.KACE_TIMUR).size == (90, 90)

    back = browser.sign_in(rahmat).open(PAGE).submit("Lepas lambang ini")
    assert "Ini lambang Provinsi Kepulauan Bangka Belitung" in back.text()


def test_it_stands_on_the_report_and_in_the_history(app, browser, rahmat):
    store_emblem(app, cast.BANGKA)
    signed_in = browser.sign_in(rahmat)
    send(signed_in, emblem_bytes(90, 90))

    assert "Lambang: ada lambang → ada lambang" in signed_in.open("/reports/letterhead/19.01").texts("details li li")
    assert signed_in.open(f"/reports/progress?area={cast.BANGKA}&period=2026-Q3").all(".kop img.emblem")
