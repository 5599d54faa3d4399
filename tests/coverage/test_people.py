"""Attendances, names and distinct people side by side; what each rests on; never added up without saying so."""

import csv
from datetime import date
from io import StringIO

import pytest
from sqlalchemy import select

from app.areas.queries import find_area
from app.coverage.people.page import build_page
from app.coverage.people.parts import parts_of, whole_of
from app.db import write_tx
from app.outreach.models import OutreachSession, Participant
from app.periods import parse_period, parse_span
from app.totals.job_commands import run_totals_job
from tests import cast
from tests.conftest import NOW
from tests.coverage.people_recount import VILLAGES, record_sheets, recount
from tests.records import store_session

Q3 = "?period=2026-Q3"
PERIODS = ("2026", "2026-S1", "2026-Q1", "2026-Q3", "2026-08", "2026-02-11..2026-08-20")


def page_of(code: str, period: str, with_matches: bool = False):
    return build_page(find_area(code), parse_span(period), NOW.date(), with_matches)


@pytest.mark.parametrize("seed", [1, 2])
def test_every_number_equals_a_recount(app, seed):
    sheets = record_sheets(app, seed)
    with app.app_context():
        for period in PERIODS:
            days = parse_span(period)
            for code in (*VILLAGES, cast.MENDO_BARAT):
                page, again = (
                    page_of(code, period),
                    recount(sheets, code, days.first_day, min(days.last_day, NOW.date())),
                )
                people, homes, lists = page.total.people, page.homes, page.total.lists
                assert page.total.figures.attendance == again.attendance
                assert page.total.figures.named == again.named == people.entries
                assert people.people == homes.came == again.people, f"{code} {period}"
                assert people.at_home == homes.at_home == again.at_home, f"{code} {period}"
                assert (homes.from_here, homes.from_elsewhere) == (again.from_here, again.from_elsewhere)
                assert homes.unknown == again.unknown
                assert (lists.full, lists.partial, lists.without, lists.surplus, lists.empty) == again.lists


def test_the_lists_of_a_regency_and_of_each_subdistrict_equal_a_recount(app):
    sheets = record_sheets(app, 3)
    days = parse_period("2026")
    with app.app_context():
        page = page_of(cast.BANGKA, "2026")
    for one in (page.total, *page.rows):
        again = recount(sheets, one.figures.code, days.first_day, NOW.date())
        lists = one.lists
        assert (lists.full, lists.partial, lists.without, lists.surplus, lists.empty) == again.lists


def test_the_parts_of_a_period_equal_a_recount(app):
    sheets = record_sheets(app, 4)
    with app.app_context():
        page = page_of(cast.MENDO_BARAT, "2026")
    assert [one.period.code for one in page.parts] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    for one in (page.whole, *page.parts):
        again = recount(sheets, cast.MENDO_BARAT, one.period.first_day, min(one.period.last_day, NOW.date()))
        assert (one.attendance, one.people) == (again.attendance, again.people)
    assert sum(one.attendance for one in page.parts) == page.whole.attendance
    assert page.parts_summed() > page.whole.people


@pytest.mark.parametrize(
    ("period", "whole", "parts"),
    [
        ("2026", "2026", ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]),
        ("2026-S2", "2026-S2", ["2026-Q3", "2026-Q4"]),
        ("2026-Q1", "2026-Q1", ["2026-01", "2026-02", "2026-03"]),
        ("2026-05", "2026-Q2", ["2026-04", "2026-05", "2026-06"]),
    ],
)
def test_into_what_a_period_falls(period, whole, parts):
    found = whole_of(parse_period(period))

    assert (found.code, [one.code for one in parts_of(found)]) == (whole, parts)
    assert whole_of(parse_span("2026-07-15..2026-09-20")) is None


def test_the_page_says_that_rows_are_not_added_up_with_the_very_numbers(app, browser, ayu):
    sheets = record_sheets(app, 5)
    inside = [code for code in VILLAGES if code.startswith(cast.MENDO_BARAT)]
    first, last = date(2026, 1, 1), NOW.date()
    rows = [recount(sheets, code, first, last) for code in inside]
    own = recount(sheets, cast.MENDO_BARAT, first, last)

    page = browser.sign_in(ayu).open(f"/coverage/{cast.MENDO_BARAT}/people?period=2026")

    assert f"jumlah baris {sum(one.people for one in rows)}, orang unik {own.people}" in page.text("#table")
    said = f"jumlah baris {sum(one.attendance for one in rows)} kehadiran, yang sebenarnya {own.attendance}"
    assert said in page.text("#table")
    assert page.texts(".figure b") == [str(own.attendance), str(own.named), str(own.people)]


def test_above_a_subdistrict_orang_unik_is_of_the_jobs_moment(app, browser, ayu):
    store_session(app)
    lead = browser.sign_in(ayu)
    address = f"/coverage/{cast.BANGKA}/people{Q3}"
    assert lead.open(address).texts(".figure b")[2] == "belum dihitung"

    run_jobs(app)

    page = lead.open(address)
    assert page.texts(".figure b") == ["22", "2", "2"]
    assert "Data per 7 Oktober 2026 pukul 09." in page.texts(".figure")[2]


def run_jobs(app) -> None:
    with app.app_context():
        run_totals_job(at_once=True)


def test_a_village_head_reads_it_for_the_own_village(app, browser, siti):
    store_session(app)

    page = browser.sign_in(siti).open(f"/coverage/{cast.KACE_TIMUR}/people{Q3}")

    assert page.texts(".figure b") == ["22", "2", "2"]
    assert "2 dari 22 kehadiran tercatat namanya, 9,1%" in page.text()
    assert "Daftar lengkap" not in page.text("#lists")
    assert page.follow("Arti angka").path == "/guide/numbers"
    assert not page.all("#table")


def test_silence_is_not_0(browser, siti):
    page = browser.sign_in(siti).open(f"/coverage/{cast.KACE_TIMUR}/people{Q3}")

    assert "belum ada laporan, dan itu bukan 0" in page.text()
    assert not page.all(".figure")


def test_numbers_lead_to_the_sessions_that_they_count(app, browser, ayu):
    store_session(app)
    store_session(app, cast.PETALING, key="dua")
    with app.app_context(), write_tx() as tx:
        record = tx.scalars(select(OutreachSession).where(OutreachSession.key == "dua")).one()
        record.participants, record.named_count = [], 0
    page = browser.sign_in(ayu).open(f"/coverage/{cast.MENDO_BARAT}/people{Q3}")

    sessions = page.browser.open(page.one(".figure.main a").get("href"))
    unnamed = page.browser.open(page.one("#lists tbody a").get("href"))

    assert sessions.text(".figure.main b") == "2"
    assert unnamed.text(".figure.main b") == "1"


def twice(app) -> None:
    """Somebody of the same name came to another session of the village, under another person key."""
    store_session(app)
    store_session(app, key="dua", held_on=date(2026, 8, 3))
    with app.app_context(), write_tx() as tx:
        record = tx.scalars(select(OutreachSession).where(OutreachSession.key == "dua")).one()
        for entry in tx.scalars(select(Participant).where(Participant.session_id == record.id)):
            entry.person_key += b"-lain"


def test_names_that_wait_for_a_decision_are_counted_for_those_who_may_see_names(app, browser, siti, ayu):
    twice(app)

    own = browser.sign_in(siti).open(f"/coverage/{cast.KACE_TIMUR}/people{Q3}")
    lead = browser.sign_in(ayu).open(f"/coverage/{cast.KACE_TIMUR}/people{Q3}")

    assert own.texts(".figure b")[2] == "4"
    assert "4 nama sama dengan nama orang lain" in own.text(".flash")
    assert len(own.all(".flash a[href$='/matches']")) == 2
    assert not lead.all(".flash")
    for page in (own, lead):
        assert "Nurul" not in page.text()


def test_the_files_hold_the_rows_and_the_area_itself(app, browser, dewi):
    store_session(app)
    staff = browser.sign_in(dewi)

    lines = list(
        csv.reader(StringIO(staff.open(f"/coverage/{cast.MENDO_BARAT}/people.csv{Q3}").body.decode("utf-8-sig")))
    )

    with app.app_context():
        villages = find_area(cast.MENDO_BARAT).village_count
    assert len(lines) == 2 + villages + 1
    by_code = {line[0]: line[2:] for line in lines[2:]}
    assert by_code[cast.KACE_TIMUR] == ["1", "22", "2", "0.0909", "2", "2", "0", "1", "0", "0"]
    assert by_code[cast.PETALING] == ["belum lapor"] * 10
    assert by_code[cast.MENDO_BARAT] == by_code[cast.KACE_TIMUR]
    xlsx = staff.open(f"/coverage/{cast.KACE_TIMUR}/people.xlsx{Q3}")
    assert xlsx.body.startswith(b"PK")
