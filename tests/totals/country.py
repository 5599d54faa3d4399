"""A few villages of two provinces, and the days at which figures part: where sequences of changes take place."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import sqlalchemy as sa
from flask import Flask

from app.areas.models import Area, AreaEdition
from app.db import db, write_tx
from app.periods import Period, Span, parse_period
from tests import cast

BESIDE = "19.01.04.2007"  # a third village of the same subdistrict
ACROSS = ("19.01.01.2007", "19.01.01.1001")  # another subdistrict of the regency
AWAY = (cast.AIR_LIMAU, "19.05.01.2004", cast.KELURAHAN, "21.71.01.1002")
VILLAGES = (cast.KACE_TIMUR, cast.PETALING, BESIDE, *ACROSS, *AWAY)

TODAY = date(2026, 10, 7)
DAYS = (
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 7, 14),
    date(2026, 7, 15),
    date(2026, 9, 10),
    date(2026, 9, 20),
    date(2026, 9, 30),
    date(2026, 10, 1),
    date(2026, 10, 7),
)
LATER = date(2026, 10, 20)  # a step that is planned
RUNNING = ("2026-10", "2026-Q4", "2026-S2", "2026")
PERIODS: tuple[Period, ...] = (
    *map(parse_period, ("2025-12", "2026-09", "2026-Q3", "2025", *RUNNING)),
    Span.of(date(2026, 7, 15), date(2026, 9, 20)),
    Span.of(date(2026, 9, 11), date(2026, 9, 29)),
    Span.of(date(2025, 12, 1), date(2026, 10, 31)),
    Span.of(date(2026, 7, 1), date(2026, 9, 10)),
)
AREAS = ("ID", "19", "21", "19.01", "19.05", "19.71", "19.01.04", "19.01.01", cast.KACE_TIMUR, cast.PETALING)


@contextmanager
def same_map_afterwards(app: Flask) -> Iterator[None]:
    """Whatever lists are brought in, the areas are as before when it is over; all records must be gone by then."""
    area, edition = Area.__table__, AreaEdition.__table__
    with app.app_context():
        before = [dict(row) for row in db.session.execute(sa.select(area)).mappings()]
        dated = [dict(row) for row in db.session.execute(sa.select(edition)).mappings()]
    yield
    with app.app_context(), write_tx() as session:
        now = {row["id"]: dict(row) for row in session.execute(sa.select(area)).mappings()}
        changed = [row for row in before if now[row["id"]] != row]
        new = now.keys() - {row["id"] for row in before}
        if not changed and not new:
            return
        session.execute(sa.delete(edition))
        for area_id in sorted(new, reverse=True):
            session.execute(sa.delete(area).where(area.c.id == area_id))
        for values in ([{"code": f"~{row['id']}"} for row in changed], changed):
            for row, new_values in zip(changed, values, strict=True):
                session.execute(sa.update(area).where(area.c.id == row["id"]).values(new_values))
        session.execute(sa.insert(edition), dated)
