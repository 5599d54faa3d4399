"""Every figure of coverage equals a recount in plain Python, whatever was recorded."""

from dataclasses import asdict
from datetime import date

import pytest

from app.areas.models import Level
from app.areas.reach import Reach
from app.coverage.calculate import lapse_of
from app.coverage.queries import build_coverage, count_reached, list_standings
from app.periods import months_before, parse_period
from tests.coverage.recount import area_of, record_at_random
from tests.signed_in import NOW

TODAY = NOW.date()
AREAS = ("ID", "19", "21", "19.01", "19.71", "21.71", "19.01.04", "19.71.01", "19.01.04.2014")
PERIODS = ("2025", "2026", "2025-S2", "2026-S1", "2026-S2", "2025-Q4", "2026-Q1", "2026-Q3", "2026-Q4", "2026-10")


def beginning(code: str) -> str:
    return "" if code == "ID" else code


def figures(row, recounted: dict) -> dict:
    return {name: value for name, value in asdict(row).items() if name in recounted}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_rows_and_totals_equal_a_recount(app, seed):
    world = record_at_random(app, seed)
    with app.app_context():
        for code in AREAS:
            for period in map(parse_period, PERIODS):
                coverage = build_coverage(area_of(code), period, TODAY)
                recounted = world.recount(beginning(code), period, TODAY)
                assert figures(coverage.total, recounted) == recounted, f"{code} {period.code}"
                for row in coverage.rows:
                    recounted = world.recount(row.code, period, TODAY)
                    assert figures(row, recounted) == recounted, f"{row.code} in {code} {period.code}"


def test_the_villages_of_a_regency_add_up_to_the_same_total(app):
    world = record_at_random(app, 4)
    period = parse_period("2026")
    with app.app_context():
        coverage = build_coverage(area_of("19.01"), period, TODAY, Level.VILLAGE)
    assert len(coverage.rows) == 81
    for row in coverage.rows:
        recounted = world.recount(row.code, period, TODAY)
        assert figures(row, recounted) == recounted
    assert sum(row.reached for row in coverage.rows) == coverage.total.reached
    assert coverage.overlaps


def test_the_period_before_is_counted_whole(app):
    world = record_at_random(app, 5)
    period = parse_period("2026-Q3")
    with app.app_context():
        province = area_of("19")
        reached = count_reached(province, period, TODAY)
        rows = build_coverage(province, period, TODAY).rows
    for row in rows:
        assert reached.get(row.area_id, 0) == world.recount(row.code, period, TODAY)["reached"]


def test_the_standing_of_each_village_is_the_last_session_with_attendance(app):
    world = record_at_random(app, 6)
    period = parse_period("2026-Q3")
    with app.app_context():
        standings = list_standings(Reach.of(area_of("19.01")), period, TODAY)
    assert len(standings) == 81
    for standing in standings:
        assert standing.last_held_on == world.last_reached(standing.code, date(2026, 9, 30)), standing.code
        assert (standing.lapse == 0) == bool(world.recount(standing.code, period, TODAY)["reached"])


@pytest.mark.parametrize(
    ("held_on", "lapse"),
    [
        (date(2026, 9, 30), 0),
        (date(2026, 7, 1), 0),
        (date(2026, 6, 30), 1),
        (date(2026, 3, 30), 1),
        (date(2026, 3, 29), 2),
        (date(2025, 9, 30), 2),
        (date(2025, 9, 29), 3),
        (None, 4),
    ],
)
def test_a_lapse_is_counted_from_the_last_day_of_the_period(held_on, lapse):
    assert lapse_of(held_on, parse_period("2026-Q3"), date(2026, 9, 30)) == lapse


def test_six_months_before_the_last_of_august_is_the_last_of_february():
    assert months_before(date(2026, 8, 31), 6) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 12) == date(2025, 1, 15)
