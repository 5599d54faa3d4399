"""The paper of the registers: heads on every page, signatures never alone, the longest texts, tags, the same bytes."""

import subprocess
from dataclasses import replace
from datetime import date

import pytest

from app import clock
from app.areas.queries import find_area
from app.printing.page import Paper
from app.printing.rendering import render
from app.reports.progress.layout import lay_out_register
from app.reports.registers.district_register import DATED, DistrictLine, DistrictRegister, Group
from app.reports.registers.register_forms import FORMS, Book
from app.reports.registers.registers import Line, Register, build_register
from app.reports.sentences.phrases import printable
from tests import cast
from tests.chromium import on_sqlite
from tests.reports.papers import HOSTILE
from tests.reports.reading import facts_of, fonts_of, pages_of, ruled_cells, words_of, words_with_places

pytestmark = on_sqlite
TITLE = "Pelindungan Pekerja Migran Indonesia Asal Desa dan Pencegahan Tindak Pidana Perdagangan Orang"
SIZES = {Paper.A4: "841.89 x 595.276", Paper.F4: "935.433 x 609.449"}


def lines(count: int, title: str = TITLE, note: str = "Berlaku.") -> tuple[Line, ...]:
    cells = (
        ("Peraturan Desa",),
        ("Nomor 1 Tahun 2026,", "29 September 2026"),
        (title,),
        ("Pendataan, layanan informasi, satgas, dan anggaran desa.",),
        ("29 September 2026",),
        ("belum",),
        ("Nomor 1,", "30 September 2026"),
        ("-",),
        (note,),
    )
    return tuple(Line(number, cells) for number in range(1, count + 1))


@pytest.fixture
def register(app) -> Register:
    with app.app_context():
        return build_register(find_area(cast.KACE_TIMUR), Book.A1, 2026, None, clock.today())


def filled(register: Register, count: int, **values) -> Register:
    return replace(register, years=((2026, lines(count, **values)),) if count else ())


def printed(app, register: Register | DistrictRegister, paper: Paper = Paper.F4) -> bytes:
    with app.test_request_context():
        rendered = render(lay_out_register(register, paper))
    assert rendered.complaints == ()
    return rendered.pdf


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_file_is_sound(app, register, tmp_path, paper, count):
    pdf = printed(app, filled(register, count), paper)

    facts, pages = facts_of(pdf), pages_of(pdf)
    assert facts["Page size"].startswith(SIZES[paper])
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Buku Peraturan di Desa (Buku A.1), Desa Kace Timur, Tahun 2026"
    assert facts["Author"] == "DESA KACE TIMUR"
    fonts = fonts_of(pdf, tmp_path / "buku.pdf")
    assert fonts
    assert all(font["embedded"] == "yes" for font in fonts)
    checked = subprocess.run(["qpdf", "--check", tmp_path / "buku.pdf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    numbers = []
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert ("Buku A.1), Desa Kace Timur, Tahun 2026" in page) == (number > 1)
        assert "Keadaan 7 Oktober 2026" in page
        head, columns, *rows = ruled_cells(pdf, number)
        assert head == [name for name, _width in FORMS[Book.A1].columns]
        assert columns == [str(column) for column in range(1, 11)]
        numbers += [row[0] for row in rows]
    assert numbers == ([str(number) for number in range(1, count + 1)] or ["Nihil: belum ada yang dimuat."])


@pytest.mark.parametrize("count", range(3, 13))
def test_the_signatures_never_stand_alone(app, register, count):
    """Over all the numbers of rows of a page: one row at least, its head, and the notes stand with them."""
    pdf = printed(app, filled(register, count), Paper.A4)

    pages = pages_of(pdf)
    for words in ("Mengetahui,", "Kepala Desa Kace Timur,", "Sekretaris Desa,", "Permendagri Nomor 47"):
        assert [words in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(ruled_cells(pdf, len(pages))) > 2


def test_nor_below_a_row_that_fills_pages(app, register):
    """A text of pages is parted between its words, below the same head on each; all others stay whole."""
    note = ("Naskah asli disimpan di kantor desa bersama berita acara musyawarah. " * 30)[:2000]
    for count in (1, 2):
        pdf = printed(app, filled(register, count, note=note), Paper.A4)

        pages = [ruled_cells(pdf, page) for page in range(1, len(pages_of(pdf)) + 1)]
        assert all(page[0] == pages[0][0] and len(page) > 2 for page in pages)
        cells = [row[9] for page in pages for row in page[2:]]
        assert " ".join(cells).split() == note.split() * count


def test_the_longest_texts_stay_inside_their_columns(app, register):
    title = ("Pelindungan Pekerja Migran Indonesia di Kepulauan Siau Tagulandang Biaro " * 5)[:300]
    for paper in Paper:
        pdf = printed(app, filled(register, 3, title=title), paper)

        cells = [row for page in range(1, len(pages_of(pdf)) + 1) for row in ruled_cells(pdf, page)[2:]]
        assert " ".join(cell[3] for cell in cells).split() == (title.split() * 3)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_harm_nothing(app, register, text):
    """As typed, which the words of a cell are made printable from."""
    told = printable(text[:500])
    pdf = printed(app, filled(register, 2, title=told, note=told), Paper.A4)

    assert max(right for _word, _left, _top, right in words_with_places(pdf)) < 297 - 11


def test_the_place_and_the_day_are_left_to_be_written(app, register):
    words = words_of(printed(app, filled(register, 2)))

    assert "Mengetahui, Kepala Desa Kace Timur," in words
    assert "Kace Timur, ……………………… 2026 Sekretaris Desa," in words
    assert words.count("(…………………………………)") == 2


def test_the_same_book_gives_the_same_bytes(app, register):
    book = filled(register, 20)

    assert printed(app, book) == printed(app, book)


def test_a_reader_hears_the_table(app, register, tmp_path):
    """Header cells have their scope, and the running heads are read to nobody."""
    (tmp_path / "buku.pdf").write_bytes(printed(app, filled(register, 3)))

    heard = subprocess.run(["pdfinfo", "-struct-text", tmp_path / "buku.pdf"], capture_output=True, text=True).stdout

    assert heard.count("/Scope /Column") == 10
    assert heard.count("TR") == 5
    assert "Halaman" not in heard
    plain = subprocess.run(["qpdf", "--qdf", tmp_path / "buku.pdf", "-"], capture_output=True, check=True).stdout
    assert b"/Lang (id)" in plain


def district(count: int, title: str = TITLE) -> DistrictRegister:
    line = DistrictLine(
        row=None,  # type: ignore[arg-type]  # only the spreadsheet looks at it
        village="Desa Kace Timur",
        regency="Kab. Bangka",
        name="Perdes Nomor 2 Tahun 2026",
        title=title,
        days=(date(2026, 9, 29), date(2026, 9, 30), "belum")[: len(DATED)],
        state="Berlaku",
        late=12,
    )
    groups = [
        Group(f"Kec. Nomor {first}", "10 peraturan", (line,) * min(10, count - first)) for first in range(0, count, 10)
    ]
    return DistrictRegister(
        "PEMERINTAH KABUPATEN BANGKA",
        "Kabupaten Bangka",
        ("tahun 2026",),
        date(2026, 10, 7),
        tuple(groups),
        count,
        clock.now(),
        False,
    )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 1, 60])
def test_the_district_register_is_sound(app, tmp_path, paper, count):
    pdf = printed(app, district(count), paper)

    facts, pages = facts_of(pdf), pages_of(pdf)
    assert facts["Page size"].startswith(SIZES[paper])
    assert facts["Title"] == "Daftar Peraturan di Desa dan Kelurahan, Kabupaten Bangka, tahun 2026"
    assert all(font["embedded"] == "yes" for font in fonts_of(pdf, tmp_path / "daftar.pdf"))
    assert words_of(pdf).count("terlambat 12 hari") == count
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Jenis dan nomor" in page
        last = [line for line in page.splitlines() if line.strip()]
        assert not last[-2].strip().startswith("Kec.")  # the name of a subdistrict never ends a page


def test_the_longest_titles_stay_inside_the_district_register(app):
    for text in ("Kepulauan " * 30, "W" * 300):
        pdf = printed(app, district(9, text), Paper.A4)
        assert max(right for _word, _left, _top, right in words_with_places(pdf)) < 297 - 11
