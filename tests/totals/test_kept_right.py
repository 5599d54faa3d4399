"""Totals of villages follow whatever is written, and by whatever statement, within the same transaction."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import delete, func, insert, select, update

from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant
from app.outreach.vocabulary import SessionState
from app.regulations.models import Regulation, RegulationVillage
from app.totals.models import StaleTotal, VillageLast, VillageMonth, VillageMonthOverlap
from tests import cast
from tests.coverage.recount import record_at_random
from tests.records import count, store_regulation, store_session
from tests.totals.stored import differences

SOME = OutreachSession.id % 3 == 0


@pytest.mark.parametrize("seed", [31, 32])
def test_what_records_write_is_counted_with_it(app, seed):
    record_at_random(app, seed)

    assert differences(app) == []
    for model in (VillageMonth, VillageMonthOverlap, VillageLast, StaleTotal):
        assert count(app, model) > 0


def other_villages() -> list[int]:
    return list(db.session.scalars(select(Area.id).where(Area.code.like("21.71.%"), func.length(Area.code) == 13)))[:3]


BULK = {
    "days move": lambda: update(OutreachSession).where(SOME).values(held_on=date(2026, 2, 28)),
    "heads change": lambda: update(OutreachSession.__table__).where(SOME).values(men=0, women=0, boys=0, girls=0),
    "some are returned": lambda: update(OutreachSession).where(SOME).values(state=SessionState.RETURNED),
    "some go to the bin": lambda: update(OutreachSession).where(SOME).values(deleted_at=datetime.now(UTC)),
    "the bin is restored": lambda: update(OutreachSession).values(deleted_at=None),
    "some are gone for good": lambda: delete(OutreachSession).where(SOME),
    "villages are left out": lambda: delete(OutreachVillage).where(OutreachVillage.session_id % 2 == 0),
    "nobody came from some": lambda: (
        update(OutreachVillage).where(OutreachVillage.session_id % 2 == 0).values(attendance=0)
    ),
    "nil is withdrawn": lambda: delete(NilReport).where(NilReport.id % 2 == 0),
    "nil moves": lambda: update(NilReport).where(NilReport.id == 1).values(first_day=date(2026, 1, 1)),
    "steps move": lambda: update(Regulation).where(Regulation.id % 2 == 0).values(enacted_on=date(2025, 12, 31)),
    "regulations go to the bin": lambda: (
        update(Regulation).where(Regulation.id % 2 == 0).values(deleted_at=datetime.now(UTC))
    ),
    "a regulation holds in fewer villages": lambda: delete(RegulationVillage).where(
        RegulationVillage.regulation_id > 5
    ),
    "all are gone": lambda: delete(OutreachSession),
}


@pytest.mark.parametrize("change", BULK)
def test_a_statement_in_bulk_cannot_pass_by(app, change):
    record_at_random(app, 33, sessions=40, regulations=20)
    with app.app_context(), write_tx() as tx:
        tx.execute(BULK[change](), execution_options={"synchronize_session": False})

    assert differences(app) == []


def test_rows_that_are_added_in_bulk_are_counted(app):
    record_at_random(app, 34, sessions=20)
    with app.app_context(), write_tx() as tx:
        villages = other_villages()
        first = db.session.scalar(select(func.min(OutreachSession.id)))
        tx.execute(insert(OutreachVillage.__table__), [{"session_id": first, "village_id": one} for one in villages])
        tx.execute(insert(OutreachVillage).values(session_id=first + 1, village_id=villages[0]))
        days = {"first_day": date(2024, 4, 1), "last_day": date(2024, 6, 30)}
        tx.execute(insert(NilReport), [{"village_id": one, "period": "2024-Q2", **days} for one in villages])
        copies = select(OutreachVillage.session_id + 1, OutreachVillage.village_id).where(
            OutreachVillage.session_id == first + 4, OutreachVillage.village_id.in_(villages)
        )
        tx.execute(insert(OutreachVillage).from_select(["session_id", "village_id"], copies))

    assert differences(app) == []


def test_a_record_that_is_changed_binned_and_restored_is_counted_each_time(app):
    session_id, regulation_id = store_session(app), store_regulation(app)
    for change in (
        {"held_on": date(2026, 3, 31)},
        {"women": 90},
        {"deleted_at": datetime.now(UTC)},
        {"held_on": date(2025, 1, 1)},
        {"deleted_at": None},
    ):
        with app.app_context(), write_tx() as tx:
            for name, value in change.items():
                setattr(tx.get(OutreachSession, session_id), name, value)
        assert differences(app) == []
    with app.app_context(), write_tx() as tx:
        tx.get(OutreachSession, session_id).villages = [tx.get(Area, one) for one in other_villages()]
        tx.get(Regulation, regulation_id).submitted_on = None
    assert differences(app) == []
    with app.app_context():
        assert set(db.session.scalars(select(VillageLast.village_id))) == set(other_villages())


def _change_and_fail(session_id: int) -> None:
    with write_tx() as tx:
        tx.get(OutreachSession, session_id).women = 90
        tx.flush()
        tx.get(OutreachSession, session_id).men = 1 // 0


def test_what_is_taken_back_leaves_the_totals_as_they_were(app):
    session_id = store_session(app)
    with app.app_context(), pytest.raises(ZeroDivisionError):
        _change_and_fail(session_id)
    with app.app_context(), write_tx() as tx:
        tx.get(OutreachSession, session_id).title = "Judul baru"

    assert differences(app) == []


def test_putting_a_title_right_counts_nothing_anew(app):
    session_id = store_session(app)
    before = count(app, StaleTotal)
    with app.app_context(), write_tx() as tx:
        tx.get(OutreachSession, session_id).title = "Judul baru"
        tx.execute(update(Participant).values(name=None))

    assert count(app, StaleTotal) == before


def test_the_check_names_what_was_tampered_with_and_a_rebuild_repairs_it(app, run):
    store_session(app, cast.KACE_TIMUR)
    assert run("totals", "check").exit_code == 0
    with app.app_context(), write_tx() as tx:
        tx.execute(update(VillageMonth).values(female=1000))
        tx.execute(delete(VillageLast))

    checked = run("totals", "check")

    assert checked.exit_code == 1
    assert "female is 1000, should be 13" in checked.output
    assert "village_last" in checked.output
    assert run("totals", "rebuild").exit_code == 0
    assert run("totals", "check").exit_code == 0
