"""Counting the measures of a lead's own indicators, from the sessions and regulations themselves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, case, exists, func, literal, select, true

from app.areas.models import Area, Level
from app.areas.reach import Reach, ancestor_column
from app.coverage.count_queries import FEMALE, MALE
from app.coverage.models import OwnIndicator
from app.coverage.programme_queries import count_stages
from app.coverage.targets.measures import OF_VILLAGES, STAGES, Counting, Narrowing, measure_of, stage_of
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, SessionAudience, SessionTopic
from app.outreach.queries import counted, reaches
from app.outreach.vocabulary import SessionState
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import in_force

_NUMBERS: Mapping[Counting, ColumnElement[int]] = {
    Counting.SESSIONS: literal(1),
    Counting.CHECKED: case((OutreachSession.state == SessionState.CHECKED, 1), else_=0),
    Counting.ATTENDANCE: MALE + FEMALE,
    Counting.WOMEN: FEMALE,
    Counting.CHILDREN: OutreachSession.boys + OutreachSession.girls,
    Counting.DISABILITY: func.coalesce(OutreachSession.disability, 0),
}


@dataclass(frozen=True)
class Measured:
    """`total` counts each session once, so it may be less than the sum of the areas."""

    total: int
    by_area: Mapping[int, int]


def measure(own: OwnIndicator, area: Area, rows_at: Level, first: date, last: date) -> Measured:
    """What the indicator counts in an area and in those at a level below it, from one day to another."""
    counting = measure_of(own).counting
    if counting in (Counting.AT_STAGE, Counting.FROM_STAGE):
        return _at_stages(own, area, rows_at, last)
    if counting in OF_VILLAGES:
        above = ancestor_column(rows_at)
        query = _regulated(own, above, last) if counting is Counting.REGULATED else _reached(own, above, first, last)
        by_area = {area_id: count for area_id, count in db.session.execute(query.where(Reach.of(area).areas()))}
        return Measured(sum(by_area.values()), by_area)
    return _of_sessions(own, area, rows_at, first, last)


def _of_sessions(own: OwnIndicator, area: Area, rows_at: Level, first: date, last: date) -> Measured:
    number = _NUMBERS[measure_of(own).counting].label("number")
    held = (_narrowed(own), counted(), OutreachSession.held_on.between(first, last))
    above = ancestor_column(rows_at)
    once = (
        select(above.label("area_id"), number)
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(*held, Reach.of(area).areas())
        .group_by(OutreachSession.id, above)
        .subquery()
    )
    rows = db.session.execute(select(once.c.area_id, func.sum(once.c.number)).group_by(once.c.area_id))
    served = exists().where(
        OutreachVillage.session_id == OutreachSession.id,
        Area.id == OutreachVillage.village_id,
        Reach.of(area).areas(),
    )
    total = db.session.scalar(select(func.sum(number)).where(*held, served))
    return Measured(total or 0, {area_id: count for area_id, count in rows})


def _reached(own: OwnIndicator, above, first: date, last: date) -> Select:
    """Villages to whose people such a session was held, by the area above them."""
    return (
        select(above, func.count(OutreachVillage.village_id.distinct()))
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(_narrowed(own), counted(), reaches(), OutreachSession.held_on.between(first, last))
        .where(FEMALE > 0 if measure_of(own).women_came else true())
        .group_by(above)
    )


def _regulated(own: OwnIndicator, above, on: date) -> Select:
    """Villages for which a regulation or decree on that theme is in force."""
    return (
        select(above, func.count(RegulationVillage.village_id.distinct()))
        .select_from(Regulation)
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(Area, Area.id == RegulationVillage.village_id)
        .where(in_force(on), Regulation.theme == own.parameter)
        .group_by(above)
    )


def _narrowed(own: OwnIndicator) -> ColumnElement[bool]:
    """A condition on sessions: about that topic, for that audience, held in that way."""
    narrowing = measure_of(own).narrowing
    if narrowing is Narrowing.TOPIC:
        return exists().where(SessionTopic.session_id == OutreachSession.id, SessionTopic.topic == own.parameter)
    if narrowing is Narrowing.AUDIENCE:
        asked = SessionAudience.audience == own.parameter
        return exists().where(SessionAudience.session_id == OutreachSession.id, asked)
    return OutreachSession.approach == own.parameter if narrowing is Narrowing.APPROACH else true()


def _at_stages(own: OwnIndicator, area: Area, rows_at: Level, on: date) -> Measured:
    programme_id, stage = stage_of(own)
    beyond = measure_of(own).counting is Counting.FROM_STAGE
    wanted = STAGES[STAGES.index(stage) :] if beyond else [stage]
    found: Counter[int] = Counter()
    for (programme, area_id), counts in count_stages(area, rows_at, on).items():
        if programme == programme_id:
            found[area_id] += sum(counts.by_stage[one] for one in wanted)
    total = found[area.id]
    return Measured(total, found if rows_at is area.level else {key: n for key, n in found.items() if key != area.id})
