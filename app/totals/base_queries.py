"""What sessions, nil reports and steps of regulations say of villages: what all totals are made of.

What was recorded of a village that was merged into another one counts in that one: `village_id` is that of today.
Sessions come grouped by village, month and `shared`: how near the nearest village is that the same session served too
and that has a lower id. The session counts for that one; in the areas that hold both, this one carries an overlap.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Date,
    Integer,
    Row,
    Select,
    bindparam,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.db import some_at_once
from app.history.models import HistoryEntry
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import counted, declared_nil_within, reaches
from app.outreach.vocabulary import SessionState
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import STEP_COLUMNS, made_by_villages, stepped_within
from app.totals.months import month_of

MALE = OutreachSession.men + OutreachSession.boys
FEMALE = OutreachSession.women + OutreachSession.girls
CHECKED = case((OutreachSession.state == SessionState.CHECKED, 1), else_=0)
SHARED_IN = {Level.NATION: 1, Level.PROVINCE: 2, Level.REGENCY: 3, Level.SUBDISTRICT: 4}
"""From which value of `shared` on two villages that share a session lie in one area of that level."""
SAME_VILLAGE = 5
"""The value of `shared` of villages that have become one: the session counts no second time in it."""
TOLD_AT = case(
    (OutreachSession.recorded_at <= OutreachSession.created_at, OutreachSession.recorded_at),
    else_=OutreachSession.created_at,
)
_WITHIN = Area.village_id.in_(bindparam("villages", expanding=True, type_=Integer))
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)
_CAME = case((reaches(), OutreachSession.held_on))


def served_rows(*conditions: ColumnElement[bool]) -> Select:
    """(village_id, month, shared, figures ...) of the sessions that count; conditions on them and on the village."""
    rows = (
        select(
            Area.village_id.label("village_id"),
            month_of(OutreachSession.held_on).label("month"),
            shared_with().label("shared"),
            CHECKED.label("checked"),
            MALE.label("male"),
            FEMALE.label("female"),
            OutreachSession.named_count.label("named"),
            OutreachSession.held_on,
            _CAME.label("came_on"),
            TOLD_AT.label("told_at"),
        )
        .select_from(OutreachVillage)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(counted(), *conditions)
        .subquery("served")
    )
    column = rows.c
    by = (column.village_id, column.month, column.shared)
    return select(
        *by,
        func.count().label("sessions"),
        *(func.sum(column[name]).label(name) for name in ("checked", "male", "female", "named")),
        func.min(column.came_on).label("reached_on"),
        func.max(column.came_on).label("last_reached_on"),
        func.max(column.held_on).label("last_held_on"),
        func.min(column.held_on).label("said_on"),
        func.min(column.told_at).label("told_at"),
    ).group_by(*by)


def shared_with() -> ColumnElement[int]:
    """How near the nearest village with a lower id is that the session served too: see SHARED_IN; 0 where none is."""
    other, there = aliased(OutreachVillage), aliased(Area)
    nearness = case(
        (there.village_id == Area.village_id, SAME_VILLAGE),
        (there.subdistrict_id == Area.subdistrict_id, 4),
        (there.regency_id == Area.regency_id, 3),
        (there.province_id == Area.province_id, 2),
        else_=1,
    )
    nearest = (
        select(func.max(nearness))
        .select_from(other)
        .join(there, there.id == other.village_id)
        .where(other.session_id == OutreachVillage.session_id, other.village_id < OutreachVillage.village_id)
        .correlate(OutreachVillage, Area)
    )
    return func.coalesce(nearest.scalar_subquery(), literal(0))


def list_served(connection: Connection, village_ids: Collection[int], first: date, last: date) -> Sequence[Row]:
    return connection.execute(_served_by_sessions(), _values(village_ids, first, last)).all()


def _values(village_ids: Collection[int], first: date, last: date) -> dict[str, Any]:
    return {"villages": list(village_ids), "first": first, "last": last}


@cache
def _served_by_sessions() -> Select:
    return served_rows(_WITHIN, OutreachSession.held_on.between(_FIRST, _LAST))


def list_said(connection: Connection, village_ids: Collection[int], first: date, last: date) -> Sequence[Row]:
    """(village_id, regulation id, moment, days ...) of what was said beside sessions and has a day between those two.

    Of a regulation a day for each step, of a nil report, which has no regulation, its first and its last.
    """
    return connection.execute(_said(), _values(village_ids, first, last)).all()


@cache
def _said() -> CompoundSelect:
    stepped = (
        select(Area.village_id, Regulation.id, Regulation.created_at, *STEP_COLUMNS)
        .select_from(RegulationVillage)
        .join(Area, Area.id == RegulationVillage.village_id)
        .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        .where(_WITHIN, made_by_villages(), stepped_within(_FIRST, _LAST))
    )
    other_days = [cast(null(), Date)] * (len(STEP_COLUMNS) - 2)
    days = (NilReport.first_day, NilReport.last_day, *other_days)
    nil = (
        select(Area.village_id, cast(null(), Integer), NilReport.declared_at, *days)
        .join(Area, Area.id == NilReport.village_id)
        .where(_WITHIN, declared_nil_within(_FIRST, _LAST))
    )
    return union_all(stepped, nil)


def list_changes(
    connection: Connection, regulation_ids: Collection[int]
) -> dict[int, list[tuple[datetime, dict[str, Any]]]]:
    """What history knows of these regulations: {id: [(when, {column: [before, after]}), ...]}, oldest first."""
    changes: dict[int, list[tuple[datetime, dict[str, Any]]]] = defaultdict(list)
    for some in some_at_once(regulation_ids):
        query = (
            select(HistoryEntry.record_id, HistoryEntry.at, HistoryEntry.changes)
            .where(HistoryEntry.record_type == Regulation.__tablename__, HistoryEntry.record_id.in_(some))
            .order_by(HistoryEntry.id)
        )
        for regulation_id, at, change in connection.execute(query):
            changes[regulation_id].append((at, change))
    return changes


def list_last(connection: Connection, village_ids: Collection[int]) -> Sequence[Row]:
    """(village_id, first and last day reached, last with names, last with women) of villages ever reached."""
    return connection.execute(_last(), {"villages": list(village_ids)}).all()


@cache
def _last() -> Select:
    return (
        select(
            Area.village_id,
            func.min(OutreachSession.held_on).label("first_reached_on"),
            func.max(OutreachSession.held_on).label("last_reached_on"),
            func.max(case((OutreachSession.named_count > 0, OutreachSession.held_on))).label("last_named_on"),
            func.max(case((FEMALE > 0, OutreachSession.held_on))).label("last_women_on"),
        )
        .select_from(OutreachVillage)
        .join(Area, Area.id == OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(_WITHIN, counted(), reaches())
        .group_by(Area.village_id)
    )
