"""Months of regencies as the job has made them: what lies above counts twelve of them in one select."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Date, Integer, String, bindparam, func, literal, null, select, true, union_all

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
_MONTHS: Any = bindparam("months", type_=Integer)

Sum = tuple[int | None, str, int, int, int]
"""(area or None for the total, code of the month, sessions, attendance, villages reached)."""


@dataclass
class KeptMonths:
    """What holds, to be added up, and the regencies of which some month does not: their villages are counted."""

    sums: list[Sum]
    others: list[int]


def read_kept_months(area: Area, rows_at: Level, months: Sequence[Period]) -> KeptMonths:
    """Of the nation or a province by province or regency, before anything is counted from villages.

    What holds is asked once for all: a month that is made meanwhile is not read twice, nor left out.
    """
    codes = [month.code for month in months]
    values = {"area_id": area.id, "codes": codes, "first": months[0].first_day, "last": months[-1].first_day}
    kept = KeptMonths([], [])
    for part, above, code, *numbers in db.session.execute(
        _statement(area.level, rows_at), {**values, "months": len(codes)}
    ):
        if part == "other":
            kept.others.append(above)
        else:
            kept.sums.append((above, code, *numbers))
            if part == "figures":
                kept.sums.append((None, code, *numbers))
    return kept


@cache
def _statement(level: Level, rows_at: Level) -> CompoundSelect:
    """(part, area or None for the total, month, sessions, attendance, villages reached); overlaps with a minus.

    In the part "other" the areas are the regencies of which not all of the months hold.
    """
    kept, over = RegencyPeriod, RegencyPeriodOverlap
    regencies = select(Area.id, Area.province_id).where(Reach(_AREA_ID, level).at(Level.REGENCY)).cte("regency")
    within = kept.regency_id.in_(select(regencies.c.id)) if level is Level.PROVINCE else true()
    whole = (
        select(kept.regency_id.label("id"))
        .where(kept.period.in_(_CODES), within, kept.regency_id.not_in(stale_within(_FIRST, _LAST)))
        .group_by(kept.regency_id)
        .having(func.count() == _MONTHS)
        .cte("whole")
    )
    here = select(regencies).join(whole, whole.c.id == regencies.c.id).cte("here")
    above = here.c.id if rows_at is Level.REGENCY else here.c.province_id
    sums = (func.sum(kept.sessions), func.sum(kept.male + kept.female), func.sum(kept.reached))
    parts = [
        select(literal("figures"), above.label("above"), kept.period, *sums)
        .join(here, here.c.id == kept.regency_id)
        .where(kept.period.in_(_CODES))
        .group_by(above, kept.period)
    ]
    nobody = literal(None, Integer)
    for taken, one in ((rows_at, above), (level, nobody)):
        less = (-func.sum(over.sessions), -func.sum(over.male + over.female), literal(0))
        shared = select(literal("less"), one, over.period, *less).join(here, here.c.id == over.regency_id)
        shared = shared.where(over.level == taken, over.period.in_(_CODES))
        parts.append(shared.group_by(over.period) if one is nobody else shared.group_by(one, over.period))
    others = select(literal("other"), regencies.c.id, null(), null(), null(), null())
    return union_all(*parts, others.where(regencies.c.id.not_in(select(whole.c.id))))
