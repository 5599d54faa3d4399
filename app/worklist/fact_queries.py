"""What is known of the villages of an area today, in one select without a row of their sessions: when each was last
reached, how far its regulation and its programmes are, who sees to it, and how pressing a visit is.

The score is worked out by the database (see calculate.py for its rules), so that the most pressing of 8.563 villages
are found without looking at the others here. Each statement is made once for a level.
"""

from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Subquery,
    and_,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.periods import months_before
from app.programmes.models import Enrolment, Milestone, ProgrammeVersion
from app.programmes.queries import enrolled_on
from app.programmes.vocabulary import Stage
from app.regulations.models import Regulation
from app.regulations.queries import perdes_in_force, perdes_in_progress
from app.regulations.vocabulary import RegulationKind, Theme
from app.totals.models import VillageLast
from app.worklist.calculate import MOST_MONTHS, POINT, WEIGHT_FIELDS, Days, Made, Part, TakesPart, Weights
from app.worklist.models import FollowUp, FollowUpState, PriorityWeights, ResidentsAbroad

TODAY: Any = bindparam("today", type_=Date)
_YEAR_AGO: Any = bindparam("year_ago", type_=Date)
_LAPSE_FROM: Any = bindparam("lapse_from", type_=Date)
_LAPSE_UNTIL: Any = bindparam("lapse_until", type_=Date)
_AREA_ID: Any = bindparam("area_id", type_=Integer)
_STUCK: Any = bindparam("stuck", type_=Integer, expanding=True)
_BEGUN, _IN_FORCE = 1, 2
_PREPARES, _HOLDS = 1, 2


def fact_values(area: Area, days: Days, stuck: frozenset[int], weights: Weights) -> dict[str, Any]:
    """What `facts` is asked with; `weights` hold where no regency below the area has its own."""
    back = {f"back_{months}": months_before(days.today, months) for months in range(1, MOST_MONTHS + 1)}
    return {
        "area_id": area.id,
        "today": days.today,
        "year_ago": days.year_ago,
        "lapse_from": days.lapse_from,
        "lapse_until": days.lapse_until,
        "stuck": sorted(stuck),
        **{f"weight_{name}": getattr(weights, name) for name in WEIGHT_FIELDS},
        **back,
    }


@cache
def known_facts(level: Level, own_weights: bool = False) -> CTE:
    """A row for each village of the area with what is known of it, and a mark for each tab; asked once a statement.

    `own_weights`: some regency below has weights of its own. Names are looked up later, for the few that are shown.
    """
    last, abroad, open_one, own = VillageLast, ResidentsAbroad, FollowUp, PriorityWeights
    regulated, taking_part, running = _regulated(level), _taking_part(level), _running(level)
    ends_on = _sooner(taking_part.c.ends_on, regulated.c.decree_ends_on)
    is_stuck = Area.id.in_(_STUCK)
    weights = [getattr(own, name).label(f"own_{name}") for name in WEIGHT_FIELDS] if own_weights else []
    query = (
        select(
            Area.id,
            Area.code,
            Area.search_key,
            Area.subdistrict_id,
            Area.regency_id,
            Area.province_id,
            last.last_reached_on,
            abroad.residents,
            ends_on.label("ends_on"),
            _made(regulated.c.far, is_stuck).label("made"),
            _part_taken(taking_part.c.far, ends_on).label("takes_part"),
            open_one.id.label("follow_up_id"),
            open_one.assignee_id,
            open_one.assignee_name,
            open_one.assigned_on,
            open_one.due_on,
            *_marks(last, is_stuck, ends_on),
            *weights,
        )
        .select_from(Area)
        .outerjoin(last, last.village_id == Area.id)
        .outerjoin(abroad, abroad.village_id == Area.id)
        .outerjoin(running, running.c.village_id == Area.id)
        .outerjoin(open_one, open_one.id == running.c.follow_up_id)
        .outerjoin(regulated, regulated.c.village_id == Area.id)
        .outerjoin(taking_part, taking_part.c.village_id == Area.id)
        .where(Area.level == Level.VILLAGE, Area.retired_on.is_(None), Reach(_AREA_ID, level).areas())
    )
    if own_weights:
        query = query.outerjoin(own, own.area_id == Area.regency_id)
    return query.cte("known").prefix_with("MATERIALIZED")


def score(known) -> ColumnElement[int]:
    """How pressing a visit is, in whole points."""
    return ((sum(parts(known).values(), start=literal(0)) + POINT // 2) // POINT).label("score")


def _marks(last: type[VillageLast], is_stuck: ColumnElement[bool], ends_on: ColumnElement) -> list[ColumnElement[int]]:
    """1 where a village belongs under that tab."""
    reached = last.last_reached_on >= _YEAR_AGO

    def mark(name: str, condition: ColumnElement[bool]) -> ColumnElement[int]:
        return case((condition, 1), else_=0).label(f"is_{name}")

    def lacks(column) -> ColumnElement[bool]:
        return and_(reached, or_(column.is_(None), column < _YEAR_AGO))

    return [
        mark("never", last.last_reached_on.is_(None)),
        mark("year", last.last_reached_on < _YEAR_AGO),
        mark("names", lacks(last.last_named_on)),
        mark("women", lacks(last.last_women_on)),
        mark("stuck", is_stuck),
        mark("lapsing", ends_on.is_not(None)),
    ]


def _made(far: ColumnElement[int], is_stuck: ColumnElement[bool]) -> ColumnElement[str]:
    return case(
        (Area.kind == Kind.KELURAHAN, literal(Made.NONE.value)),
        (is_stuck, literal(Made.STUCK.value)),
        (far == _IN_FORCE, literal(Made.IN_FORCE.value)),
        (far == _BEGUN, literal(Made.BEGUN.value)),
        else_=literal(Made.NOT_BEGUN.value),
    )


def _part_taken(far: ColumnElement[int], ends_on: ColumnElement) -> ColumnElement[str]:
    return case(
        (ends_on.is_not(None), literal(TakesPart.LAPSES.value)),
        (far == _HOLDS, literal(TakesPart.HOLDS.value)),
        (far == _PREPARES, literal(TakesPart.PREPARES.value)),
        else_=literal(TakesPart.NOT.value),
    )


def parts(known) -> dict[Part, ColumnElement[int]]:
    """The parts of the score, each rounded to a hundredth of a point."""
    unknown = case((known.residents.is_(None), _weight(known, "abroad")), else_=0)
    cannot_be = case((known.made == Made.NONE.value, _weight(known, "regulation")), else_=0)
    counted = func.nullif(100 - unknown - cannot_be, 0)
    whole = 100 * POINT

    def part(name: Part, share: ColumnElement[int], of: ColumnElement[int] | int) -> ColumnElement[int]:
        above, below = 2 * _weight(known, name) * share * whole, 2 * of * counted
        return func.coalesce((above + of * counted) // below, 0).label(f"part_{name}")

    halves = {Made.NOT_BEGUN: 2, Made.STUCK: 2, Made.BEGUN: 1}
    regulation = case({key.value: value for key, value in halves.items()}, value=known.made, else_=0)
    steps = {TakesPart.NOT: 2, TakesPart.LAPSES: 2, TakesPart.PREPARES: 1}
    programme = case({key.value: value for key, value in steps.items()}, value=known.takes_part, else_=0)
    months_full, abroad_full = _weight(known, "months_full"), _weight(known, "abroad_full")
    residents = case((known.residents.is_(None), 0), else_=_least(known.residents, abroad_full))
    return {
        Part.TIME: part(Part.TIME, _least(_months(known), months_full), months_full),
        Part.ABROAD: part(Part.ABROAD, residents, abroad_full),
        Part.REGULATION: part(Part.REGULATION, regulation, 2),
        Part.PROGRAMME: part(Part.PROGRAMME, programme, 2),
    }


def _weight(known, name: str) -> ColumnElement[int]:
    """As the regency of the village has set it, where one has; else what holds in the area that is asked about."""
    inherited: Any = bindparam(f"weight_{name}", type_=Integer)
    return func.coalesce(known[f"own_{name}"], inherited) if f"own_{name}" in known else inherited


def _least(one: ColumnElement, other: ColumnElement) -> ColumnElement:
    return case((one < other, one), else_=other)


def _sooner(one: ColumnElement, other: ColumnElement) -> ColumnElement:
    """The earlier of two days, or the one that there is."""
    return case((or_(other.is_(None), one <= other), one), else_=other)


def _months(known) -> ColumnElement[int]:
    """Whole months since the village was last reached, at most MOST_MONTHS, which "never" is too."""

    def between(low: int, high: int) -> ColumnElement[int]:
        if low == high:
            return literal(low)
        middle = (low + high + 1) // 2
        back: Any = bindparam(f"back_{middle}", type_=Date)
        return case((known.last_reached_on <= back, between(middle, high)), else_=between(low, middle - 1))

    return case((known.last_reached_on.is_(None), MOST_MONTHS), else_=between(0, MOST_MONTHS))


def _running(level: Level) -> Subquery:
    """(village_id, follow_up_id): where villages that are one today have several, the one that was given last."""
    return (
        select(Area.village_id, func.max(FollowUp.id).label("follow_up_id"))
        .select_from(FollowUp)
        .join(Area, Area.id == FollowUp.village_id)
        .where(FollowUp.state == FollowUpState.OPEN, Reach(_AREA_ID, level).areas())
        .group_by(Area.village_id)
        .subquery("running")
    )


def _regulated(level: Level) -> Subquery:
    """(village_id, far, decree_ends_on): the Perdes on protection of each village, and its last decree of a task force.

    All of a village's regulations are read and sorted out by CASE: a condition on their kind would make SQLite begin
    with those of the whole nation.
    """
    far = case((perdes_in_force(TODAY), _IN_FORCE), (perdes_in_progress(TODAY), _BEGUN), else_=0)
    gone = func.coalesce(or_(Regulation.repealed_on <= TODAY, Regulation.annulled_on <= TODAY), False)
    is_decree = and_(
        Regulation.kind.in_([RegulationKind.HEAD_DECREE, RegulationKind.WARD_DECREE]),
        Regulation.theme == Theme.TASK_FORCE,
        Regulation.enacted_on <= TODAY,
        gone.is_(False),
    )
    last = func.max(case((is_decree, func.coalesce(Regulation.valid_until, date.max))))
    return (
        select(
            Area.village_id,
            func.max(far).label("far"),
            case((last.between(_LAPSE_FROM, _LAPSE_UNTIL), last)).label("decree_ends_on"),
        )
        .select_from(Regulation)
        .join(Area, Area.id == Regulation.area_id)
        .where(Regulation.deleted_at.is_(None), Reach(_AREA_ID, level).areas())
        .group_by(Area.village_id)
        .subquery("regulated")
    )


def _taking_part(level: Level) -> Subquery:
    """(village_id, far, ends_on): the programmes in which each village takes part; duties of every village are none.

    `ends_on`: the last day of a designation that lapses soon, or lapsed not long ago and was not renewed.
    """
    newer, milestone = aliased(ProgrammeVersion), aliased(Milestone)
    newest = select(func.max(newer.number)).where(
        newer.programme_id == ProgrammeVersion.programme_id, newer.valid_from <= TODAY
    )
    duties = select(ProgrammeVersion.programme_id).where(
        ProgrammeVersion.for_all_villages, ProgrammeVersion.number == newest.scalar_subquery()
    )
    last = (
        select(milestone.id)
        .where(milestone.enrolment_id == Enrolment.id, milestone.removed_at.is_(None), milestone.reached_on <= TODAY)
        .order_by(milestone.reached_on.desc(), milestone.id.desc())
        .limit(1)
        .correlate(Enrolment)
    )
    stage, expires_on = Milestone.stage, Milestone.expires_on
    lapsed = or_(stage == Stage.LAPSED, and_(expires_on.is_not(None), expires_on < TODAY))
    holds = stage.in_([Stage.DECLARED, Stage.ACTIVE, Stage.DESIGNATED])
    far = case((lapsed, 0), (holds, _HOLDS), else_=_PREPARES)
    ends = case((and_(stage != Stage.LAPSED, expires_on.between(_LAPSE_FROM, _LAPSE_UNTIL)), expires_on))
    return (
        select(Area.village_id, func.max(far).label("far"), func.min(ends).label("ends_on"))
        .select_from(Enrolment)
        .join(Area, Area.id == Enrolment.village_id)
        .outerjoin(Milestone, Milestone.id == last.scalar_subquery())
        .where(enrolled_on(TODAY), Enrolment.programme_id.not_in(duties), Reach(_AREA_ID, level).areas())
        .group_by(Area.village_id)
        .subquery("taking_part")
    )
