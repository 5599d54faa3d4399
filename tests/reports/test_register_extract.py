"""The extract of Buku A.1: what is in force on the last day, village by village, in the ten columns."""

from datetime import date

import pytest

from app.regulations.vocabulary import RegulationKind
from tests import cast
from tests.records import store_regulation
from tests.reports.reading import rows_of, sheet_text
from tests.reports.register_histories import HEAD

EXTRACT = f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3&kind=register_extract"


def lines_of(page) -> list[list[str]]:
    return [row for row in rows_of(page, "book-a1") if len(row) == 10]


def test_only_what_is_in_force_on_the_last_day_stands_there(app, browser, dewi):
    store_regulation(app)
    store_regulation(app, number=3, promulgated_on=date(2026, 8, 3), enacted_on=date(2026, 8, 1))
    store_regulation(app, number=4, promulgated_on=date(2026, 10, 1))
    store_regulation(app, number=5, repealed_on=date(2026, 9, 30))
    store_regulation(app, number=6, kind=RegulationKind.HEAD_DECREE)
    store_regulation(app, cast.AIR_LIMAU, number=7)

    page = browser.sign_in(dewi).open(EXTRACT)

    assert page.texts(".sheet thead th") == HEAD
    assert [row[2] for row in lines_of(page)] == [
        "Nomor 2 Tahun 2026,2 Maret 2026",
        "Nomor 3 Tahun 2026,1 Agustus 2026",
    ]
    assert (
        "Sebanyak 2 peraturan di desa berlaku di 1 dari 15 desa pada 30 September 2026; "
        "1 di antaranya mulai berlaku pada Triwulan III Tahun 2026."
    ) in sheet_text(page)


def test_a_joint_one_stands_under_each_village_and_is_counted_once(app, browser, dewi):
    kind = RegulationKind.JOINT_REGULATION
    store_regulation(app, kind=kind, also=[cast.PETALING], agreed_on=None)

    page = browser.sign_in(dewi).open(EXTRACT)

    assert page.texts(".sheet .group b") == ["Desa Petaling", "Desa Kace Timur"]
    petaling, kace_timur = lines_of(page)
    assert (petaling[0], kace_timur[0]) == ("1", "2")
    assert petaling[9].endswith("Bersama Desa Kace Timur.")
    assert kace_timur[9].endswith("Bersama Desa Petaling.")
    assert "Satu peraturan di desa berlaku di 2 dari 15 desa" in sheet_text(page)
    assert "Peraturan bersama dicantumkan pada setiap desanya dan dihitung satu kali." in sheet_text(page)


def test_a_village_without_any_has_a_book_that_says_so(browser, siti):
    page = browser.sign_in(siti).open("/reports/progress?period=2026-Q3&kind=register_extract")

    assert "Nihil: belum ada peraturan di desa yang berlaku di Desa Kace Timur pada 30 September 2026." in sheet_text(
        page
    )
    assert not page.all(".sheet table")


@pytest.mark.parametrize("area", [cast.KELURAHAN, "21.71"])
def test_where_there_is_no_desa_there_is_no_book(browser, admin, area):
    page = browser.sign_in(admin).open(f"/reports/progress?area={area}&period=2026-Q3&kind=register_extract", 400)

    assert "tidak memiliki desa, padahal Buku A.1 hanya ada di desa. Pilih wilayah lain." in page.text()


def test_an_extract_that_nobody_would_read_is_refused(app, browser, dewi, monkeypatch):
    store_regulation(app)
    monkeypatch.setattr("app.reports.papers.register_extract.MOST", 0)

    page = browser.sign_in(dewi).open(EXTRACT, status=400)

    assert "1 peraturan terlalu banyak untuk satu petikan: paling banyak 0." in page.text()
