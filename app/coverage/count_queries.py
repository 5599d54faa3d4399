"""Counting from the sessions and regulations upwards: no query here walks through the nation's 83.762 villages.

Each statement is made once for a pair of levels; SQLAlchemy takes longer to make one than SQLite to run it.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import counted as counted_sessions
from app.outreach.queries import declared_nil_within, reaches
from app.outreach.vocabulary import SessionState
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import (
    made_by_villages,
    perdes_in_force,
    perdes_in_progress,
    state_column,
    stepped_within,
)

MALE = OutreachSession.men + OutreachSession.boys
FEMALE = OutreachSession.women + OutreachSession.girls
_CHECKED = case((OutreachSession.state == SessionState.CHECKED, 1), else_=0)

_AREA_ID = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)
_HELD = (counted_sessions(), OutreachSession.held_on.between(_FIRST, _LAST))


@dataclass
class Counts:
    """What was counted for one area."""

    sessions: int = 0
    checked: int = 0
    joint: int = 0
    male: int = 0
    female: int = 0
    named: int = 0
    reached: int = 0
    reported: int = 0
    perdes: int = 0
    planned: int = 0
    drafting: int = 0
    deliberation: int = 0
    agreed: int = 0
    enacted: int = 0
    last_held_on: date | None = None


@dataclass
class Counted:
    """`total` counts each session once, so it may be less than the sum of the areas in sessions and attendances."""

    by_area: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    total: Counts = field(default_factory=Counts)


def count(area: Area, rows_at: Level, first: date, last: date) -> Counted:
    """All figures of an area and of those at a level below it, from one day to another, in one select."""
    counted = Counted()
    values = {"area_id": area.id, "first": first, "last": last}
    for part, area_id, number, male, female, named, checked, joint, held_on in db.session.execute(
        _statement(area.level, rows_at), values
    ):
        counts = counted.total if part == "total" else counted.by_area[area_id]
        if part in ("rows", "total"):
            counts.sessions, counts.last_held_on = number, held_on
            counts.male, counts.female, counts.named = male or 0, female or 0, named or 0
            counts.checked, counts.joint = checked or 0, joint or 0
        elif part == "villages":
            counts.reported, counts.reached = number, male
            counted.total.reported += number
            counted.total.reached += male
        else:
            for one in (counts, counted.total):
                setattr(one, part, getattr(one, part) + number)
    return counted


def count_reached_villages(area: Area, rows_at: Level, first: date, last: date) -> dict[int, int]:
    """How many villages were reached: {id of the area at that level: villages}."""
    values = {"area_id": area.id, "first": first, "last": last}
    return {area_id: number for area_id, number in db.session.execute(_reached(area.level, rows_at), values)}


@cache
def _reached(level: Level, rows_at: Level) -> Select:
    above = ancestor_column(rows_at)
    villages = func.count(OutreachVillage.village_id.distinct())
    return _served(select(above, villages), level).where(reaches()).group_by(above)


@cache
def _statement(level: Level, rows_at: Level):
    """Rows of (part, area, number, male, female, named, last day); the part says what the number counts.

    Of regulations it is "perdes", or the state of those that are not in force yet.
    """
    above = ancestor_column(rows_at)
    heads = (MALE.label("male"), FEMALE.label("female"))
    marks = (_CHECKED.label("checked"), _joint(level).label("joint"))
    counts = (*heads, OutreachSession.named_count, *marks, OutreachSession.held_on)
    once = _served(select(above.label("area_id"), *counts), level).group_by(OutreachSession.id, above).subquery("once")
    whole = select(*counts).where(*_HELD, _serves(level)).subquery("whole")
    reached = func.max(case((reaches(), 1), else_=0)).label("reached")
    village_id = OutreachVillage.village_id
    with_session = _served(select(above.label("area_id"), village_id.label("village_id"), reached), level)
    with_step = _made_by(select(above, RegulationVillage.village_id, literal(0)), level)
    with_nil = (
        select(above, NilReport.village_id, literal(0))
        .select_from(NilReport)
        .join(Area, Area.id == NilReport.village_id)
        .where(_within(level))
    )
    told = union_all(
        with_session.group_by(above, village_id),
        with_step.where(stepped_within(_FIRST, _LAST)),
        with_nil.where(declared_nil_within(_FIRST, _LAST)),
    ).subquery("told")
    perdes = func.count(Regulation.area_id.distinct())
    in_progress = _perdes(select(above.label("area_id"), state_column(_LAST).label("state")), level)
    stages = in_progress.where(perdes_in_progress(_LAST)).subquery("stages")
    return union_all(
        select(literal("rows"), once.c.area_id, *_sums(once)).group_by(once.c.area_id),
        select(literal("total"), cast(null(), Integer), *_sums(whole)),
        select(
            literal("villages"),
            told.c.area_id,
            func.count(told.c.village_id.distinct()),
            func.sum(told.c.reached),
            *[null()] * 5,
        ).group_by(told.c.area_id),
        _perdes(select(literal("perdes"), above, perdes, *[null()] * 6), level)
        .where(perdes_in_force(_LAST))
        .group_by(above),
        select(stages.c.state, stages.c.area_id, func.count(), *[null()] * 6).group_by(
            stages.c.state, stages.c.area_id
        ),
    )


def _sums(sessions) -> tuple[ColumnElement, ...]:
    columns = sessions.c
    return (
        func.count(),
        func.sum(columns.male),
        func.sum(columns.female),
        func.sum(columns.named_count),
        func.sum(columns.checked),
        func.sum(columns.joint),
        func.max(columns.held_on),
    )


def _joint(level: Level) -> ColumnElement[int]:
    """1 for a session that served other villages besides the one that is asked about."""
    if level is not Level.VILLAGE:
        return literal(0)
    other = aliased(OutreachVillage)
    return case((exists().where(other.session_id == OutreachSession.id, other.village_id != _AREA_ID), 1), else_=0)


def _served(query: Select, level: Level) -> Select:
    """Over the sessions of those days and each village of the area that they served."""
    return (
        query.select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(*_HELD, _within(level))
    )


def _serves(level: Level) -> ColumnElement[bool]:
    """A condition on a session: it served a village of the area."""
    served = exists().where(OutreachVillage.session_id == OutreachSession.id)
    if level is Level.NATION:
        return served
    return served.where(Area.id == OutreachVillage.village_id, _within(level))


def _made_by(query: Select, level: Level) -> Select:
    """Over the regulations and the villages that made them: a joint one is the work of each."""
    return (
        query.select_from(Regulation)
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(Area, Area.id == RegulationVillage.village_id)
        .where(made_by_villages(), _within(level))
    )


def _perdes(query: Select, level: Level) -> Select:
    """Over the regulations that villages of the area made; a Perdes has one village."""
    return query.select_from(Regulation).join(Area, Area.id == Regulation.area_id).where(_within(level))


def _within(level: Level) -> ColumnElement[bool]:
    """A condition on Area rows, made so that a large area does not begin with reading all its villages.

    SQLite, which keeps no statistics here, would take the index of the ancestor: 8.563 villages for Jawa Tengah.
    """
    if level is Level.NATION:
        return true()
    column = ancestor_column(level)
    return (column + 0 if level is Level.PROVINCE else column) == _AREA_ID
