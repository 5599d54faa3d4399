"""Nihil: a village says once that it had nothing to report, or takes it back; today is Wednesday 7 October 2026."""

from datetime import date

import pytest

from app.history.models import HistoryEntry
from app.outreach.models import NilReport
from app.outreach.nil_periods import Held, Standing, list_offers, opens_on, period_fault
from app.outreach.vocabulary import SessionState
from app.periods import parse_period
from tests import cast
from tests.records import count, store_session

ADDRESS = f"/nil-reports/{cast.KACE_TIMUR}"


def declare(page, period: str, status: int = 200, **answers):
    """Press the button of that period."""
    return page.submit("Laporkan nihil", status, period=period, **answers)


def test_a_village_head_declares_a_month(app, browser, siti):
    page = declare(browser.sign_in(siti).open(ADDRESS), "2026-09", reason="Musim panen")

    assert "Nihil untuk September 2026 diterima 7 Oktober 2026 pukul 09." in page.text('[role="status"]')
    assert "NH-2609-" in page.text('[role="status"]')
    assert "Alasan: Musim panen" in page.text()
    assert "Dilaporkan oleh Siti Contoh." in page.text()
    assert count(app, NilReport) == 1


def test_coverage_takes_it_as_a_report_of_nought(app, browser, siti, dewi):
    declare(browser.sign_in(siti).open(ADDRESS), "2026-Q3")

    page = browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}?period=2026-Q3")

    row = next(row for row in page.all("tbody tr") if "Kace Timur" in row.text_content())
    assert "sudah lapor" in row.text_content()
    assert "belum lapor" not in row.text_content()


def test_staff_declare_for_a_village_of_theirs(app, browser, dewi):
    declare(browser.sign_in(dewi).open(ADDRESS), "2026-08")

    assert count(app, NilReport) == 1


def test_it_leaves_a_trace_when_declared_and_when_withdrawn(app, browser, siti):
    page = declare(browser.sign_in(siti).open(ADDRESS), "2026-09")
    page = page.submit("Tarik kembali nihil")

    assert "Nihil untuk September 2026 ditarik kembali." in page.text('[role="status"]')
    assert count(app, NilReport) == 0
    with app.app_context():
        entries = HistoryEntry.query.filter_by(record_type="nil_report").order_by(HistoryEntry.id).all()
        assert [entry.action for entry in entries] == ["created", "removed"]


def test_declaring_twice_is_one(app, browser, siti):
    page = browser.sign_in(siti).open(ADDRESS)
    declare(page, "2026-09")

    second = declare(page, "2026-09")

    assert "dihitung satu kali" in second.text('[role="status"]')
    assert count(app, NilReport) == 1


def test_a_month_of_a_quarter_that_is_nihil_is_covered(app, browser, siti):
    page = browser.sign_in(siti).open(ADDRESS)
    after = declare(page, "2026-Q3")
    assert "2026-09" not in [button.get("value") for button in after.all("button[name=period]")]

    again = declare(page, "2026-09")

    assert "Nihil untuk Triwulan III Tahun 2026 diterima" in again.text('[role="status"]')
    assert count(app, NilReport) == 1


def test_withdrawing_twice_says_so(app, browser, siti):
    page = declare(browser.sign_in(siti).open(ADDRESS), "2026-09")
    page.submit("Tarik kembali nihil")

    assert "Nihil itu sudah tidak ada" in page.submit("Tarik kembali nihil").text('[role="status"]')


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (SessionState.SUBMITTED, "sudah dihitung, menunggu diperiksa"),
        (SessionState.CHECKED, "sudah dihitung dan diperiksa"),
        (SessionState.RETURNED, "dikembalikan: perbaiki, lalu dihitung lagi"),
    ],
)
def test_a_period_with_a_session_is_refused_and_leads_to_it(app, browser, siti, state, said):
    page = browser.sign_in(siti).open(ADDRESS)
    session_id = store_session(app, state=state)

    refused = declare(page, "2026-09", reason="Banjir")

    assert "September 2026 tidak nihil: ada kegiatan “Waspada tawaran kerja palsu”" in refused.text("#faults")
    assert said in refused.text("#faults")
    assert f"/outreach/{session_id}" in [link.get("href") for link in refused.all("main a")]
    assert refused.one("#reason").get("value") == "Banjir"
    assert count(app, NilReport) == 0


def test_a_session_recorded_later_overtakes_it(app, browser, siti):
    village = browser.sign_in(siti)
    declare(village.open(ADDRESS), "2026-09")
    store_session(app, held_on=date(2026, 9, 12))

    page = village.open(ADDRESS)

    assert "Nihil gugur: ada kegiatan 12 September 2026." in page.text()
    assert "Gugur" in page.texts(".state")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("2026-10", "Oktober 2026 berjalan sampai 31 Oktober 2026 dan masih mungkin ada kegiatan"),
        ("2026-Q4", "dapat dilaporkan mulai 25 Desember 2026"),
        ("2026-11", "November 2026 belum mulai"),
        ("2025-09", "September 2025 sudah lebih dari setahun lalu"),
        ("2025-Q3", "Nihil dapat dilaporkan mulai Triwulan IV Tahun 2025"),
        ("2026", "“2026” bukan bulan atau triwulan"),
        ("2026-S1", "“2026-S1” bukan bulan atau triwulan"),
        ("2026-13", "“2026-13” bukan bulan atau triwulan"),
        ("<b>", "“<b>” bukan bulan atau triwulan"),
        ("9" * 100, "bukan bulan atau triwulan"),
        ("", "Pilih bulan atau triwulan dengan tombolnya"),
    ],
)
def test_what_cannot_be_declared_is_refused_with_the_reason(app, browser, siti, period, said):
    page = declare(browser.sign_in(siti).open(ADDRESS), period)

    assert said in page.text("#faults")
    assert count(app, NilReport) == 0


def test_a_reason_that_is_too_long_is_refused_and_kept(app, browser, siti):
    page = declare(browser.sign_in(siti).open(ADDRESS), "2026-09", reason="x" * 201)

    assert "Ringkas" in page.text("#faults") or "201" in page.text("#faults")
    assert page.one("#reason").get("value") == "x" * 201
    assert count(app, NilReport) == 0


@pytest.mark.parametrize("code", [cast.PETALING, cast.MENDO_BARAT, "99", "x"])
def test_other_areas_do_not_exist(browser, siti, code):
    browser.sign_in(siti).open(f"/nil-reports/{code}", status=404)


def test_a_subdistrict_declares_nothing(browser, dewi):
    browser.sign_in(dewi).open(f"/nil-reports/{cast.MENDO_BARAT}", status=404)


def test_the_running_month_opens_in_its_last_seven_days():
    month = parse_period("2026-10")

    assert opens_on(month) == date(2026, 10, 25)


@pytest.mark.parametrize(
    ("today", "period", "standing"),
    [
        (date(2026, 10, 24), "2026-10", Standing.RUNNING),
        (date(2026, 10, 25), "2026-10", Standing.OPEN),
        (date(2026, 10, 31), "2026-10", Standing.OPEN),
        (date(2026, 12, 24), "2026-Q4", Standing.RUNNING),
        (date(2026, 12, 25), "2026-Q4", Standing.OPEN),
        (date(2027, 1, 1), "2026-Q4", Standing.OPEN),
        (date(2027, 1, 1), "2027-01", Standing.RUNNING),
        (date(2027, 1, 1), "2026-01", Standing.OPEN),
    ],
)
def test_when_a_period_is_open(app, today, period, standing):
    offers = {offer.period.code: offer.standing for offer in list_offers(today, [], [])}

    assert offers[period] is standing
    with app.test_request_context():
        assert (period_fault(parse_period(period), today) is None) == (standing is Standing.OPEN)


def test_a_session_on_the_first_or_the_last_day_holds_a_period():
    for day in (date(2026, 9, 1), date(2026, 9, 30)):
        held = [Held(1, "Kegiatan", day, SessionState.SUBMITTED)]
        standings = {offer.period.code: offer.standing for offer in list_offers(date(2026, 10, 7), held, [])}
        assert standings["2026-09"] is standings["2026-Q3"] is Standing.HELD
        assert standings["2026-08"] is Standing.OPEN
