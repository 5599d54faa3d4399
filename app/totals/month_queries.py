"""A few figures of an area and of those below it for each of several periods: for sparklines and trends."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Date, Integer, bindparam, func, literal, select, union_all

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.periods import Period
from app.totals.models import VillageMonth, VillageMonthOverlap

_AREA_ID: Any = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)


@dataclass(frozen=True)
class MonthFigures:
    sessions: int = 0
    attendance: int = 0
    reached: int = 0


@dataclass(frozen=True)
class Months:
    """One of each for each month that was asked for, in their order."""

    total: tuple[MonthFigures, ...]
    by_area: dict[int, tuple[MonthFigures, ...]] = field(default_factory=dict)


def list_months(area: Area, months: Sequence[Period], rows_at: Level | None = None) -> Months:
    """Each session once in each area; `months` are months, oldest first; rows of the level below, or another."""
    level = rows_at or area.level.below or Level.VILLAGE
    days = {"first": months[0].first_day, "last": months[-1].first_day}
    places = {month.first_day: number for number, month in enumerate(months)}
    sums: dict[int | None, list[list[int]]] = {None: [[0, 0, 0] for _ in months]}
    for above, month, sessions, attendance, reached in db.session.execute(
        _statement(area.level, level), {"area_id": area.id, **days}
    ):
        place = places.get(month)
        if place is not None:
            one = sums.setdefault(above, [[0, 0, 0] for _ in months])[place]
            one[0] += sessions
            one[1] += attendance
            one[2] += reached
    figures = {above: tuple(MonthFigures(*one) for one in rows) for above, rows in sums.items()}
    return Months(figures.pop(None), figures)  # type: ignore[arg-type]


@cache
def _statement(level: Level, rows_at: Level) -> Any:
    """(area or None for the total, month, sessions, attendance, villages reached), what overlaps with a minus."""
    parts = []
    for one in (rows_at, None):
        above = literal(None, Integer) if one is None else ancestor_column(one)
        by = [VillageMonth.month] if one is None else [above, VillageMonth.month]
        heads = func.sum(VillageMonth.male + VillageMonth.female)
        parts.append(
            select(
                above, VillageMonth.month, func.sum(VillageMonth.sessions), heads, func.count(VillageMonth.reached_on)
            )
            .join(Area, Area.id == VillageMonth.village_id)
            .where(VillageMonth.month.between(_FIRST, _LAST), *_inside(level))
            .group_by(*by)
        )
        taken = one or level
        if taken is Level.VILLAGE:
            continue
        over = VillageMonthOverlap
        by = [over.month] if one is None else [above, over.month]
        parts.append(
            select(above, over.month, -func.sum(over.sessions), -func.sum(over.male + over.female), literal(0))
            .join(Area, Area.id == over.village_id)
            .where(over.level == taken, over.month.between(_FIRST, _LAST), *_inside(level))
            .group_by(*by)
        )
    return union_all(*parts)


def _inside(level: Level) -> tuple[Any, ...]:
    return () if level is Level.NATION else (ancestor_column(level) == _AREA_ID,)
