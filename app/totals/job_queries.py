"""What the job reads to make the figures of regencies and the people of areas; nothing is stored here."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Integer, Select, bindparam, func, literal, select, union_all
from sqlalchemy.orm import Session

from app.areas.models import Area, Level
from app.db import db, some_at_once
from app.periods import Period
from app.totals.days import Days
from app.totals.figures import STATES, SUMS, VILLAGES
from app.totals.live_queries import count_live
from app.totals.models import AreaPeriod
from app.totals.people_queries import PeopleCount
from app.totals.source_queries import Scope, overlap_sources

_ABOVE = (Level.PROVINCE, Level.NATION)


def figures_of_regencies(period: Period, today: date, regency_ids: Collection[int]) -> list[dict[str, Any]]:
    """Rows of regency_period, one for each of them, also where there is nothing."""
    days = Days(period.first_day, min(period.last_day, today))
    nation = db.session.scalars(select(Area).where(Area.level == Level.NATION)).one()
    counts = count_live(nation, Level.REGENCY, days, regency_ids).by_area
    names = (*SUMS, *VILLAGES, *STATES, "last_held_on")
    return [
        {
            "regency_id": one,
            "period": period.code,
            "regulations_on": days.last,
            **{name: getattr(counts[one], name) for name in names},
        }
        for one in sorted(regency_ids)
    ]


def overlaps_of_regencies(period: Period, today: date, regency_ids: Collection[int]) -> list[dict[str, Any]]:
    """Rows of regency_period_overlap: what is shared above, less what is shared within the regency itself."""
    days = Days(period.first_day, min(period.last_day, today))
    values = {**days.values, "regencies": sorted(regency_ids)}
    found = {(Level(row[0]), row[1]): list(row[2:]) for row in db.session.execute(_overlaps(days.ends_within), values)}
    rows = []
    for (level, regency_id), sums in found.items():
        own = found.get((Level.REGENCY, regency_id), [0] * len(SUMS))
        more = [above - within for above, within in zip(sums, own, strict=True)]
        if level is not Level.REGENCY and any(more):
            of_it = {"level": level, "regency_id": regency_id, "period": period.code}
            rows.append(of_it | dict(zip(SUMS, more, strict=True)))
    return rows


@cache
def _overlaps(ends_within: bool) -> CompoundSelect:
    """(level, regency, the sums) of what the villages of these regencies share with others."""
    scope = Scope(Level.NATION, Level.REGENCY, ends_within=ends_within, of_regencies=True)
    parts = []
    for level in (*_ABOVE, Level.REGENCY):
        over = union_all(*overlap_sources(scope, level)).subquery()
        sums = (func.sum(over.c[name]) for name in SUMS)
        parts.append(select(literal(level.value), over.c.above, *sums).group_by(over.c.above))
    return union_all(*parts)


def list_older_people(session: Session) -> dict[str, dict[Area, datetime | None]]:
    """{code of the period: provinces, or the nation, some of whose regencies were counted since: their own moment}."""
    counted, above = AreaPeriod, {area.id: area for area in _list_above(session)}
    nation_id = next(area.id for area in above.values() if area.level is Level.NATION)
    newest = (
        select(counted.period, Area.province_id, func.max(counted.counted_at))
        .join(Area, Area.id == counted.area_id)
        .where(Area.level == Level.REGENCY)
        .group_by(counted.period, Area.province_id)
    )
    below: dict[tuple[str, int], datetime] = {}
    for period, province_id, at in session.execute(newest):
        for area_id in (province_id or nation_id, nation_id):
            below[period, area_id] = max(at, below.get((period, area_id), at))
    query = select(counted.period, counted.area_id, counted.counted_at).where(counted.area_id.in_(above))
    own = {(period, area_id): at for period, area_id, at in session.execute(query)}
    older: dict[str, dict[Area, datetime | None]] = defaultdict(dict)
    for (period, area_id), at in below.items():
        own_at = own.get((period, area_id))
        if own_at is None or own_at < at:
            older[period][above[area_id]] = own_at
    return older


def _list_above(session: Session) -> Sequence[Area]:
    return session.scalars(select(Area).where(Area.level.in_(_ABOVE)).order_by(Area.id)).all()


def list_above_villages(session: Session) -> list[int]:
    return list(session.scalars(select(Area.id).where(Area.level != Level.VILLAGE)))


def list_children(session: Session, ids: Collection[int]) -> list[int]:
    return [
        one for some in some_at_once(ids) for one in session.scalars(select(Area.id).where(Area.parent_id.in_(some)))
    ]


@cache
def _areas() -> Select:
    return select(Area).where(Area.id.in_(bindparam("ids", expanding=True, type_=Integer))).order_by(Area.id)


def list_areas(session: Session, ids: Collection[int]) -> list[Area]:
    return [area for some in some_at_once(ids) for area in session.scalars(_areas(), {"ids": some})]


def list_counted_people(session: Session, period: str, area_ids: Collection[int]) -> dict[int, PeopleCount]:
    """As they are stored."""
    columns = (AreaPeriod.area_id, AreaPeriod.entries, AreaPeriod.people, AreaPeriod.at_home)
    found: dict[int, PeopleCount] = {}
    for some in some_at_once(area_ids):
        rows = session.execute(select(*columns).where(AreaPeriod.period == period, AreaPeriod.area_id.in_(some)))
        found |= {area_id: PeopleCount(*counts) for area_id, *counts in rows}
    return found
