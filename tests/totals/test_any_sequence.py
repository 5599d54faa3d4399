"""Whatever is recorded, changed, deleted, restored, brought in, sent twice, merged and re-coded, in whatever order:
every figure of every area and period equals a recount of the rows in plain Python."""

import os

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.accounts.models import User
from app.areas.models import Area
from app.db import db, write_tx
from app.totals.job_commands import run_totals_job
from tests.conftest import empty_all_but_areas
from tests.totals.acts import NAMES, Acts
from tests.totals.comparing import differences
from tests.totals.country import AREAS, PERIODS, same_map_afterwards
from tests.totals.ledger import Ledger

LONG = int(os.environ.get("SEQUENCES", "0"))  # by hand: as many as one likes, other ones each time
OFTEN = [
    "store",
    "store",
    "record_for_many",
    "change",
    "say_who_came",
    "write_names",
    "make_a_regulation",
    "run_the_job",
]
SEQUENCES = st.lists(st.tuples(st.sampled_from([*NAMES, *OFTEN]), st.integers(0, 2**20)), min_size=3, max_size=14)


@pytest.fixture
def begin(app, run, tmp_path, cast_rows):
    """Everything as it is at the beginning of a test, for each sequence anew."""
    with app.app_context():
        ids = {code: area_id for code, area_id in db.session.execute(sa.select(Area.code, Area.id))}

    def begin_one() -> Acts:
        with app.app_context():
            empty_all_but_areas()
            with write_tx() as session:
                session.execute(sa.insert(User), cast_rows)
        return Acts(app, run, tmp_path, ids)

    return begin_one


@settings(
    max_examples=LONG or 6,
    derandomize=not LONG,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(SEQUENCES)
def test_every_figure_equals_a_recount(begin, steps):
    acting = begin()
    with same_map_afterwards(acting.app):
        try:
            for number, (name, seed) in enumerate(steps, 1):
                acting.act(name, seed)
                if number % 5 == 0:
                    check(acting, PERIODS[number % len(PERIODS) :: 4])
            check(acting, PERIODS)
            with acting.app.app_context():
                run_totals_job(at_once=True)
            check(acting, PERIODS, is_fresh=True)
        finally:
            with acting.app.app_context():
                empty_all_but_areas()


def check(acting: Acts, periods, is_fresh: bool = False) -> None:
    with acting.app.app_context():
        ledger = Ledger(acting.told)
        codes = {ledger.code(acting.ids[code]) for code in AREAS}
        wrong = differences(ledger, codes, periods, is_fresh)
    assert not wrong, "\n".join(wrong)
