"""The registers, read back from the paper cell by cell: what three villages' histories must say in every column."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from app.areas.models import Area
from app.db import db, write_tx
from app.regulations.models import RegulationLink, RegulationVillage
from app.regulations.vocabulary import Effect, RegulationKind, Theme
from app.reports.layout import DEMO_MARK
from app.web.settings import put_setting
from tests import cast
from tests.chromium import on_sqlite
from tests.records import store_regulation
from tests.reports.reading import facts_of, pages_of, rows_of, ruled_cells, words_of

A1 = f"/reports/registers.pdf?area={cast.KACE_TIMUR}&book=a1"
HEAD = [
    "Nomor urut",
    "Jenis peraturan di desa",
    "Nomor dan tanggal ditetapkan",
    "Tentang",
    "Uraian singkat",
    "Tanggal kesepakatan peraturan desa",
    "Nomor dan tanggal dilaporkan",
    "Nomor dan tanggal diundangkan dalam Lembaran Desa",
    "Nomor dan tanggal diundangkan dalam Berita Desa",
    "Keterangan",
]
A2_HEAD = [
    "Nomor urut",
    "Nomor dan tanggal keputusan",
    "Tentang",
    "Uraian singkat",
    "Nomor dan tanggal dilaporkan",
    "Keterangan",
]


def link(app, acting: int, target: int, effect: Effect) -> None:
    with app.app_context(), write_tx() as tx:
        tx.add(RegulationLink(acting_id=acting, target_id=target, effect=effect))


def share(app, regulation: int, *villages: str) -> None:
    """Valid for these villages too."""
    with app.app_context(), write_tx() as tx:
        for area_id in tx.scalars(db.select(Area.id).where(Area.code.in_(villages))):
            tx.add(RegulationVillage(regulation_id=regulation, village_id=area_id))


@pytest.fixture
def histories(app) -> None:
    """A smooth one; one late at two steps and signed by nobody; one amended, then repealed and replaced; others."""
    store_regulation(
        app,
        number=1,
        title="Anggaran Pendapatan dan Belanja Desa",
        summary="Pendapatan, belanja, dan pembiayaan.",
        theme=Theme.OTHER,
        agreed_on=date(2026, 1, 5),
        enacted_on=date(2026, 1, 9),
        promulgated_on=date(2026, 1, 12),
        promulgation_number="1",
        submitted_on=date(2026, 1, 15),
        submission_number="141/04",
    )
    store_regulation(
        app,
        number=2,
        title="Pelindungan Pekerja Migran Indonesia",
        agreed_on=date(2026, 1, 19),
        enacted_on=None,
        unsigned=True,
        promulgated_on=date(2026, 3, 30),
        promulgation_number="2",
        submitted_on=date(2026, 5, 4),
        submission_number="141/31",
        note="Naskah disimpan di kantor desa.",
    )
    old = store_regulation(
        app,
        number=4,
        year=2024,
        title="Desa Anti-TPPO",
        agreed_on=date(2024, 5, 1),
        enacted_on=date(2024, 5, 6),
        promulgated_on=date(2024, 5, 8),
        promulgation_number="4",
        submitted_on=None,
        repealed_on=date(2026, 8, 20),
        amended_on=date(2025, 2, 10),
    )
    amending = store_regulation(
        app,
        number=1,
        year=2025,
        title="Perubahan atas Peraturan Desa tentang Desa Anti-TPPO",
        agreed_on=None,
        enacted_on=date(2025, 2, 3),
        promulgated_on=date(2025, 2, 10),
        submitted_on=date(2025, 2, 14),
        submission_number="",
    )
    new = store_regulation(
        app,
        number=3,
        title="Desa Anti-TPPO",
        agreed_on=date(2026, 8, 3),
        enacted_on=date(2026, 8, 18),
        promulgated_on=date(2026, 8, 20),
        promulgation_number="3",
        submitted_on=None,
    )
    link(app, amending, old, Effect.AMENDS)
    link(app, new, old, Effect.REPLACES)


def book_rows(pdf: bytes) -> list[list[str]]:
    """The rows of all pages below the head and its numbers, which stand on each page."""
    rows = []
    for number in range(1, len(pages_of(pdf)) + 1):
        head, numbers, *lines = ruled_cells(pdf, number)
        assert head == HEAD
        assert numbers == [str(place) for place in range(1, 11)]
        rows += lines
    return rows


EXPECTED = {
    "Tahun 2024": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 4 Tahun 2024, 6 Mei 2024",
            "Desa Anti-TPPO",
            "",
            "1 Mei 2024",
            "belum",
            "Nomor 4, 8 Mei 2024",
            "-",
            "Dicabut dan diganti dengan Peraturan Desa Nomor 3 Tahun 2026 sejak 20 Agustus 2026. "
            "Diubah dengan Peraturan Desa Nomor 1 Tahun 2025.",
        ]
    ],
    "Tahun 2025": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 1 Tahun 2025, 3 Februari 2025",
            "Perubahan atas Peraturan Desa tentang Desa Anti-TPPO",
            "",
            "tidak tercatat",
            "Nomor ……, 14 Februari 2025",
            "Nomor ……, 10 Februari 2025",
            "-",
            "Berlaku. Mengubah Peraturan Desa Nomor 4 Tahun 2024.",
        ]
    ],
    "Tahun 2026": [
        [
            "1",
            "Peraturan Desa",
            "Nomor 1 Tahun 2026, 9 Januari 2026",
            "Anggaran Pendapatan dan Belanja Desa",
            "Pendapatan, belanja, dan pembiayaan.",
            "5 Januari 2026",
            "Nomor 141/04, 15 Januari 2026",
            "Nomor 1, 12 Januari 2026",
            "-",
            "Berlaku.",
        ],
        [
            "2",
            "Peraturan Desa",
            "Nomor 2 Tahun 2026, -",
            "Pelindungan Pekerja Migran Indonesia",
            "",
            "19 Januari 2026",
            "Nomor 141/31, 4 Mei 2026",
            "Nomor 2, 30 Maret 2026",
            "-",
            "Berlaku. Tidak ditandatangani kepala desa; sah menurut PP 43/2014 Pasal 84. "
            "Naskah disimpan di kantor desa.",
        ],
        [
            "3",
            "Peraturan Desa",
            "Nomor 3 Tahun 2026, 18 Agustus 2026",
            "Desa Anti-TPPO",
            "",
            "3 Agustus 2026",
            "belum",
            "Nomor 3, 20 Agustus 2026",
            "-",
            "Berlaku. Mencabut dan menggantikan Peraturan Desa Nomor 4 Tahun 2024.",
        ],
    ],
}


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


@on_sqlite
def test_what_else_can_be_said(app, browser, siti):
    """Joint and head regulations stand in the bulletin; annulled, repealed by one not recorded; drafts are counted."""
    joint = store_regulation(
        app,
        cast.PETALING,
        number=1,
        kind=RegulationKind.JOINT_REGULATION,
        agreed_on=None,
        promulgation_number="7",
        submission_number="5",
    )
    share(app, joint, cast.KACE_TIMUR)
    store_regulation(
        app,
        number=1,
        kind=RegulationKind.HEAD_REGULATION,
        enacted_on=date(2026, 4, 1),
        promulgated_on=None,
        submitted_on=None,
    )
    store_regulation(
        app, number=5, enacted_on=date(2026, 5, 1), annulled_on=date(2026, 9, 1), annulment_number="188/12"
    )
    store_regulation(
        app, number=6, enacted_on=date(2026, 6, 1), repealed_on=date(2026, 9, 2), repealed_by="Perdes 9/2026"
    )
    store_regulation(app, number=None, enacted_on=None, promulgated_on=None, submitted_on=None)

    pdf = browser.sign_in(siti).open(f"{A1}&year=2026").body

    rows = book_rows(pdf)
    assert [(row[1], row[5], row[7], row[8], row[9]) for row in rows] == [
        (
            "Peraturan Bersama Kepala Desa",
            "-",
            "-",
            "Nomor 7, 5 Maret 2026",
            "Berlaku. Bersama Desa Petaling.",
        ),
        ("Peraturan Kepala Desa", "-", "-", "belum", "Belum diundangkan, belum berlaku."),
        (
            "Peraturan Desa",
            "20 Februari 2026",
            "Nomor ……, 5 Maret 2026",
            "-",
            "Dibatalkan dengan Nomor 188/12 sejak 1 September 2026.",
        ),
        (
            "Peraturan Desa",
            "20 Februari 2026",
            "Nomor ……, 5 Maret 2026",
            "-",
            "Dicabut dengan Perdes 9/2026 sejak 2 September 2026.",
        ),
    ]
    assert "Tidak dimuat: 1 rancangan yang belum ditetapkan." in words_of(pdf)
    partner = browser.sign_in(cast.DEWI).open(A1.replace(cast.KACE_TIMUR, cast.PETALING)).body
    assert book_rows(partner)[1][9] == "Berlaku. Bersama Desa Kace Timur."


@on_sqlite
def test_the_book_of_decrees(app, browser, siti):
    values = {"kind": RegulationKind.HEAD_DECREE, "agreed_on": None, "promulgated_on": None}
    store_regulation(
        app, title="Satgas desa", submission_number="141/9", valid_until=date(2028, 12, 31), summary="Tugas", **values
    )
    store_regulation(app, number=1, enacted_on=date(2026, 1, 5), valid_until=date(2026, 6, 30), **values)

    pdf = browser.sign_in(siti).open(A1.replace("a1", "a2") + "&year=2026").body

    head, numbers, *rows = ruled_cells(pdf)
    assert head == A2_HEAD
    assert numbers == ["1", "2", "3", "4", "5", "6"]
    title = "Pelindungan pekerja migran Indonesia"
    assert rows == [
        [
            "1",
            "Nomor 1 Tahun 2026, 5 Januari 2026",
            title,
            "",
            "Nomor ……, 9 Maret 2026",
            "Masa berlakunya berakhir 30 Juni 2026.",
        ],
        [
            "2",
            "Nomor 2 Tahun 2026, 2 Maret 2026",
            "Satgas desa",
            "Tugas",
            "Nomor 141/9, 9 Maret 2026",
            "Berlaku sampai dengan 31 Desember 2028.",
        ],
    ]
    assert "BUKU KEPUTUSAN KEPALA DESA" in words_of(pdf)


@on_sqlite
def test_a_kelurahan_has_a_list_of_its_own(app, browser, lina):
    values = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}
    store_regulation(app, cast.KELURAHAN, kind=RegulationKind.WARD_DECREE, title="Posko", **values)
    mayor = store_regulation(
        app,
        cast.PANGKAL_PINANG,
        number=8,
        kind=RegulationKind.REGIONAL_REGULATION,
        title="Pelindungan",
        **{**values, "enacted_on": date(2026, 1, 9)},
    )
    share(app, mayor, cast.KELURAHAN)

    page = browser.sign_in(lina).open("/reports/registers?book=a1")
    pdf = page.follow("Cetak sebagai PDF").body

    assert "Kelurahan tidak memiliki Buku A.1 dan Buku A.2" in page.text()
    head, _numbers, *rows = ruled_cells(pdf)
    assert head == A2_HEAD
    assert rows[1:] == [
        ["1", "Peraturan Wali Kota Nomor 8 Tahun 2026, 9 Januari 2026", "Pelindungan", "", "-", "Berlaku."],
        ["2", "Nomor 2 Tahun 2026, 2 Maret 2026", "Posko", "", "-", "Berlaku."],
    ]
    words = words_of(pdf)
    assert "DAFTAR KEPUTUSAN LURAH" in words
    assert "Lurah Semabung Lama, " in words
    assert "Sekretaris Kelurahan," in words
    assert "Permendagri" not in words


def test_who_sees_which_book(browser, siti, rahmat):
    there = browser.sign_in(siti)
    for address in (A1.replace(cast.KACE_TIMUR, cast.PETALING), "/reports/registers?area=19.01.04"):
        there.open(address, status=404)
    there = browser.sign_in(rahmat)
    page = there.open("/reports/registers?book=a2")
    assert "Desa mana?" in page.text()
    page = page.follow("Kecamatan Mendo Barat").follow("Desa Kace Timur")
    assert "BUKU KEPUTUSAN KEPALA DESA" in page.text(".sheet").upper()
    assert "Pilih desanya" in there.open("/reports/registers.pdf?book=a1", status=400).text()
    assert "Pilih desanya" in there.open("/reports/registers.xlsx?book=a1", status=400).text()


def test_a_day_that_is_none_or_has_not_come_is_refused(browser, siti):
    there = browser.sign_in(siti)
    for ending in ("", ".pdf", ".xlsx"):
        assert "“besok” bukan tanggal" in there.open(f"/reports/registers{ending}?on=besok", status=400).text()
    page = there.open("/reports/registers?on=2027-01-01&book=a2", status=400)
    assert "1 Januari 2027 belum tiba" in page.text()


def test_the_demo_is_marked(app, browser, siti):
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {"seed": 1})
    there = browser.sign_in(siti)
    pdf = there.open(A1).body

    assert DEMO_MARK in words_of(pdf)
    sheet = openpyxl.load_workbook(BytesIO(there.open(A1.replace(".pdf", ".xlsx")).body)).active
    assert DEMO_MARK in sheet["A3"].value
    assert facts_of(pdf)["Title"] == "Buku Peraturan di Desa (Buku A.1), Desa Kace Timur, Semua tahun"
