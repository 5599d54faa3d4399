"""The work list: how many villages stand under each tab, and those of one page, the most pressing first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Row, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from app.accounts.models import User
from app.areas.codes import search_key
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.stuck import Stuck, find_stuck
from app.db import db
from app.regulations.queries import list_waiting_perdes
from app.regulations.settings_queries import list_terms
from app.totals.models import VillageLast
from app.web.paging import PER_PAGE, Page
from app.worklist.calculate import Days, Tab
from app.worklist.fact_queries import fact_values, known_facts, parts, score
from app.worklist.filters import Narrowed, Standing
from app.worklist.models import FollowUp, FollowUpState
from app.worklist.weights_queries import Weighed

_REASONS = tuple(tab for tab in Tab if tab is not Tab.ALL)


@dataclass(frozen=True)
class Question:
    """Which area and day; `stuck` are the regulations that wait too long, by village."""

    area: Area
    days: Days
    weighed: Weighed
    stuck: Mapping[int, Stuck]

    @property
    def values(self) -> dict[str, Any]:
        return fact_values(self.area, self.days, frozenset(self.stuck), self.weighed.weights)

    @property
    def known(self) -> CTE:
        return known_facts(self.area.level, self.weighed.others > 0)


def list_stuck(area: Area, today: date) -> dict[int, Stuck]:
    """The regulation of each village that has waited longest for its next step. Two selects."""
    found: dict[int, Stuck] = {}
    for one in find_stuck(list_waiting_perdes(Reach.of(area), today), list_terms(), today):
        found.setdefault(one.regulation.area_id, one)
    return found


@dataclass(frozen=True)
class Listed:
    """One page of the list, and how many villages stand under each tab, of those that the other filters leave."""

    page: Page
    counts: Mapping[Tab, int]


def list_page(question: Question, narrowed: Narrowed, number: int) -> Listed:
    """Counts and rows in one select, for the facts are the larger part of the work; a page past the end is the last."""
    counts, rows = _counts_and_rows(question, narrowed, number)
    last = max(1, -(-counts[narrowed.tab] // PER_PAGE))
    if number > last:
        number = last
        counts, rows = _counts_and_rows(question, narrowed, number)
    return Listed(Page(rows, number, counts[narrowed.tab]), counts)


def _counts_and_rows(question: Question, narrowed: Narrowed, number: int) -> tuple[dict[Tab, int], Sequence[Row]]:
    known = question.known
    sums = [func.coalesce(one, 0).label(f"count_{tab}") for tab, one in zip(Tab, _sums(known.c), strict=True)]
    counts = select(*sums).select_from(known).where(*_conditions(known.c, narrowed, question)).subquery("counts")
    rows = _rows(question, narrowed, (number - 1) * PER_PAGE, PER_PAGE).subquery("rows")
    query = select(counts, rows).outerjoin_from(counts, rows, true()).order_by(*_pressing(rows.c))
    got = db.session.execute(query, question.values).all()
    told = {tab: int(getattr(got[0], f"count_{tab}")) for tab in Tab}
    return told, [row for row in got if row.id is not None]


def list_waiting(question: Question) -> Sequence[Row]:
    """Those never reached, or not for a year, the most pressing first."""
    known = question.known
    query = _with_names(
        known, select(known.c.id, score(known.c)).where((known.c.is_never == 1) | (known.c.is_year == 1))
    )
    return db.session.execute(query.order_by(*_pressing(query.selected_columns)), question.values).all()


def list_rows(question: Question, narrowed: Narrowed, most: int | None = None) -> Sequence[Row]:
    """The facts of villages with the names of what lies above and of who sees to them, the most pressing first."""
    query = _rows(question, narrowed, 0, most)
    return db.session.execute(query.order_by(*_pressing(query.selected_columns)), question.values).all()


def get_row(question: Question) -> Row:
    """The facts of the one village that the question is about, whether or not it stands under a tab."""
    known = question.known
    return db.session.execute(_with_names(known, select(known.c.id, score(known.c))), question.values).one()


def _rows(question: Question, narrowed: Narrowed, start: int, most: int | None) -> Select:
    """The score is worked out for all villages, its parts and names only for those of one page."""
    known = question.known
    wanted = (_wanted(known.c, narrowed.tab), *_conditions(known.c, narrowed, question))
    scored = select(known.c.id, score(known.c)).where(*wanted)
    order = (scored.selected_columns.score.desc(), known.c.is_never.desc(), known.c.last_reached_on, known.c.code)
    return _with_names(known, scored.order_by(*order).limit(most).offset(start))


def _with_names(known: CTE, scored: Select) -> Select:
    chosen = scored.subquery("chosen")
    subdistrict, regency = aliased(Area), aliased(Area)
    return (
        select(
            known,
            chosen.c.score,
            *parts(known.c).values(),
            Area.name,
            Area.kind,
            FollowUp.reason,
            FollowUp.explanation,
            subdistrict.code.label("subdistrict_code"),
            subdistrict.name.label("subdistrict"),
            regency.kind.label("regency_kind"),
            regency.name.label("regency"),
            User.full_name.label("assignee"),
        )
        .select_from(chosen)
        .join(known, known.c.id == chosen.c.id)
        .join(Area, Area.id == chosen.c.id)
        .join(subdistrict, subdistrict.id == known.c.subdistrict_id)
        .join(regency, regency.id == known.c.regency_id)
        .outerjoin(FollowUp, FollowUp.id == known.c.follow_up_id)
        .outerjoin(User, User.id == known.c.assignee_id)
    )


def count_by_area(question: Question, rows_at: Level) -> dict[int, dict[Tab, int]]:
    """How many stand under each tab in each area of a level below."""
    known = question.known
    above = getattr(known.c, f"{rows_at}_id")
    rows = db.session.execute(select(above, *_sums(known.c)).group_by(above), question.values)
    return {area_id: dict(zip(Tab, map(int, counts), strict=True)) for area_id, *counts in rows}


def _sums(columns) -> list[ColumnElement[int]]:
    """How many rows belong under each tab, in the order of the tabs."""
    marks = [getattr(columns, f"is_{tab}") for tab in _REASONS]
    return [func.sum(case((_wanted(columns, Tab.ALL), 1), else_=0)), *map(func.sum, marks)]


def _pressing(columns) -> tuple[ColumnElement, ...]:
    """Of equal scores those never reached come first, then the longest ago."""
    return columns.score.desc(), columns.is_never.desc(), columns.last_reached_on, columns.code


def _wanted(columns, tab: Tab) -> ColumnElement[bool]:
    if tab is Tab.ALL:
        return or_(*(getattr(columns, f"is_{one}") == 1 for one in _REASONS))
    return getattr(columns, f"is_{tab}") == 1


def _conditions(columns, narrowed: Narrowed, question: Question) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if narrowed.subdistrict:
        wanted = select(Area.id).where(Area.code == narrowed.subdistrict, Area.level == Level.SUBDISTRICT)
        conditions.append(columns.subdistrict_id == wanted.scalar_subquery())
    if narrowed.person_id is not None:
        conditions.append(columns.assignee_id == narrowed.person_id)
    elif narrowed.person_name:
        conditions.append(and_(columns.assignee_id.is_(None), columns.assignee_name == narrowed.person_name))
    if narrowed.standing:
        conditions.append(_stands(columns, narrowed.standing, question.days.today))
    if narrowed.text:
        key = search_key(narrowed.text)
        is_code = narrowed.text.replace(".", "").isdigit()
        conditions.append(
            columns.code.startswith(narrowed.text, autoescape=True)
            if is_code
            else columns.search_key.contains(key, autoescape=True)
        )
    return conditions


def _stands(columns, standing: Standing, today: date) -> ColumnElement[bool]:
    reached = func.coalesce(columns.last_reached_on >= columns.assigned_on, False)
    match standing:
        case Standing.NONE:
            return columns.follow_up_id.is_(None)
        case Standing.OPEN:
            return columns.follow_up_id.is_not(None)
        case Standing.LATE:
            return and_(columns.due_on < today, reached.is_(False))
        case Standing.REACHED:
            return reached.is_(True)


def count_neighbours(subdistrict_ids: Sequence[int], days: Days) -> dict[int, tuple[int, int]]:
    """{subdistrict: (its villages, those reached in the last 12 months)}."""
    reached = func.sum(case((VillageLast.last_reached_on >= days.year_ago, 1), else_=0))
    query = (
        select(Area.subdistrict_id, func.count(), reached)
        .outerjoin(VillageLast, VillageLast.village_id == Area.id)
        .where(
            Area.level == Level.VILLAGE,
            Area.retired_on.is_(None),
            Area.subdistrict_id.in_(sorted(set(subdistrict_ids))),
        )
        .group_by(Area.subdistrict_id)
    )
    return {area_id: (villages, int(count)) for area_id, villages, count in db.session.execute(query)}


def list_assigned(area: Area) -> list[tuple[int | None, str]]:
    """(id of an account or None, name) of everybody who sees to a village of the area, by name."""
    name = func.coalesce(User.full_name, FollowUp.assignee_name)
    query = (
        select(FollowUp.assignee_id, name)
        .join(Area, Area.id == FollowUp.village_id)
        .outerjoin(User, User.id == FollowUp.assignee_id)
        .where(FollowUp.state == FollowUpState.OPEN, Reach.of(area).areas(), name != "")
        .distinct()
    )
    return sorted(((person_id, name) for person_id, name in db.session.execute(query)), key=lambda one: one[1].lower())
