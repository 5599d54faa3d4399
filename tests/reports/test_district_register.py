"""The register over all villages of an area: the filters of the list, village by village, on paper and as a table."""

from datetime import date, datetime
from io import BytesIO

import openpyxl

from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.chromium import on_sqlite
from tests.records import store_regulation
from tests.reports.reading import rows_of, words_of
from tests.reports.register_histories import share

LATE = {"submitted_on": None, "promulgated_on": None, "enacted_on": date(2026, 9, 1), "agreed_on": date(2026, 8, 20)}
COLUMNS = [
    "Kode",
    "Desa atau kelurahan",
    "Kecamatan",
    "Kabupaten atau kota",
    "Jenis",
    "Nomor",
    "Tahun",
    "Tentang",
    "Tema",
    "Keadaan",
    "Ditetapkan",
    "Diundangkan",
    "Dilaporkan",
    "Terlambat (hari)",
]


def store_some(app) -> None:
    store_regulation(app, cast.PETALING, title="Desa Anti-TPPO", theme=Theme.ANTI_TRAFFICKING_VILLAGE)
    store_regulation(app, number=3, title="Posko", **LATE)
    store_regulation(app, number=None, title="Rencana", year=2025, **{**LATE, "enacted_on": None, "agreed_on": None})
    joint = store_regulation(
        app, cast.PETALING, number=1, kind=RegulationKind.JOINT_REGULATION, title="Bersama", agreed_on=None
    )
    share(app, joint, cast.KACE_TIMUR)
    store_regulation(app, cast.AIR_LIMAU, title="Di kabupaten lain")


ALL = [
    ["Kec. Mendo Barat, Kab. Bangka – 4 peraturan"],
    ["Desa Petaling dan 1 desa lain", "Permakades Nomor 1 Tahun 2026", "Bersama"],
    ["Desa Petaling", "Perdes Nomor 2 Tahun 2026", "Desa Anti-TPPO"],
    ["Desa Kace Timur", "Rancangan Perdes 2025", "Rencana"],
    ["Desa Kace Timur", "Perdes Nomor 3 Tahun 2026", "Posko"],
]


def test_the_table_goes_village_by_village(app, browser, rahmat):
    store_some(app)

    rows = rows_of(browser.sign_in(rahmat).open("/reports/registers"), "district")

    assert [row[:3] for row in rows] == ALL
    assert rows[1][3:] == ["2 Mar 2026", "5 Mar 2026", "9 Mar 2026", "Berlaku"]
    assert rows[3][3:] == ["belum", "belum", "belum", "Draf"]
    assert rows[4][3:] == ["1 Sep 2026", "belum", "belum", "Ditetapkan, belum berlaku; terlambat 29 hari"]


def test_the_print_of_the_list_keeps_its_filters(app, browser, rahmat):
    """And the spreadsheet, from the very links of the list."""
    store_some(app)
    there = browser.sign_in(rahmat)
    for query, titles in (
        ("", {"Bersama", "Desa Anti-TPPO", "Rencana", "Posko"}),
        ("kind=joint_regulation", {"Bersama"}),
        ("theme=anti_trafficking_village", {"Desa Anti-TPPO"}),
        ("year=2025", {"Rencana"}),
        ("state=enacted", {"Posko"}),
        ("clock=late", {"Posko"}),
        ("q=anti", {"Desa Anti-TPPO"}),
        (f"area={cast.KACE_TIMUR}", {"Bersama", "Rencana", "Posko"}),
        (f"area={cast.MENDO_BARAT}&state=in_force&kind=village_regulation", {"Desa Anti-TPPO"}),
    ):
        page = there.open(f"/regulations?{query}")
        book = openpyxl.load_workbook(BytesIO(page.follow("Unduh XLSX").body)).active
        facts, head, *rows = book.iter_rows(values_only=True)
        assert facts[0] == "Daftar Peraturan di Desa dan Kelurahan"
        assert list(head) == COLUMNS
        assert {row[7] for row in rows} == titles, query
        address = next(a.get("href") for a in page.all("a") if a.text_content() == "Cetak")
        preview = rows_of(there.open(address.replace("registers.pdf", "registers")), "district")
        assert {row[2] for row in preview if len(row) > 1} == titles, query


def test_a_cell_of_the_spreadsheet_is_a_day_or_says_why_not(app, browser, rahmat):
    store_some(app)

    page = browser.sign_in(rahmat).open("/reports/registers.xlsx?on=2026-09-30")

    _facts, _head, joint, *_others, late = openpyxl.load_workbook(BytesIO(page.body)).active.iter_rows(values_only=True)
    assert joint[:7] == (
        cast.PETALING,
        "Desa Petaling dan 1 desa lain",
        "Mendo Barat",
        "Kab. Bangka",
        "Peraturan Bersama Kepala Desa",
        1,
        2026,
    )
    assert joint[9:] == ("Berlaku", datetime(2026, 3, 2), datetime(2026, 3, 5), datetime(2026, 3, 9), "-")  # noqa: DTZ001
    assert late[9:] == ("Ditetapkan, belum berlaku", datetime(2026, 9, 1), "belum", "belum", 22)  # noqa: DTZ001


def test_as_of_an_earlier_day_nothing_is_there_that_came_later(app, browser, rahmat):
    store_some(app)

    rows = rows_of(browser.sign_in(rahmat).open("/reports/registers?on=2026-03-06"), "district")

    assert [row[2:] for row in rows[1:]] == [
        ["Bersama", "2 Mar 2026", "5 Mar 2026", "belum", "Berlaku"],
        ["Desa Anti-TPPO", "2 Mar 2026", "5 Mar 2026", "belum", "Berlaku"],
        ["Rencana", "belum", "belum", "belum", "Draf"],
    ]


@on_sqlite
def test_the_paper_says_what_it_was_narrowed_to(app, browser, rahmat):
    store_some(app)

    words = words_of(browser.sign_in(rahmat).open("/reports/registers.pdf?clock=late&year=2026&paper=a4").body)

    assert "Hanya: tahun 2026, tenggat “Terlambat”" in words
    assert "Jumlah 1 peraturan. Keadaan 7 Oktober 2026." in words
    assert "terlambat 29 hari" in words


def test_what_is_too_much_for_paper_is_refused_in_plain_words(app, browser, rahmat, monkeypatch):
    store_some(app)
    monkeypatch.setattr("app.reports.views.registers.PRINTED", 3)

    page = browser.sign_in(rahmat).open("/reports/registers.pdf", status=400)

    assert "4 peraturan terlalu banyak untuk satu PDF: paling banyak 3." in page.text()
    assert page.all(".sheet table.district")


def test_the_preview_shows_the_beginning_and_says_so(app, browser, rahmat, monkeypatch):
    store_some(app)
    monkeypatch.setattr("app.reports.views.registers.SHOWN", 2)

    page = browser.sign_in(rahmat).open("/reports/registers")

    assert [row[2] for row in rows_of(page, "district")[1:]] == ["Bersama", "Desa Anti-TPPO"]
    assert "2 yang pertama dari 4 peraturan. PDF dan XLSX memuat semuanya." in page.text()
    assert "Jumlah 4 peraturan" in page.text()
