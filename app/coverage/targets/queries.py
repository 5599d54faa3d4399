"""Targets, their versions and the indicators that leads have added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.accounts.models import User
from app.areas.models import NATION_CODE, Area
from app.areas.queries import WITH_PLACE
from app.coverage.models import OwnIndicator, Target, TargetOrigin, TargetVersion
from app.db import db, some_at_once
from app.periods import Period

MOST_VERSIONS = 50


def list_targets(area_id: int, period: Period) -> dict[str, Target]:
    """What the program lead has set for this very area and period, by indicator."""
    query = select(Target).where(Target.area_id == area_id, Target.period == period.code)
    return {target.indicator: target for target in db.session.scalars(query)}


def list_target_rows(area_ids: Collection[int], periods: Collection[str]) -> dict[tuple[int, str, str], Target]:
    """{(area, period, indicator): target} of many areas, to be changed."""
    return {
        (target.area_id, target.period, target.indicator): target
        for some in some_at_once(area_ids)
        for target in db.session.scalars(select(Target).where(Target.area_id.in_(some), Target.period.in_(periods)))
    }


def list_areas(codes: Collection[str]) -> dict[str, Area]:
    """The areas with these codes, by code, with what their labels need."""
    return {
        area.code: area
        for some in some_at_once(codes)
        for area in db.session.scalars(select(Area).options(*WITH_PLACE).where(Area.code.in_(some)))
    }


@dataclass(frozen=True)
class Stored:
    """A target as it stands, and how it came to be: by hand where nothing is known of it."""

    value: int
    origin: TargetOrigin


def list_stored(area_ids: Collection[int], periods: Collection[str]) -> dict[tuple[int, str, str], Stored]:
    """{(area, period, indicator): target} of many areas; the version that was added last says where each is from."""
    found = {}
    for some in some_at_once(area_ids):
        newest = (
            select(func.max(TargetVersion.id).label("id"))
            .where(TargetVersion.area_id.in_(some), TargetVersion.period.in_(periods))
            .group_by(TargetVersion.area_id, TargetVersion.period, TargetVersion.indicator)
            .subquery()
        )
        version = aliased(TargetVersion, select(TargetVersion).join(newest, TargetVersion.id == newest.c.id).subquery())
        same = (
            (version.area_id == Target.area_id)
            & (version.period == Target.period)
            & (version.indicator == Target.indicator)
        )
        query = select(Target.area_id, Target.period, Target.indicator, Target.value, version.origin)
        query = query.outerjoin(version, same).where(Target.area_id.in_(some), Target.period.in_(periods))
        for area_id, period, indicator, value, origin in db.session.execute(query):
            found[area_id, period, indicator] = Stored(value, origin or TargetOrigin.TYPED)
    return found


def last_version(area_id: int, period: Period) -> int:
    """A number that grows with every change of the targets of an area and a period."""
    query = select(func.max(TargetVersion.id)).where(
        TargetVersion.area_id == area_id, TargetVersion.period == period.code
    )
    return db.session.scalar(query) or 0


def list_versions(area_id: int, period: Period) -> Sequence[Row]:
    """(indicator, value, before, origin, set_at, name of who set it), newest first; `before` is the value replaced."""
    columns = (TargetVersion.id, TargetVersion.indicator, TargetVersion.value, TargetVersion.origin)
    before = func.lag(TargetVersion.value).over(partition_by=TargetVersion.indicator, order_by=TargetVersion.id)
    all_of_it = (
        select(*columns, before.label("before"), TargetVersion.set_at, TargetVersion.set_by_id)
        .where(TargetVersion.area_id == area_id, TargetVersion.period == period.code)
        .subquery()
    )
    query = (
        select(*(all_of_it.c[name] for name in ("indicator", "value", "before", "origin", "set_at")), User.full_name)
        .outerjoin(User, all_of_it.c.set_by_id == User.id)
        .order_by(all_of_it.c.id.desc())
        .limit(MOST_VERSIONS)
    )
    return db.session.execute(query).all()


def list_own(area: Area, period: Period | None = None) -> list[OwnIndicator]:
    """Those added for the area or one above it, in the order in which they were added.

    Of a period: those in use when it ended; without one, those in use today.
    """
    above = [one for one in (area.id, area.subdistrict_id, area.regency_id, area.province_id) if one is not None]
    nation = select(Area.id).where(Area.code == NATION_CODE)
    query = select(OwnIndicator).options(joinedload(OwnIndicator.area))
    query = query.where(or_(OwnIndicator.area_id.in_(above), OwnIndicator.area_id.in_(nation)))
    last_day = date.max if period is None else period.last_day
    in_use = or_(OwnIndicator.retired_on.is_(None), OwnIndicator.retired_on > last_day)
    return list(db.session.scalars(query.where(in_use).order_by(OwnIndicator.id)))


def find_own(key: str) -> OwnIndicator | None:
    return db.session.scalar(select(OwnIndicator).where(OwnIndicator.key == key))
