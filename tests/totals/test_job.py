"""The job makes figures of regencies, people and shares; the nation counts with them, and never with an old one."""

from dataclasses import asdict

import pytest

from app.coverage.queries import build_coverage
from app.periods import parse_period
from app.totals.job_commands import run_totals_job
from app.totals.models import RegencyPeriod, StaleTotal
from tests.conftest import NOW
from tests.coverage.recount import area_of, record_at_random
from tests.records import count

TODAY = NOW.date()
PERIODS = ("2025", "2026", "2026-S2", "2026-Q3", "2026-Q4", "2026-09", "2026-10")


def figures(code: str) -> list[dict]:
    return [
        asdict(row)
        for period in map(parse_period, PERIODS)
        for coverage in [build_coverage(area_of(code), period, TODAY)]
        for row in (coverage.total, *coverage.rows)
    ]


@pytest.mark.parametrize("seed", [41, 42])
def test_figures_are_the_same_before_and_after_the_job(app, seed):
    record_at_random(app, seed)
    with app.app_context():
        before = {code: figures(code) for code in ("ID", "19", "21")}
        run_totals_job()
        assert count(app, StaleTotal) == 0
        assert count(app, RegencyPeriod) > 0
        after = {code: figures(code) for code in before}
        for code, rows in before.items():
            for one, other in zip(rows, after[code], strict=True):
                assert one == other
