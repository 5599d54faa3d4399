"""The books of a village, read back from the paper cell by cell: what its histories must say in every column."""

from io import BytesIO

import openpyxl
import pytest

from tests import cast
from tests.chromium import on_sqlite
from tests.reports.reading import rows_of, words_of
from tests.reports.register_histories import A1, EXPECTED, HEAD, book_rows, store_histories


@pytest.fixture
def histories(app) -> None:
    store_histories(app)


@on_sqlite
@pytest.mark.parametrize("paper", ["a4", "f4"])
def test_three_histories_read_column_by_column(app, browser, siti, histories, paper):
    pdf = browser.sign_in(siti).open(f"{A1}&paper={paper}").body

    expected = [row for year, rows in EXPECTED.items() for row in ([year], *rows)]
    assert book_rows(pdf) == expected


def test_the_spreadsheet_has_the_same_cells(app, browser, siti, histories):
    there = browser.sign_in(siti)
    for paper, number in (("a4", "9"), ("f4", "14")):
        page = there.open(A1.replace(".pdf", ".xlsx") + f"&paper={paper}")
        sheet = openpyxl.load_workbook(BytesIO(page.body)).active

        title, place, told, head, numbers, *rows = sheet.iter_rows(values_only=True)
        assert title[0] == "Buku Peraturan di Desa (Buku A.1)"
        assert place[0] == "Desa Kace Timur, Kecamatan Mendo Barat, Kabupaten Bangka, Semua tahun"
        assert told[0] == "Keadaan 7 Oktober 2026"
        assert list(head) == HEAD
        assert list(numbers) == list(range(1, 11))
        found = [[" ".join(str(cell or "").split()) for cell in row] for row in rows]
        assert found == [row for rows in EXPECTED.values() for row in rows]
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", number)
        assert sheet.print_title_rows == "$4:$5"


def test_the_preview_says_what_is_printed(app, browser, siti, histories):
    page = browser.sign_in(siti).open(f"/reports/registers?area={cast.KACE_TIMUR}&book=a1&year=2026")

    assert page.text("h1") == "Buku dan daftar peraturan"
    found = rows_of(page, "book-a1")
    assert [[cell.replace(" ", "") for cell in row] for row in found] == [
        [cell.replace(" ", "") for cell in row] for row in EXPECTED["Tahun 2026"]
    ]


@on_sqlite
def test_a_book_as_it_stood_on_an_earlier_day(app, browser, siti, histories):
    there = browser.sign_in(siti)
    rows = book_rows(there.open(f"{A1}&on=2026-03-15").body)

    assert [row[0] for row in rows] == ["Tahun 2024", "1", "Tahun 2025", "1", "Tahun 2026", "1"]
    assert rows[1][9] == "Berlaku. Diubah dengan Peraturan Desa Nomor 1 Tahun 2025."
    before = book_rows(there.open(f"{A1}&on=2025-02-05&year=2025").body)
    assert before == [
        [
            "1",
            "Peraturan Desa",
            "Nomor 1 Tahun 2025, 3 Februari 2025",
            "Perubahan atas Peraturan Desa tentang Desa Anti-TPPO",
            "",
            "tidak tercatat",
            "belum",
            "belum",
            "-",
            "Belum diundangkan, belum berlaku. Mengubah Peraturan Desa Nomor 4 Tahun 2024.",
        ]
    ]


@on_sqlite
def test_one_theme_of_one_year_keeps_the_numbers_of_the_book(app, browser, siti, histories):
    pdf = browser.sign_in(siti).open(f"{A1}&year=2026&theme=pmi_protection").body

    assert [row[:1] + row[2:4] for row in book_rows(pdf)] == [
        ["2", "Nomor 2 Tahun 2026, -", "Pelindungan Pekerja Migran Indonesia"],
        ["3", "Nomor 3 Tahun 2026, 18 Agustus 2026", "Desa Anti-TPPO"],
    ]
    words = words_of(pdf)
    assert "Tahun 2026, hanya tema Pelindungan PMI" in words
    assert "Nomor urut menurut buku selengkapnya." in words
