"""Orang tercatat and orang unik of areas in a period: live for villages, by the job above them.

`entries` are the names written down in sessions that served the area, `people` the different ones among them, and
`at_home` the different people who live there, wherever they came to a session. Who gave no home lives where it was
held. None of them adds up: one person may have come in two villages, and in two months.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Date, Integer, Row, Select, bindparam, func, literal, select, union_all

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted
from app.periods import Period, Span
from app.totals.models import AreaPeriod

_AREA_ID: Any = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)
_LIVE = (Level.VILLAGE, Level.SUBDISTRICT)
_HELD = (counted(), OutreachSession.held_on.between(_FIRST, _LAST))


@dataclass(frozen=True)
class PeopleCount:
    """Names written down, different people among them, and different people who live there."""

    entries: int = 0
    people: int = 0
    at_home: int = 0


@dataclass(frozen=True)
class People:
    """Of an area and of its children. `total` None: not counted yet; `counted_at` None: counted this moment."""

    total: PeopleCount | None
    by_area: dict[int, PeopleCount] = field(default_factory=dict)
    counted_at: datetime | None = None


def list_people(area: Area, period: Period, today: date) -> People:
    """Above a subdistrict as of the moment at which the job counted last. Days that are no period are counted now."""
    if area.level in _LIVE or isinstance(period, Span):
        return _live(area, period.first_day, min(period.last_day, today))
    rows = _stored(area, period.code)
    own = next((row for row in rows if row.area_id == area.id), None)
    by_area = {row.area_id: _count(row) for row in rows if row.area_id != area.id}
    return People(None if own is None else _count(own), by_area, None if own is None else own.counted_at)


def _count(row: Row) -> PeopleCount:
    return PeopleCount(row.entries, row.people, row.at_home)


def _stored(area: Area, period: str) -> Sequence[Row]:
    columns = (AreaPeriod.area_id, AreaPeriod.entries, AreaPeriod.people, AreaPeriod.at_home, AreaPeriod.counted_at)
    here = select(*columns).where(AreaPeriod.period == period, AreaPeriod.area_id == area.id)
    below = select(*columns).join(Area, Area.id == AreaPeriod.area_id)
    below = below.where(AreaPeriod.period == period, Area.parent_id == area.id)
    return db.session.execute(union_all(here, below)).all()


def _live(area: Area, first: date, last: date) -> People:
    counts = count_people_now(area, first, last, with_children=area.level is not Level.VILLAGE)
    return People(counts.pop(area.id, PeopleCount()), counts)


def count_people_now(area: Area, first: date, last: date, with_children: bool) -> dict[int, PeopleCount]:
    """Counted this moment: of the area, and of its children; areas of which there is nothing are left out."""
    statement = _statement(area.level, with_children)
    found: dict[int, dict[str, int]] = {}
    for area_id, part, entries, people in db.session.execute(
        statement, {"area_id": area.id, "first": first, "last": last}
    ):
        one = found.setdefault(area_id, {})
        if part == "came":
            one["entries"], one["people"] = entries, people
        else:
            one["at_home"] = people
    return {area_id: PeopleCount(**one) for area_id, one in found.items()}


@cache
def _statement(level: Level, with_children: bool) -> Any:
    """Rows of (area, "came" or "at_home", entries, people)."""
    parts: list[Select] = []
    for one in (level, level.below) if with_children else (level,):
        if one is not None:
            parts += [_came(one, level), _at_home(one, level)]
    return union_all(*parts)


def _came(rows_at: Level, level: Level) -> Select:
    """Each entry once, however many villages of the area its session served."""
    rows = (
        select(_above(rows_at), Participant.id, Participant.person_key)
        .select_from(OutreachVillage)
        .join(Area, Area.id == OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .where(*_HELD, *_inside(level))
        .distinct()
        .subquery()
    )
    counts = (func.count(), func.count(rows.c.person_key.distinct()))
    return select(rows.c.above, literal("came"), *counts).group_by(rows.c.above)


def _at_home(rows_at: Level, level: Level) -> Select:
    """From the home that was given, else from where the session was held; each from its own index."""
    entry = select(_above(rows_at), Participant.person_key)
    given = (
        entry.select_from(Participant)
        .join(Area, Area.id == Participant.home_village_id)
        .join(OutreachSession, OutreachSession.id == Participant.session_id)
    )
    not_given = (
        entry.select_from(OutreachSession)
        .join(Area, Area.id == OutreachSession.host_area_id)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .where(Participant.home_village_id.is_(None))
    )
    known = (*_HELD, *_inside(level), Area.regency_id.is_not(None), _ancestor(rows_at).is_not(None))
    rows = union_all(given.where(*known), not_given.where(*known)).subquery()
    people = func.count(rows.c.person_key.distinct())
    return select(rows.c.above, literal("at_home"), literal(0), people).group_by(rows.c.above)


def _ancestor(level: Level) -> Any:
    return _AREA_ID if level is Level.NATION else ancestor_column(level)


def _above(level: Level) -> Any:
    return _ancestor(level).label("above")


def _inside(level: Level) -> tuple[Any, ...]:
    return () if level is Level.NATION else (ancestor_column(level) == _AREA_ID,)
