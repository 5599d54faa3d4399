"""Shares of all areas from a regency up at once: the sessions of a period are read once for all of them."""

from collections import defaultdict
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Date, bindparam, select

from app.areas.models import Area, Level
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import ATTENDANCE, counted
from app.totals.base_queries import SHARED_IN, shared_with
from app.totals.models import Share
from app.totals.share_queries import by_share

_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)


def count_shares_everywhere(first: date, last: date) -> list[dict[str, Any]]:
    """Rows of area_period_share without their period, as count_shares_now counts each area."""
    nation_id = db.session.scalars(select(Area.id).where(Area.level == Level.NATION)).one()
    sums: dict[tuple[int, str, str], list[int]] = defaultdict(lambda: [0, 0])
    rows = db.session.execute(_statement(), {"first": first, "last": last})
    for share, value, regency_id, province_id, shared, sessions, attendance in rows:
        for level, area_id in ((Level.REGENCY, regency_id), (Level.PROVINCE, province_id), (Level.NATION, nation_id)):
            if shared < SHARED_IN[level]:
                one = sums[area_id, share, value]
                one[0] += sessions
                one[1] += int(attendance)
    return [
        {"area_id": area_id, "share": Share(share), "value": value, "sessions": sessions, "attendance": attendance}
        for (area_id, share, value), (sessions, attendance) in sums.items()
    ]


@cache
def _statement() -> CompoundSelect:
    """(share, value, regency, province, how near another village is that counts them, sessions, attendance)."""
    held = _held()
    return by_share(held, held.c.regency_id, held.c.province_id, held.c.shared)


def _held() -> CTE:
    """Each session once in each regency that it served; `shared` says in which areas above that it counts there."""
    rows = (
        select(
            OutreachSession.id,
            ATTENDANCE.label("attendance"),
            Area.regency_id,
            Area.province_id,
            shared_with().label("shared"),
        )
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(counted(), OutreachSession.held_on.between(_FIRST, _LAST))
        .subquery()
    )
    return select(rows).where(rows.c.shared < SHARED_IN[Level.REGENCY]).cte("held")
