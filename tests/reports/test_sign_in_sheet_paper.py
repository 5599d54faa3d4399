"""The sign-in sheet: what stands on it, how its pages part, and that its QR says the address."""

import io
import subprocess
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
import segno
from PIL import Image

from app import clock
from app.areas.queries import find_area
from app.outreach.vocabulary import Audience
from app.printing.page import Paper
from app.printing.rendering import render
from app.reports.office.letter_parts import Signature
from app.reports.office.letterhead import build_letter
from app.reports.papers.sign_in_sheet import KnownPerson, Occasion, SignInSheet
from app.reports.progress.layout import lay_out_sign_in_sheet
from tests import cast
from tests.chromium import on_sqlite
from tests.reports.papers import HOSTILE
from tests.reports.reading import facts_of, fonts_of, numbers_down_the_left, pages_of, words_of, words_with_places

pytestmark = on_sqlite  # what stands on the paper is asked of both databases elsewhere
CODE = "ABCDEFG"
ADDRESS = f"https://jejak.example.go.id/s/{CODE}"
OCCASION = Occasion(
    "Waspada tawaran kerja palsu", date(2025, 7, 9), time(9), time(11, 30), "Balai desa", "Pemerintah desa"
)


@pytest.fixture
def sheet(app) -> SignInSheet:
    with app.app_context():
        area = find_area(cast.KACE_TIMUR)
        letter = build_letter(area, (), None)
    return SignInSheet(CODE, ADDRESS, area, letter, OCCASION, (), 40, Paper.A4, clock.now(), False)


def printed(app, sheet: SignInSheet) -> bytes:
    with app.test_request_context():
        rendered = render(lay_out_sign_in_sheet(sheet, 24))
    assert rendered.complaints == ()
    return rendered.pdf


@pytest.mark.parametrize("rows", [20, 40, 60, 200])
@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "595.276 x 841.89"), (Paper.F4, "609.449 x 935.433")])
def test_the_file_is_sound_on_both_papers(app, sheet, tmp_path, paper, size, rows):
    pdf = printed(app, replace(sheet, paper=paper, rows=rows))

    facts, pages = facts_of(pdf), pages_of(pdf)
    assert facts["Page size"].startswith(size)
    assert facts["Tagged"] == "yes"
    assert facts["Title"] == "Daftar hadir: Waspada tawaran kerja palsu"
    assert all(font["embedded"] == "yes" for font in fonts_of(pdf, tmp_path / "daftar.pdf"))
    checked = subprocess.run(["qpdf", "--check", tmp_path / "daftar.pdf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    numbers = []
    for number, page in enumerate(pages, 1):
        assert f"Halaman {number} dari {len(pages)}" in page
        assert "Kode ABC-DEFG" in page
        for column in ("No", "Nama", "L/P", "Jabatan/Unsur", "Alamat", "No. HP", "Tanda tangan"):
            assert column in page
        numbers += [row for row, _top in numbers_down_the_left(pdf, number)]
    assert numbers == list(range(1, rows + 1))


def test_twenty_rows_and_the_signatures_fit_on_one_f4(app, sheet):
    assert len(pages_of(printed(app, replace(sheet, rows=20, paper=Paper.F4)))) == 1
    assert len(pages_of(printed(app, replace(sheet, rows=40, paper=Paper.A4)))) == 2


def test_there_is_room_to_write(app, sheet):
    for paper in Paper:
        tops = [top for _row, top in numbers_down_the_left(printed(app, replace(sheet, paper=paper)))]
        assert min(later - sooner for sooner, later in pairwise(tops)) >= 8


def test_odd_signatures_stand_left_and_even_ones_right(app, sheet):
    small = [
        one for one in words_with_places(printed(app, sheet)) if one[0].isdigit() and one[1] > 160 and one[2] < 270
    ]

    odd, even = ([left for word, left, _top, _right in small if int(word) % 2 == rest] for rest in (1, 0))
    assert len(set(map(round, odd))) == len(set(map(round, even))) == 1
    assert min(even) - max(odd) > 12


@pytest.mark.parametrize("rows", [20, 21, 22, 23, 25, 28, 31, 34, 37, 40, 43, 46, 48, 50, 52, 54, 77, 78])
@pytest.mark.parametrize("paper", Paper)
def test_the_signatures_never_stand_alone(app, sheet, paper, rows):
    pdf = printed(app, replace(sheet, rows=rows, paper=paper))

    pages = pages_of(pdf)
    for words in ("Mengetahui,", "Penanggung jawab kegiatan,", "Jumlah hadir, dihitung kepala"):
        assert [words in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert len(numbers_down_the_left(pdf, len(pages))) >= 3
    firsts = [numbers_down_the_left(pdf, number)[0][0] for number in range(1, len(pages) + 1)]
    assert all(first % 2 for first in firsts)  # a pair shares its room for signatures


def test_newcomers_find_empty_rows_below_those_who_came_before(app, sheet):
    people = tuple(KnownPerson(number, f"Orang {number}", "L", None, "") for number in range(51))

    pdf = printed(app, replace(sheet, people=people, rows=40))

    rows = [row for page in range(1, len(pages_of(pdf)) + 1) for row, _top in numbers_down_the_left(pdf, page)]
    assert rows == list(range(1, 62))


def test_what_is_known_is_printed(app, sheet):
    words = words_of(printed(app, sheet))

    for text in (
        "PEMERINTAH KABUPATEN BANGKA KECAMATAN MENDO BARAT DESA KACE TIMUR",
        "Rabu, 9 Juli 2025",
        "09.00 s.d. 11.30 WIB",
        "Balai desa, Desa Kace Timur",
        "Kepala Desa Kace Timur,",
        "Kace Timur, 9 Juli 2025",
        "ABC-DEFG",
        "dihapus setelah 24 bulan (UU 27/2022)",
        "Anak di bawah 18 tahun dihitung, tidak ditulis namanya.",
        "Anak < 18 tahun",
    ):
        assert text in words


def test_what_is_not_known_yet_is_a_dotted_line(app, sheet):
    pdf = printed(app, replace(sheet, occasion=Occasion()))

    lines = pages_of(pdf)[0].splitlines()
    for label in ("Kegiatan", "Hari/tanggal", "Waktu", "Tempat"):
        assert any(line.split()[:1] == [label] and "………" in line for line in lines), label
    assert "Penyelenggara" not in words_of(pdf)


def test_the_longest_names_stay_inside_the_page_and_in_their_rows(app, sheet):
    long = "Kepulauan Siau Tagulandang Biaro Pangkajene Sidenreng Rappang"
    person = KnownPerson(1, f"Raden {long} Kusumaningrat, S.Pd., M.M."[:120], "L", Audience.NEIGHBOURHOOD_HEADS, long)
    letter = replace(
        sheet.letter,
        agency=f"DINAS {long.upper()} " * 2,
        signature=Signature((f"Kepala Dinas {long}",), rank="Pembina", nip="1970"),
    )
    occasion = Occasion(f"{long} " * 3, date(2026, 9, 30), time(9), None, f"{long} " * 3, f"{long} " * 3)
    for paper, width in ((Paper.A4, 210), (Paper.F4, 215)):
        pdf = printed(
            app, replace(sheet, letter=letter, occasion=occasion, people=(person,) * 30, rows=30, paper=paper)
        )
        pages = len(pages_of(pdf))
        for page in range(1, pages + 1):
            assert max(right for _word, _left, _top, right in words_with_places(pdf, page)) < width - 14
            tops = [top for _row, top in numbers_down_the_left(pdf, page)]
            assert all(later - sooner >= 8 for sooner, later in pairwise(tops))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_harms_nothing(app, sheet, text):
    person = KnownPerson(1, text[:120], "P", None, text[:80])
    occasion = replace(OCCASION, title=text[:200], venue=text[:200], organizer=text[:200])

    pdf = printed(app, replace(sheet, occasion=occasion, people=(person,) * 3))

    for page in range(1, len(pages_of(pdf)) + 1):
        assert max(right for _word, _left, _top, right in words_with_places(pdf, page)) < 196


def modules_in(pdf: bytes, count: int) -> tuple[list[list[int]], float]:
    """The QR on the first page as drawn, dark 1 and light 0, and its width in mm: found as the first block at the
    right that is at least 20 mm tall without a light line through it, looked at in the middle of each module."""
    dots = 12  # a mm
    command = ["pdftoppm", "-r", str(25.4 * dots), "-f", "1", "-l", "1", "-gray", "-"]
    page = Image.open(io.BytesIO(subprocess.run(command, input=pdf, check=True, capture_output=True).stdout))
    right = page.crop((page.width - 50 * dots, 0, page.width - 14 * dots, 110 * dots)).point(lambda v: 255 * (v < 128))
    dark_lines = [right.crop((0, y, right.width, y + 1)).getbbox() is not None for y in range(right.height)]
    top = next(y for y in range(right.height) if all(dark_lines[y : y + 20 * dots]))
    bottom = next(y for y in range(top, right.height) if not dark_lines[y])
    left, _, end, _ = right.crop((0, top, right.width, bottom)).getbbox()
    step = (end - left) / count
    drawn = [
        [int(right.getpixel((left + int(step * (x + 0.5)), top + int(step * (y + 0.5)))) > 0) for x in range(count)]
        for y in range(count)
    ]
    return drawn, (end - left) / dots


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("host", ["d.id", "jejak.example.go.id", "jejak-desa.kabupaten-kepulauan-siau.go.id:8443"])
def test_the_qr_says_the_address_and_is_large_enough(app, sheet, paper, host):
    address = f"https://{host}/s/{CODE}"
    wanted = [list(map(int, row)) for row in segno.make(address, error="m").matrix]

    drawn, width = modules_in(printed(app, replace(sheet, address=address, paper=paper)), len(wanted))

    assert drawn == wanted
    assert width >= 25
