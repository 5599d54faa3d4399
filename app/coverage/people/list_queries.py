"""How complete the attendance lists of an area's sessions are."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Date, Integer, Select, and_, bindparam, cast, func, null, select, union_all

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import ATTENDANCE, counted

_AREA_ID: Any = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)


@dataclass(frozen=True)
class Lists:
    """Sessions by how many of those who came have their name on the list; `empty` where nobody came.

    `surplus` has more names than heads: one of the two counts is wrong.
    """

    full: int = 0
    partial: int = 0
    without: int = 0
    surplus: int = 0
    empty: int = 0


def count_lists(area: Area, first: date, last: date) -> tuple[Lists, dict[int, Lists]]:
    """(the area, its children by their ids): a session for several children stands with each, once in the area."""
    values = {"area_id": area.id, "first": first, "last": last}
    rows = {area_id: Lists(*counts) for area_id, *counts in db.session.execute(_statement(area.level), values)}
    return rows.pop(None, Lists()), rows


@cache
def _statement(level: Level) -> Any:
    """(id of the child or NULL for the area itself, sessions of each sort)."""
    whole = _sessions(select(OutreachSession.id), level).distinct().subquery("whole")
    counts = _counts(select(cast(null(), Integer))).join(whole, whole.c.id == OutreachSession.id)
    if level.below is None:
        return counts
    once = _sessions(select(OutreachSession.id, ancestor_column(level.below).label("part")), level)
    parts = once.distinct().subquery("parts")
    return union_all(
        counts,
        _counts(select(parts.c.part)).join(parts, parts.c.id == OutreachSession.id).group_by(parts.c.part),
    )


def _sessions(query: Select, level: Level) -> Select:
    query = query.select_from(OutreachVillage).join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
    query = query.join(Area, Area.id == OutreachVillage.village_id)
    query = query.where(counted(), OutreachSession.held_on.between(_FIRST, _LAST))
    return query if level is Level.NATION else query.where(ancestor_column(level) == _AREA_ID)


def _counts(query: Select) -> Select:
    names = OutreachSession.named_count
    sorts: tuple[ColumnElement[bool], ...] = (
        and_(names == ATTENDANCE, names > 0),
        and_(names > 0, names < ATTENDANCE),
        and_(names == 0, ATTENDANCE > 0),
        names > ATTENDANCE,
        and_(names == 0, ATTENDANCE == 0),
    )
    return query.add_columns(*(func.count().filter(sort) for sort in sorts)).select_from(OutreachSession)
