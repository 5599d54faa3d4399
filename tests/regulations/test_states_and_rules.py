"""What follows from the dates: the state, in Python as in the database, and what cannot be."""

from datetime import date
from itertools import product

import pytest
from sqlalchemy import insert, select

from app import clock
from app.areas.models import Area, Kind
from app.areas.queries import find_area
from app.areas.reach import Reach
from app.db import db, write_tx
from app.i18n import force_locale
from app.regulations.models import Regulation, State
from app.regulations.queries import Filters, in_force, in_state, list_regulations, perdes_in_force, stepped_within
from app.regulations.rules import kind_fault, number_fault, step_faults, year_fault
from app.regulations.vocabulary import KIND_RULES, WITH_COUNCIL, RegulationKind, Step, Theme, kinds_for
from tests import cast
from tests.records import store_regulation

TODAY = date(2026, 10, 7)
PERDES, DECREE = RegulationKind.VILLAGE_REGULATION, RegulationKind.HEAD_DECREE
DAYS = (None, date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1))
LAST_STEPS = (Step.AGREED, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED, Step.REPEALED)


@pytest.fixture
def english(app):
    with app.test_request_context(), force_locale("en"):
        yield


@pytest.fixture
def every_combination(app) -> None:
    """A Perdes and a decree for each combination of days, the impossible ones too."""
    with app.app_context(), write_tx() as tx:
        village_id = tx.scalars(select(Area.id).where(Area.code == cast.KACE_TIMUR)).one()
        rows = [
            {
                "area_id": village_id,
                "kind": kind,
                "theme": theme,
                "year": 2026,
                "title": "Aturan",
                "agreed_on": agreed,
                "enacted_on": enacted,
                "promulgated_on": promulgated,
                "repealed_on": repealed,
                "deleted_at": deleted_at,
            }
            for kind, theme, agreed, enacted, promulgated, repealed, deleted_at in product(
                (PERDES, DECREE), (Theme.PMI_PROTECTION, Theme.OTHER), DAYS, DAYS, DAYS, DAYS, (None, clock.now())
            )
        ]
        tx.execute(insert(Regulation), rows)


def test_the_database_and_python_see_the_same_state(app, every_combination):
    with app.app_context():
        regulations = db.session.scalars(select(Regulation)).all()
        assert len(regulations) == 2 * 2 * 4**4 * 2
        for on, state in product((date(2026, 5, 31), date(2026, 6, 1), TODAY), State):
            found = set(db.session.scalars(select(Regulation.id).where(in_state(state, on))))
            assert found == {one.id for one in regulations if one.state(on) is state}


def test_in_force_is_promulgated_and_not_repealed_on_that_day(app, every_combination):
    with app.app_context():
        regulations = [one for one in db.session.scalars(select(Regulation)) if one.deleted_at is None]
        for on in (date(2026, 5, 31), date(2026, 6, 1), TODAY):
            found = set(db.session.scalars(select(Regulation.id).where(in_force(on))))
            assert found == {one.id for one in regulations if one.is_in_force(on)}
            perdes = set(db.session.scalars(select(Regulation.id).where(perdes_in_force(on))))
            assert perdes == {
                one.id
                for one in regulations
                if one.is_in_force(on) and one.kind is PERDES and one.theme is Theme.PMI_PROTECTION
            }


def test_it_is_in_force_on_the_day_of_promulgation_and_no_more_on_that_of_repeal():
    regulation = Regulation(kind=PERDES, promulgated_on=date(2026, 3, 5), repealed_on=date(2026, 6, 1))

    in_force_on = [day for day in (4, 5) if regulation.is_in_force(date(2026, 3, day))]
    assert in_force_on == [5]
    assert regulation.is_in_force(date(2026, 5, 31))
    assert not regulation.is_in_force(date(2026, 6, 1))


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-03-09", "2026-03-31", True),
        ("2026-02-20", "2026-02-20", True),
        ("2026-03-10", "2026-09-30", False),
        ("2025-01-01", "2026-02-19", False),
    ],
)
def test_a_regulation_reports_for_its_village_when_a_step_was_taken(app, first, last, found):
    store_regulation(app)
    between = stepped_within(date.fromisoformat(first), date.fromisoformat(last))

    with app.app_context():
        assert (db.session.scalar(select(Regulation.id).where(between)) is not None) is found


def test_rows_of_a_list_know_their_state(app):
    store_regulation(app)
    with app.app_context():
        rows = list_regulations(Reach.of(find_area("19")), TODAY, Filters(state=State.IN_FORCE))

        assert [(row.state(TODAY), row.place) for row in rows] == [(State.IN_FORCE, "Kec. Mendo Barat, Kab. Bangka")]


def test_a_kelurahan_has_no_perdes(english):
    assert PERDES not in kinds_for(Kind.KELURAHAN)
    assert kind_fault(PERDES, Kind.KELURAHAN) == ("A kelurahan has no Peraturan Desa. Choose one of: Keputusan Lurah.")
    assert "desa adat" in kind_fault(RegulationKind.WARD_DECREE, Kind.DESA_ADAT)


@pytest.mark.parametrize("area_kind", [Kind.DESA, Kind.DESA_ADAT, Kind.KELURAHAN])
def test_every_kind_on_offer_is_allowed(app, area_kind):
    assert kinds_for(area_kind)
    assert [kind_fault(kind, area_kind) for kind in kinds_for(area_kind)] == [None] * len(kinds_for(area_kind))


def test_every_kind_has_rules():
    assert set(KIND_RULES) == set(RegulationKind)
    assert KIND_RULES[PERDES].steps == tuple(Step)
    assert set(Step) - set(KIND_RULES[DECREE].steps) == {*WITH_COUNCIL, Step.PROMULGATED}
    assert set(Step) - set(KIND_RULES[RegulationKind.HEAD_REGULATION].steps) == set(WITH_COUNCIL)


@pytest.mark.parametrize("kind", list(RegulationKind))
def test_no_combination_of_days_breaks_the_rules_or_slips_through(english, kind):
    for agreed, enacted, promulgated, submitted, repealed in product(DAYS, repeat=5):
        dates = dict(zip(LAST_STEPS, (agreed, enacted, promulgated, submitted, repealed), strict=True))
        faults = step_faults(kind, dates, TODAY)
        assert all(dates[step] for step in faults), "a fault stands beside a day that was given"
        if not faults:
            for last in (Step.SUBMITTED, Step.REPEALED):  # neither waits for the other
                given = [dates[step] for step in (*LAST_STEPS[:3], last) if dates[step]]
                assert given == sorted(given)
            assert all(step in KIND_RULES[kind].steps for step in LAST_STEPS if dates[step])
            assert not dates[Step.REPEALED] or dates[KIND_RULES[kind].in_force_by]


def test_days_that_follow_one_another_are_fine(english):
    dates = dict(zip(LAST_STEPS, [date(2026, 7, day) for day in (1, 2, 2, 9, 30)], strict=True))

    assert step_faults(PERDES, dates, TODAY) == {}


def test_number_and_year(english):
    assert number_fault(None, None) is None
    assert number_fault(None, TODAY) == "Enacted 7 October 2026, but the number is empty. Write its number."
    assert number_fault(0, None) == "Number 0 cannot be. Write a number from 1 to 9999."
    assert year_fault(2026, None, TODAY) is None
    assert year_fault(2027, None, TODAY) == "Year 2027 cannot be. Write a year from 2000 to 2026."
    assert year_fault(2025, TODAY, TODAY).startswith("Year 2025, but enacted 7 October 2026.")
