"""Who reported in time of any run of days: what was told of days after it tells nothing of it."""

from datetime import date, datetime

import pytest

from app.areas.queries import find_area
from app.coverage.queries import build_total
from app.db import db, write_tx
from app.outreach.models import NilReport
from app.periods import parse_span
from tests import cast
from tests.records import store_session

TODAY = date(2026, 10, 7)
LATE, SOON = "2026-10-05T02:00:00+00:00", "2026-09-16T02:00:00+00:00"


@pytest.fixture
def on_time(app):
    """(villages that reported, those in time) of Mendo Barat from one day to another."""

    def count(span: str) -> tuple[int, int]:
        with app.app_context():
            total = build_total(find_area(cast.MENDO_BARAT), parse_span(span), TODAY)
            return total.reported, total.on_time

    return count


def told(app, at: str, held_on: date) -> None:
    moment = datetime.fromisoformat(at)
    store_session(app, key=f"{held_on}", held_on=held_on, created_at=moment, recorded_at=moment)


def test_a_later_session_does_not_make_a_village_punctual(app, on_time):
    told(app, LATE, date(2026, 9, 3))
    told(app, SOON, date(2026, 9, 15))

    assert on_time("2026-09-01..2026-09-10") == (1, 0)
    assert on_time("2026-08-20..2026-09-10") == (1, 0)
    assert on_time("2026-08-01..2026-09-10") == (1, 0)
    assert on_time("2026-09-01..2026-09-20") == (1, 1)
    assert on_time("2026-09") == (1, 1)


def test_a_nil_report_of_the_month_in_time(app, on_time):
    with app.app_context(), write_tx() as session:
        village = db.session.merge(find_area(cast.KACE_TIMUR))
        session.add(
            NilReport(
                village_id=village.id,
                period="2026-09",
                first_day=date(2026, 9, 1),
                last_day=date(2026, 9, 30),
                reason="panen raya",
                declared_at=datetime.fromisoformat(SOON),
            )
        )
    told(app, LATE, date(2026, 9, 3))

    assert on_time("2026-09-01..2026-09-10") == (1, 1)
