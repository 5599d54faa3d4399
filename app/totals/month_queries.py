"""A few figures of an area and of those below it for each of several periods: for sparklines and trends."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import Date, Integer, and_, bindparam, case, func, literal, select, union_all

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.periods import Period, period_of
from app.totals.kept_month_queries import Sum, read_kept_months
from app.totals.models import VillageMonth, VillageMonthOverlap
from app.totals.period_queries import KEPT, ROWS
from app.totals.source_queries import Scope

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
    places = {month.code: number for number, month in enumerate(months)}
    sums: dict[int | None, list[list[int]]] = {None: [[0, 0, 0] for _ in months]}
    for above, code, *numbers in _count(area, level, months):
        place = places.get(code)
        if place is not None:
            one = sums.setdefault(above, [[0, 0, 0] for _ in months])[place]
            for at, number in enumerate(numbers):
                one[at] += number
    figures = {above: tuple(MonthFigures(*one) for one in rows) for above, rows in sums.items()}
    return Months(figures.pop(None), figures)  # type: ignore[arg-type]


def _count(area: Area, level: Level, months: Sequence[Period]) -> Iterable[Sum]:
    """Above a regency what the job has made of each, as far as it holds."""
    if area.level not in KEPT or level not in ROWS:
        return _count_live(area, level, months)
    kept = read_kept_months(area, level, months)
    return chain(kept.sums, _count_live(area, level, months, kept.others) if kept.others else ())


def _count_live(
    area: Area, level: Level, months: Sequence[Period], regency_ids: Collection[int] | None = None
) -> Iterator[Sum]:
    values = {"area_id": area.id, "first": months[0].first_day, "last": months[-1].first_day}
    if regency_ids is not None:
        values["regencies"] = sorted(regency_ids)
    scope = Scope(area.level, level, of_regencies=regency_ids is not None)
    for above, month, sessions, attendance, reached in db.session.execute(_statement(scope), values):
        yield above, period_of(month, "month").code, sessions, attendance, reached


@cache
def _statement(scope: Scope) -> Any:
    """(area or None for the total, month, sessions, attendance, villages reached), what overlaps with a minus."""
    row, over, parts = VillageMonth, VillageMonthOverlap, []
    came = case((row.reached_on.is_not(None), Area.village_id))
    for one in (scope.rows_at, None):
        above = literal(None, Integer) if one is None else ancestor_column(one)
        by = [] if one is None else [above]
        figures: tuple[Any, ...] = (
            func.sum(row.sessions),
            func.sum(row.male + row.female),
            func.count(came.distinct()),
        )
        days: Any = row.month.between(_FIRST, _LAST)
        query = select(above, row.month, *figures).join(Area, Area.id == row.village_id).where(days, *scope.inside())
        parts.append(query.group_by(*by, row.month))
        taken = one or scope.level
        if taken is not Level.VILLAGE:
            figures = (-func.sum(over.sessions), -func.sum(over.male + over.female), literal(0))
            days = and_(over.level == taken, over.month.between(_FIRST, _LAST))
            query = select(above, over.month, *figures).join(Area, Area.id == over.village_id)
            parts.append(query.where(days, *scope.inside()).group_by(*by, over.month))
    return union_all(*parts)
