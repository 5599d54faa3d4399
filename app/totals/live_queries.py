"""Figures counted this moment, from the months of villages: for one area, for those below it, for some regencies."""

from collections.abc import Collection, Mapping
from datetime import datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from flask import current_app
from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    exists,
    extract,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from app import clock
from app.areas.models import Area, Level
from app.areas.reach import ancestor_column, counts_today
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted
from app.regulations.models import Regulation
from app.regulations.queries import perdes_in_force, perdes_in_progress, state_column
from app.totals.days import Days
from app.totals.deadline_queries import USUAL_DAYS
from app.totals.figures import SUMS, VILLAGES, Counted
from app.totals.models import ReportingDeadline, VillageLast, VillageMonth
from app.totals.source_queries import (
    AREA_ID,
    FIRST,
    FIRST_MONTH,
    LAST,
    LAST_MONTH,
    Scope,
    month_sources,
    overlap_sources,
)

_ENDS_AT: Any = bindparam("ends_at", type_=Integer)
_DAY = 86_400


def count_live(area: Area, rows_at: Level, days: Days, regency_ids: Collection[int] | None = None) -> Counted:
    """All figures of an area and of those at a level below it, in one select; `regency_ids`: only of these regencies.

    The total of some regencies counts each session as the whole area does.
    """
    ends_at = _end_of(days)
    is_over = days.ends_within and ends_at <= clock.now().timestamp()
    scope = Scope(area.level, rows_at, days.begins_within, days.ends_within, regency_ids is not None, is_over)
    values = {"area_id": area.id, **days.values, "ends_at": ends_at}
    if regency_ids is not None:
        values["regencies"] = sorted(regency_ids)
    result = Counted()
    for row in db.session.execute(_statement(scope), values):
        _add(result, row._mapping)
    return result


def count_reached_live(area: Area, rows_at: Level, days: Days) -> dict[int, int]:
    """How many villages were reached: {id of the area at that level: villages}."""
    scope = Scope(area.level, rows_at, days.begins_within, days.ends_within)
    query = _reached(scope) if scope.begins_within else _reached_lately(scope)
    rows = db.session.execute(query, {"area_id": area.id, **days.values})
    return {area_id: number for area_id, number in rows if number}


def _add(result: Counted, row: Mapping[Any, Any]) -> None:
    part, area_id = row["part"], row["area_id"]
    if part == "total":
        result.total.add(row, SUMS)
        return
    counts = result.by_area[area_id]
    if part == "rows":
        counts.add(row, SUMS)
    elif part == "joint":
        counts.joint = result.total.joint = int(row["sessions"])
    else:
        for one in (counts, result.total):
            if part == "figures":
                one.add(row, (*SUMS, *VILLAGES))
                one.held_by(row["held_on"])
            else:
                setattr(one, part, getattr(one, part) + int(row["sessions"]))  # a column with Decimals


def _end_of(days: Days) -> int:
    """The second at which the last day is over, on the clock of the office."""
    zone = ZoneInfo(clock.TIME_ZONES[current_app.config["TIME_ZONE"]])
    return int(datetime.combine(days.last, datetime.min.time(), zone).timestamp()) + _DAY


@cache
def _statement(scope: Scope) -> Any:
    """Rows of (part, area, the sums, the villages, last day); the part says what the row counts.

    Of regulations it is "perdes", or the state of those that are not in force yet, with their number as `sessions`.
    """
    parts = [_figures(scope)]
    for part, level in (("rows", scope.rows_at), ("total", scope.level)):
        sources = overlap_sources(scope, level)
        if sources:
            over = union_all(*sources).subquery()
            area_id = over.c.above if part == "rows" else cast(null(), Integer)
            sums = [(-func.sum(over.c[name])).label(name) for name in SUMS]
            query = select(literal(part), area_id, *sums, *[null()] * 4)
            parts.append(query.group_by(over.c.above) if part == "rows" else query)
    if scope.level is Level.VILLAGE:
        parts.append(_joint())
    return union_all(*parts, *_regulations(scope))


def _figures(scope: Scope) -> Select:
    """By area what its villages' months hold, and how many villages were reached and reported."""
    row = union_all(*month_sources(scope)).subquery("row")
    village = (
        select(
            row.c.above,
            row.c.village_id,
            *(func.sum(row.c[name]).label(name) for name in SUMS),
            func.max(row.c.came).label("came"),
            func.max(row.c.said).label("said"),
            func.min(row.c.told_at).label("told_at"),
            func.max(row.c.held_on).label("held_on"),
        )
        .group_by(row.c.above, row.c.village_id)
        .subquery("village")
    )
    column = village.c
    came, said = (case((counts_today(), one), else_=0) for one in (column.came, column.said))
    told = extract("epoch", column.told_at) < _ENDS_AT + _DAY * _days_allowed()
    return (
        select(
            literal("figures").label("part"),
            column.above.label("area_id"),
            *(func.sum(column[name]).label(name) for name in SUMS),
            func.sum(came).label("reached"),
            func.sum(said).label("reported"),
            func.sum(case((told, said), else_=0)).label("on_time"),
            func.max(column.held_on).label("held_on"),
        )
        .join(Area, Area.id == column.village_id)
        .group_by(column.above)
    )


def _days_allowed() -> ColumnElement[int]:
    """Those of the nearest area above the village that has set some."""
    set_by = [
        select(ReportingDeadline.days).where(ReportingDeadline.area_id == column).correlate(Area).scalar_subquery()
        for column in (Area.subdistrict_id, Area.regency_id, Area.province_id)
    ]
    province = aliased(Area)
    nation_id = select(province.parent_id).where(province.id == Area.province_id).correlate(Area).scalar_subquery()
    nation = select(ReportingDeadline.days).where(ReportingDeadline.area_id == nation_id).correlate(Area)
    return func.coalesce(*set_by, nation.scalar_subquery(), USUAL_DAYS)


def _joint() -> Select:
    """How many sessions of a village served other villages too."""
    other, there = aliased(OutreachVillage), aliased(Area)
    others = exists().where(
        other.session_id == OutreachSession.id, there.id == other.village_id, there.village_id != AREA_ID
    )
    return (
        select(literal("joint"), AREA_ID, func.count(OutreachSession.id.distinct()), *[null()] * 8)
        .select_from(Area)
        .join(OutreachVillage, OutreachVillage.village_id == Area.id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(Area.village_id == AREA_ID, counted(), OutreachSession.held_on.between(FIRST, LAST), others)
    )


def _regulations(scope: Scope) -> tuple[Select, Select]:
    """Over the regulations that villages made; a Perdes has one village."""
    above = ancestor_column(scope.rows_at)
    villages = func.count(ancestor_column(Level.VILLAGE).distinct())
    in_progress = select(above.label("above"), state_column(LAST).label("state")).join(
        Area, Area.id == Regulation.area_id
    )
    stages = in_progress.where(perdes_in_progress(LAST), counts_today(), *scope.inside()).subquery("stages")
    return (
        select(literal("perdes"), above, villages, *[null()] * 8)
        .select_from(Regulation)
        .join(Area, Area.id == Regulation.area_id)
        .where(perdes_in_force(LAST), counts_today(), *scope.inside())
        .group_by(above),
        select(stages.c.state, stages.c.above, func.count(), *[null()] * 8).group_by(stages.c.state, stages.c.above),
    )


@cache
def _reached(scope: Scope) -> Select:
    row = union_all(*month_sources(scope)).subquery("row")
    came = case((row.c.came == 1, row.c.village_id))
    query = select(row.c.above, func.count(came.distinct())).join(Area, Area.id == row.c.village_id)
    return query.where(counts_today()).group_by(row.c.above)


@cache
def _reached_lately(scope: Scope) -> Select:
    """The same from the last days of all; only villages that were reached again since are looked up in their months."""
    last, month = VillageLast, VillageMonth
    before = exists().where(
        month.village_id == last.village_id, month.month.between(FIRST_MONTH, LAST_MONTH), month.reached_on <= LAST
    )
    return (
        select(scope.above, func.count(Area.village_id.distinct()))
        .select_from(Area)
        .join(last, last.village_id == Area.id)
        .where(last.last_reached_on >= FIRST, or_(last.last_reached_on <= LAST, before))
        .where(counts_today(), *scope.inside())
        .group_by(scope.above)
    )
