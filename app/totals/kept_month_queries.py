"""Months of regencies as the job has made them: what lies above counts twelve of them in one select."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import Date, Integer, Select, String, and_, bindparam, select

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.periods import Period
from app.totals.models import RegencyPeriod, RegencyPeriodOverlap
from app.totals.period_queries import stale_within

_AREA_ID: Any = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)
_CODES: Any = bindparam("codes", expanding=True, type_=String)

Sum = tuple[int | None, str, int, int, int]
"""(area or None for the total, code of the month, sessions, attendance, villages reached)."""


@dataclass
class KeptMonths:
    """What holds, to be added up, and the regencies of which some month does not: their villages are counted."""

    sums: list[Sum] = field(default_factory=list)
    others: list[int] = field(default_factory=list)


def read_kept_months(area: Area, rows_at: Level, months: Sequence[Period]) -> KeptMonths:
    """Of the nation or a province by province or regency, before anything is counted from villages."""
    codes = [month.code for month in months]
    values = {"area_id": area.id, "codes": codes, "first": months[0].first_day, "last": months[-1].first_day}
    kept = KeptMonths()
    rows = db.session.execute(_figures(area.level), values).all()
    whole = Counter(row.id for row in rows if row.period is not None)
    kept.others = sorted({row.id for row in rows if whole[row.id] < len(codes)})
    left_out = set(kept.others)
    for regency_id, province_id, code, sessions, heads, reached in rows:
        if regency_id not in left_out:
            above = regency_id if rows_at is Level.REGENCY else province_id
            kept.sums += ((above, code, sessions, heads, reached), (None, code, sessions, heads, reached))
    for row in db.session.execute(_shared(area.level), values):
        if row.regency_id not in left_out:
            kept.sums += _taken_off(row, area.level, rows_at)
    return kept


def _taken_off(row: Any, level: Level, rows_at: Level) -> Iterable[Sum]:
    for taken, above in ((rows_at, row.province_id), (level, None)):
        if row.level is taken:
            yield above, row.period, -row.sessions, -(row.male + row.female), 0


@cache
def _figures(level: Level) -> Select:
    """A row for each month that holds; of a regency of which none does, one without a month."""
    kept = RegencyPeriod
    still = kept.regency_id.not_in(stale_within(_FIRST, _LAST))
    holds = and_(kept.regency_id == Area.id, kept.period.in_(_CODES), still)
    columns = (kept.period, kept.sessions, (kept.male + kept.female).label("heads"), kept.reached)
    return (
        select(Area.id, Area.province_id, *columns)
        .select_from(Area)
        .outerjoin(kept, holds)
        .where(Reach(_AREA_ID, level).at(Level.REGENCY))
    )


@cache
def _shared(level: Level) -> Select:
    over = RegencyPeriodOverlap
    columns = (over.level, over.regency_id, Area.province_id, over.period, over.sessions, over.male, over.female)
    here = (over.period.in_(_CODES), Reach(_AREA_ID, level).areas())
    return select(*columns).join(Area, Area.id == over.regency_id).where(*here)
