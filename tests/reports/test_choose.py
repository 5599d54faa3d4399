"""Choosing an area and a period, seeing the report, and what is refused."""

from datetime import date

import pytest

from app import clock
from app.areas.models import Area
from app.db import db, write_tx
from app.reports.models import PreparedReport
from tests import cast
from tests.records import store_session
from tests.reports.reading import facts_of, sheet_text, words_of


def test_a_village_head_sees_the_report_and_prints_it(app, browser, siti):
    store_session(app)
    page = browser.sign_in(siti).open("/reports")
    assert [option.get("value") for option in page.all("#area option")] == [cast.KACE_TIMUR]

    preview = page.browser.open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3")
    assert "Desa Kace Timur telah dijangkau" in sheet_text(preview)

    printed = preview.follow("Cetak konsep (PDF)")
    assert printed.response.mimetype == "application/pdf"
    assert facts_of(printed.body)["Title"] == "Laporan Perkembangan Desa Kace Timur, Triwulan III Tahun 2026"
    assert "Kepala Desa Kace Timur" in words_of(printed.body)


def test_staff_choose_from_their_area_and_what_lies_below(browser, rahmat):
    page = browser.sign_in(rahmat).open("/reports")
    assert page.one("#area option[selected]").text == "Kabupaten Bangka"
    assert len(page.all("#area option")) == 9

    below = page.follow("Kecamatan Mendo Barat")
    assert "Desa Kace Timur" in below.texts("#area option")
    assert "Kabupaten Bangka" in below.texts("#area option")


def test_the_quarter_that_ended_last_is_chosen_and_the_running_one_says_so(browser, rahmat):
    page = browser.sign_in(rahmat).open("/reports")

    assert page.one("#period option[selected]").get("value") == "2026-Q3"
    assert "Triwulan IV Tahun 2026 (masih berjalan)" in page.texts("#period option")


@pytest.mark.parametrize("address", ["/reports/progress", "/reports/progress.pdf"])
@pytest.mark.parametrize(
    ("period", "sentence"),
    [
        ("2026-Q5", "“2026-Q5” bukan periode. Pilih salah satu dari daftar."),
        ("", "Periode belum dipilih. Pilih salah satu dari daftar."),
        ("2027-Q1", "Triwulan I Tahun 2027 belum dimulai. Laporannya dapat dibuat mulai 1 Januari 2027."),
        ("<b>", "“<b>” bukan periode. Pilih salah satu dari daftar."),
    ],
)
def test_a_period_that_cannot_be_reported_on_is_refused_in_a_sentence(browser, rahmat, address, period, sentence):
    page = browser.sign_in(rahmat).open(f"{address}?area=19.01&period={period}", status=400)

    assert sentence in page.text("main")


@pytest.mark.parametrize("address", ["/reports", "/reports/progress", "/reports/progress.pdf"])
@pytest.mark.parametrize("area", ["19.05", "19", "99.99", "nonsense"])
def test_areas_out_of_reach_do_not_exist(browser, rahmat, address, area):
    browser.sign_in(rahmat).open(f"{address}?area={area}&period=2026-Q3", status=404)


def test_a_running_period_ends_today_and_says_so(app, browser, rahmat):
    store_session(app, held_on=date(2026, 10, 5), key="baru")
    page = browser.sign_in(rahmat).open("/reports/progress?area=19.01&period=2026-Q4")

    assert "Triwulan IV Tahun 2026 masih berjalan" in sheet_text(page)
    assert "sampai dengan 7 Oktober 2026" in sheet_text(page)


def test_the_report_is_indonesian_whatever_the_language_of_the_page(app, browser, rahmat):
    store_session(app)
    signed_in = browser.sign_in(rahmat)
    signed_in.open("/language/en")
    page = signed_in.open("/reports/progress?area=19.01&period=2026-Q3")

    assert page.text("h1") == "Progress report: Regency Bangka"
    assert "Triwulan III Tahun 2026" in sheet_text(page)
    assert "Kabupaten Bangka" in sheet_text(page)
    assert "Quarter" not in sheet_text(page)


def test_drafts_that_are_ready_are_offered(app, browser, rahmat):
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(db.select(Area.id).where(Area.code == cast.BANGKA)).one()
        days = {"period": "2026-Q3", "prepared_at": clock.now(), "page_count": 17}
        tx.add(PreparedReport(area_id=area_id, data_sha256="a" * 64, pdf_sha256="b" * 64, **days))

    page = browser.sign_in(rahmat).open("/reports")
    assert "Triwulan III Tahun 2026 17 halaman, 7 Oktober 2026 pukul 09.00 WIB" in page.text()

    assert page.follow("Triwulan III Tahun 2026").text("h1") == "Laporan perkembangan: Kabupaten Bangka"
