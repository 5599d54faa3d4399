"""Whatever is linked, dated, annulled, binned and restored in whichever order: the days that are stored follow."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.db import db, write_tx
from app.regulations.link_actions import follow_links, set_links
from app.regulations.models import Regulation, RegulationLink
from app.regulations.vocabulary import Effect
from tests.chromium import on_sqlite
from tests.records import store_regulation

pytestmark = on_sqlite
COUNT = 4
FIRST = date(2026, 1, 1)
WHICH = st.integers(0, COUNT - 1)
DAY = st.none() | st.integers(0, 6).map(lambda days: FIRST + timedelta(days=days))
EFFECTS = st.dictionaries(WHICH, st.sampled_from(Effect), max_size=COUNT)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("link"), WHICH, EFFECTS),
        st.tuples(st.sampled_from(["promulgated_on", "annulled_on"]), WHICH, DAY),
        st.tuples(st.sampled_from(["bin", "restore"]), WHICH, st.none()),
    ),
    max_size=8,
)


@pytest.fixture
def regulations(app) -> list[int]:
    return [store_regulation(app, number=number, promulgated_on=FIRST) for number in range(1, COUNT + 1)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_stored_is_what_follows(app, regulations, steps):
    with app.app_context():
        _begin_anew(regulations)
        for what, which, value in steps:
            with write_tx() as tx:
                _take(tx, regulations, what, which, value)

        stored = db.session.execute(select(Regulation.id, Regulation.amended_on, Regulation.repealed_on)).all()
        assert {tuple(row) for row in stored} == set(_worked_out())


def _begin_anew(regulations: list[int]) -> None:
    with write_tx() as tx:
        for number in regulations:
            set_links(tx, tx.get_one(Regulation, number), {})
        for regulation in tx.scalars(select(Regulation)):
            regulation.promulgated_on, regulation.annulled_on, regulation.deleted_at = FIRST, None, None


def _take(tx: Session, regulations: list[int], what: str, which: int, value) -> None:
    regulation = tx.get_one(Regulation, regulations[which])
    if what == "link":
        set_links(tx, regulation, {regulations[other]: effect for other, effect in value.items() if other != which})
        return
    if what in ("bin", "restore"):
        regulation.deleted_at = clock.now() if what == "bin" else None
    else:
        setattr(regulation, what, value)
    follow_links(tx, [regulation.id])


def _worked_out() -> Iterable[tuple[int, date | None, date | None]]:
    """(id, amended on, repealed on) of each, from the links and the days of those that act alone."""
    by_id = {one.id: one for one in db.session.scalars(select(Regulation))}
    acts: dict[tuple[int, bool], list[date]] = {}
    for link in db.session.scalars(select(RegulationLink)):
        acting = by_id[link.acting_id]
        on = acting.promulgated_on
        if on and not acting.deleted_at and not (acting.annulled_on and acting.annulled_on <= on):
            acts.setdefault((link.target_id, link.effect is Effect.AMENDS), []).append(on)
    for one in by_id:
        yield one, min(acts.get((one, True), []), default=None), min(acts.get((one, False), []), default=None)
