"""Several people write to the same villages while the job runs: nothing waits for ever, nothing stays uncounted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
import sqlalchemy as sa

from app.areas.models import Area
from app.db import write_tx
from app.outreach.models import OutreachSession
from app.totals.job_commands import run_totals_job
from app.totals.models import StaleTotal
from tests import cast
from tests.records import count
from tests.totals.comparing import differences
from tests.totals.country import BESIDE, PERIODS
from tests.totals.ledger import Ledger

WRITERS, TURNS = 3, 8
SHARED = [cast.KACE_TIMUR, cast.PETALING, BESIDE, cast.AIR_LIMAU]


@pytest.mark.timeout(120)
def test_writers_of_one_month_and_the_job_lose_nothing(app):
    """Each names the villages in another order, changes what it wrote, and puts some in the bin."""
    together = Barrier(WRITERS + 1)

    def write(writer: int) -> None:
        together.wait()
        for turn in range(TURNS):
            with app.app_context(), write_tx() as tx:
                areas = {area.code: area for area in tx.scalars(sa.select(Area).where(Area.code.in_(SHARED)))}
                order = [*SHARED[writer:], *SHARED[:writer]]
                tx.add(_session(f"{writer}-{turn}", [areas[code] for code in order], date(2026, 9, 1 + turn)))
            with app.app_context(), write_tx() as tx:
                mine = tx.scalars(sa.select(OutreachSession).where(OutreachSession.key == f"{writer}-{turn}")).one()
                mine.men, mine.held_on = turn, date(2026, 8 + turn % 3, 2)
                if turn % 4 == 3:
                    mine.deleted_at = mine.created_at

    def run_the_job() -> None:
        together.wait()
        for _turn in range(TURNS):
            with app.app_context():
                run_totals_job(at_once=True)

    with ThreadPoolExecutor(WRITERS + 1) as pool:
        working = [pool.submit(write, writer) for writer in range(WRITERS)]
        working.append(pool.submit(run_the_job))
        for one in working:
            one.result(100)

    assert count(app, OutreachSession) == WRITERS * TURNS
    assert wrong(app) == []
    with app.app_context():
        run_totals_job(at_once=True)
    assert count(app, StaleTotal) == 0
    assert wrong(app, is_fresh=True) == []


def _session(key: str, areas: list[Area], held_on: date) -> OutreachSession:
    return OutreachSession(
        key=key, title=f"Kegiatan {key}", held_on=held_on, host_area=areas[0], villages=areas, men=4, women=5
    )


def wrong(app, is_fresh: bool = False) -> list[str]:
    codes = {"ID", "19", cast.BANGKA, "19.05", cast.MENDO_BARAT, cast.KACE_TIMUR}
    with app.app_context():
        return differences(Ledger({}), codes, PERIODS[1:3], is_fresh)
