"""Ralat: what was printed and what the data give now, on the page of the report and in the next one."""

from datetime import date

import pytest
import time_machine

from app import clock
from app.areas.queries import find_area
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.periods import parse_span
from app.reports.progress.content import build_report
from tests import cast
from tests.issued_records import store_issued
from tests.records import store_regulation, store_session
from tests.reports.test_issuing import rows_of

LATER = "2026-11-03 09:00+07:00"


def next_report(app, period: str = "2026-Q4", code: str = cast.MENDO_BARAT):
    with app.app_context():
        return build_report(find_area(code), parse_span(period), clock.now())


def listed(report) -> list[tuple]:
    return [(row.report, row.area, row.name, row.printed, row.now) for row in report.corrections]


def test_a_session_that_is_corrected_afterwards_is_listed_with_its_figures(app, browser, dewi):
    outreach_id = store_session(app)
    code = store_issued(app, cast.MENDO_BARAT)
    signed_in = browser.sign_in(dewi)
    assert "semua angka sama dengan yang tercetak" in signed_in.open(f"/reports/issued/{code}").text("#corrections")

    signed_in.open(f"/outreach/{outreach_id}/edit").submit(men="18")
    page = signed_in.open(f"/reports/issued/{code}")

    assert ["Kecamatan Mendo Barat", "Kehadiran", "22", "32"] in rows_of(page)
    assert ["Desa Kace Timur", "Laki-laki", "9", "19"] in rows_of(page)
    assert len(rows_of(page)) == 4
    assert page.follow("Waspada tawaran kerja palsu").path == f"/outreach/{outreach_id}"


def test_what_comes_late_is_listed_and_what_is_only_checked_is_not(app, browser, dewi):
    store_session(app)
    code = store_issued(app, cast.MENDO_BARAT)
    with time_machine.travel(LATER, tick=True):
        store_session(app, cast.PETALING, key="terlambat", title="Datang terlambat", held_on=date(2026, 8, 3))
        store_session(app, cast.PETALING, key="baru", title="Sesudah masa", held_on=date(2026, 10, 20))
        store_session(app, cast.AIR_LIMAU, key="lain", title="Di tempat lain")
        store_regulation(app, cast.PETALING, title="Pelindungan yang dicatat kemudian")
        with app.app_context(), write_tx() as tx:
            tx.scalars(
                db.select(OutreachSession).where(OutreachSession.key == "kegiatan-contoh")
            ).one().state = "checked"

        page = browser.sign_in(dewi).open(f"/reports/issued/{code}")

    assert ["Desa Petaling", "Kegiatan", "0", "1"] in rows_of(page)
    assert ["Kecamatan Mendo Barat", "Desa dengan perdes PMI yang berlaku", "0", "1"] in rows_of(page)
    links = page.texts("#corrections li a")
    assert links == ["Datang terlambat", "Peraturan Desa Nomor 2 Tahun 2026"]


def test_a_session_that_was_moved_out_of_the_period_is_still_linked(app, browser, dewi):
    outreach_id = store_session(app)
    code = store_issued(app, cast.MENDO_BARAT)
    browser.sign_in(dewi).open(f"/outreach/{outreach_id}/edit").submit(held_on="2026-06-16")

    page = browser.sign_in(dewi).open(f"/reports/issued/{code}")

    assert ["Kecamatan Mendo Barat", "Kegiatan", "1", "0"] in rows_of(page)
    assert page.texts("#corrections li a") == ["Waspada tawaran kerja palsu"]


def test_the_next_report_of_the_area_lists_them_and_the_one_after_it_no_more(app):
    store_session(app)
    store_issued(app, cast.MENDO_BARAT, number="400/12")
    store_session(app, cast.PETALING, key="terlambat", held_on=date(2026, 8, 3))

    rows = listed(next_report(app))

    assert ("Triwulan III Tahun 2026, Nomor 400/12", "Desa Petaling", "Kehadiran", 0, 22) in rows
    assert listed(next_report(app, "2026-S2")) == []
    assert listed(next_report(app, code=cast.BANGKA)) == []
    with time_machine.travel("2027-01-05 09:00+07:00"):
        store_issued(app, cast.MENDO_BARAT, "2026-Q4", number="400/13")
        assert listed(next_report(app, "2027-Q1")) == []


def test_a_report_issued_anew_corrects_the_withdrawn_one(app, browser, dewi):
    store_session(app)
    code = store_issued(app, cast.MENDO_BARAT, number="400/12", withdrawn_at=clock.now(), withdrawn_reason="salah")
    store_session(app, cast.PETALING, key="terlambat", held_on=date(2026, 8, 3))

    assert ("Kecamatan Mendo Barat", "Kegiatan", 1, 2) in [row[1:] for row in listed(next_report(app, "2026-Q3"))]
    assert listed(next_report(app)) == []
    words = browser.sign_in(dewi).open(f"/reports/issued/{code}").text("#corrections")
    assert "Laporan pengganti untuk hari-hari itu memuatnya sebagai ralat" in words
    assert "laporan berikutnya" not in words


@pytest.mark.parametrize("code", [cast.KACE_TIMUR, cast.KELURAHAN, "19.71", "19", "ID"])
def test_nothing_differs_where_nothing_changed(app, code):
    store_session(app)
    store_issued(app, code)

    assert listed(next_report(app, code=code)) == []


def test_a_report_of_a_running_period_is_counted_again_up_to_its_own_day(app, browser, dewi):
    code = store_issued(app, cast.MENDO_BARAT, "2026-Q4")
    with time_machine.travel(LATER, tick=True):
        store_session(app, held_on=date(2026, 10, 20))
        page = browser.sign_in(dewi).open(f"/reports/issued/{code}")
        assert rows_of(page) == []
        assert "dihitung sampai 7 Oktober 2026" in page.text()

        store_session(app, key="terlambat", held_on=date(2026, 10, 3))
        page = browser.sign_in(dewi).open(f"/reports/issued/{code}")
        assert ["Desa Kace Timur", "Kegiatan", "0", "1"] in rows_of(page)
