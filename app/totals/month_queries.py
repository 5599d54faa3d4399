"""A few figures of an area and of those below it for each of several periods: for sparklines and trends."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from typing import Any

from sqlalchemy import BigInteger, Date, Integer, and_, bindparam, case, cast, func, literal, select, union_all

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.periods import Period
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
    sums: dict[tuple[int | None, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for above, code, sessions, attendance, reached in _count(area, level, months):
        one = sums[above, code]
        one[0] += sessions
        one[1] += attendance
        one[2] += reached
    figures = {of: MonthFigures(*one) for of, one in sums.items()}
    nothing, codes = MonthFigures(), [month.code for month in months]

    def row(above: int | None) -> tuple[MonthFigures, ...]:
        return tuple(figures.get((above, code), nothing) for code in codes)

    return Months(row(None), {above: row(above) for above in {above for above, _code in figures if above is not None}})


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
    codes = {month.first_day: month.code for month in months}
    for above, month, *numbers in db.session.execute(_statement(scope), values):
        if month in codes:
            yield above, codes[month], *(int(number) for number in numbers)  # PostgreSQL sums sums to Decimal


@cache
def _statement(scope: Scope) -> Any:
    """(area or None for the total, month, sessions, attendance, villages reached), what overlaps with a minus.

    The villages' months are read once: the total is that of the areas, each village of which lies in one of them.
    """
    row, over = VillageMonth, VillageMonthOverlap
    above = ancestor_column(scope.rows_at).label("above")
    came = case((row.reached_on.is_not(None), 1), else_=0)
    sums = (func.sum(row.sessions), func.sum(row.male + row.female), func.sum(came))
    names = ("sessions", "heads", "came")
    rows = (
        select(above, row.month, *(one.label(name) for one, name in zip(sums, names, strict=True)))
        .join(Area, Area.id == row.village_id)
        .where(row.month.between(_FIRST, _LAST), *scope.inside())
        .group_by(above, row.month)
        .cte("by_area")
    )
    nobody = literal(None, Integer)
    total = [cast(func.sum(rows.c[name]), BigInteger) for name in names]  # of sums PostgreSQL makes a fraction
    parts = [select(rows), select(nobody, rows.c.month, *total).group_by(rows.c.month)]
    for taken, one in ((scope.rows_at, above), (scope.level, nobody)):
        if taken is not Level.VILLAGE:
            figures = (-func.sum(over.sessions), -func.sum(over.male + over.female), literal(0))
            days = and_(over.level == taken, over.month.between(_FIRST, _LAST))
            query = select(one, over.month, *figures).join(Area, Area.id == over.village_id)
            by = [over.month] if one is nobody else [one, over.month]
            parts.append(query.where(days, *scope.inside()).group_by(*by))
    return union_all(*parts)
