"""Where figures of villages come from: the rows of their months, and sessions at the edges of a run of days.

Every select has the columns of `figures`: (above, village_id, the sums, came, said, told_at, held_on). Each statement
is made once for its levels; SQLAlchemy takes longer to make one than SQLite to run it.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    exists,
    literal,
    null,
    select,
)

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import counted, declared_nil_within
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import made_by_villages, stepped_within
from app.totals.base_queries import SAME_VILLAGE, SHARED_IN, TOLD_AT, served_rows
from app.totals.figures import SUMS
from app.totals.models import VillageMonth, VillageMonthOverlap

AREA_ID: Any = bindparam("area_id", type_=Integer)
FIRST: Any = bindparam("first", type_=Date)
LAST: Any = bindparam("last", type_=Date)
FIRST_MONTH: Any = bindparam("first_month", type_=Date)
LAST_MONTH: Any = bindparam("last_month", type_=Date)
EDGE_LAST: Any = bindparam("edge_last", type_=Date)
REGENCIES: Any = bindparam("regencies", expanding=True, type_=Integer)


@dataclass(frozen=True)
class Scope:
    """Which villages, in what shape: those of an area (or of some regencies of it), and how the days begin and end.

    `is_over`: its last day has passed, so that more may have been told of its last month since.
    """

    level: Level
    rows_at: Level
    begins_within: bool = False
    ends_within: bool = False
    of_regencies: bool = False
    is_over: bool = False

    def inside(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions on Area rows."""
        if self.of_regencies:
            return (Area.regency_id.in_(REGENCIES),)
        return () if self.level is Level.NATION else (ancestor_column(self.level) == AREA_ID,)

    @property
    def above(self) -> Any:
        return ancestor_column(self.rows_at).label("above")


def month_sources(scope: Scope) -> list[Select]:
    """One row or more for each village; several of one village are of different months or days."""
    sources = [_months(scope)]
    if scope.ends_within:
        sources.append(_served(scope, *_tail()))
    if scope.ends_within and scope.is_over:
        sources += [_told(scope), *_said_of(scope, LAST_MONTH, LAST, FIRST_MONTH <= LAST_MONTH)]
    if scope.begins_within:
        sources += [_served(scope, OutreachSession.held_on.between(FIRST, EDGE_LAST))]
        sources += _said_of(scope, FIRST, EDGE_LAST)
    return sources


def overlap_sources(scope: Scope, level: Level) -> list[Select]:
    """What areas of that level must not count again: (above, the sums), all of it to be taken off."""
    if level is Level.VILLAGE:
        return []
    over = VillageMonthOverlap
    stored = (
        select(scope.above, *(getattr(over, name) for name in SUMS))
        .join(Area, Area.id == over.village_id)
        .where(over.level == level, over.month.between(FIRST_MONTH, LAST_MONTH), *scope.inside())
    )
    sources = []
    if scope.ends_within:
        stored = stored.where(~and_(over.month == LAST_MONTH, _goes_on(over.village_id)))
        sources.append(_shared(scope, level, *_tail()))
    if scope.begins_within:
        sources.append(_shared(scope, level, OutreachSession.held_on.between(FIRST, EDGE_LAST)))
    return [stored, *sources]


def _months(scope: Scope) -> Select:
    row = VillageMonth
    sums: list[Any] = [getattr(row, name) for name in SUMS]
    held_on: Any = row.last_held_on
    told_at: Any = row.told_at
    if scope.ends_within and scope.is_over:
        told_at = case((row.month != LAST_MONTH, told_at))
    if scope.ends_within:
        goes_on = and_(row.month == LAST_MONTH, row.last_held_on > LAST)
        sums = [case((goes_on, 0), else_=column).label(name) for name, column in zip(SUMS, sums, strict=True)]
        held_on = case((goes_on, null()), else_=held_on)
    marks = (_flag(row.reached_on <= LAST).label("came"), _flag(row.said_on <= LAST).label("said"))
    return (
        select(
            scope.above,
            row.village_id.label("village_id"),
            *sums,
            *marks,
            told_at.label("told_at"),
            held_on.label("held_on"),
        )
        .join(Area, Area.id == row.village_id)
        .where(row.month.between(FIRST_MONTH, LAST_MONTH), *scope.inside())
    )


def _served(scope: Scope, *conditions: ColumnElement[bool]) -> Select:
    """Counted from the sessions: what the rows of months do not tell apart."""
    served = served_rows(*conditions, *scope.inside()).subquery()
    column = served.c
    sums = [case((column.shared == SAME_VILLAGE, 0), else_=column[name]).label(name) for name in SUMS]
    came = _flag(column.reached_on.is_not(None)).label("came")
    marks = (came, literal(1).label("said"), column.told_at, column.last_held_on.label("held_on"))
    return select(scope.above, column.village_id, *sums, *marks).join(Area, Area.id == column.village_id)


def _shared(scope: Scope, level: Level, *conditions: ColumnElement[bool]) -> Select:
    served = served_rows(*conditions, *scope.inside()).subquery()
    column = served.c
    query = select(scope.above, *(column[name] for name in SUMS)).join(Area, Area.id == column.village_id)
    return query.where(column.shared.between(SHARED_IN[level], SAME_VILLAGE - 1))


def _tail() -> tuple[ColumnElement[bool], ...]:
    """Conditions on sessions of the last month up to the last day, of villages with one after it."""
    return OutreachSession.held_on.between(LAST_MONTH, LAST), _goes_on(Area.village_id), FIRST_MONTH <= LAST_MONTH


def _goes_on(village_id: Any) -> ColumnElement[bool]:
    row = VillageMonth
    return exists().where(row.village_id == village_id, row.month == LAST_MONTH, row.last_held_on > LAST)


def _told(scope: Scope) -> Select:
    """When the sessions of the last month up to the last day were told; that month itself knows of later ones too."""
    query = _said(scope, TOLD_AT).select_from(OutreachVillage)
    query = query.join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
    query = query.join(Area, Area.id == OutreachVillage.village_id)
    held = OutreachSession.held_on.between(LAST_MONTH, LAST)
    return query.where(counted(), held, FIRST_MONTH <= LAST_MONTH, *scope.inside())


def _said_of(scope: Scope, first: Any, last: Any, *conditions: ColumnElement[bool]) -> list[Select]:
    """Nil reports and steps of regulations of days within a month; a step was told when its regulation was written down
    first."""
    nil = _said(scope, NilReport.declared_at).select_from(NilReport).join(Area, Area.id == NilReport.village_id)
    stepped = _said(scope, Regulation.created_at).select_from(RegulationVillage)
    stepped = stepped.join(Regulation, Regulation.id == RegulationVillage.regulation_id)
    stepped = stepped.join(Area, Area.id == RegulationVillage.village_id)
    return [
        nil.where(declared_nil_within(first, last), *conditions, *scope.inside()),
        stepped.where(made_by_villages(), stepped_within(first, last), *conditions, *scope.inside()),
    ]


def _said(scope: Scope, told_at: Any) -> Select:
    nothing = [literal(0).label(name) for name in (*SUMS, "came")]
    return select(scope.above, Area.village_id, *nothing, literal(1).label("said"), told_at, null().label("held_on"))


def _flag(condition: Any) -> ColumnElement[int]:
    return case((condition, 1), else_=0)
