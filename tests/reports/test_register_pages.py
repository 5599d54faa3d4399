"""What else stands in the registers of a village and of a kelurahan, who sees them, and what is refused."""

from datetime import date
from io import BytesIO

import openpyxl

from app.db import write_tx
from app.regulations.vocabulary import RegulationKind
from app.reports.progress.layout import DEMO_MARK
from app.web.settings import put_setting
from tests import cast
from tests.chromium import on_sqlite
from tests.records import store_regulation
from tests.reports.reading import facts_of, ruled_cells, words_of
from tests.reports.register_histories import A1, A2_HEAD, book_rows, share


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
