"""What a report adds to the coverage: months, organisers and ages, topics, a village's own lists, targets.

Sessions in the bin or returned are left out, and a session belongs to an area when it served one of its villages.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Row, and_, extract, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.models import Target
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, SessionAudience, SessionTopic
from app.outreach.queries import counted
from app.outreach.vocabulary import Topic
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import begun, in_force, valid_within
from app.regulations.vocabulary import Theme


def held_for(area: Area, first: date, last: date):
    """A condition: counted, held from the one day to the other, for some village of the area.

    Their ids are looked up from the villages on: asked of each session, SQLite would list the villages every time.
    """
    served = select(OutreachVillage.session_id).where(Reach.of(area).covers(OutreachVillage.village_id))
    return and_(counted(), OutreachSession.held_on.between(first, last), OutreachSession.id.in_(served))


def count_sessions_by_month(area: Area, last: date) -> dict[tuple[int, int], int]:
    """{(year, month): sessions} from the first that was recorded up to that day."""
    year, month = extract("year", OutreachSession.held_on), extract("month", OutreachSession.held_on)
    query = select(year, month, func.count()).where(held_for(area, date.min, last)).group_by(year, month)
    return {(int(in_year), int(in_month)): count for in_year, in_month, count in db.session.execute(query)}


def list_organizers(area: Area, first: date, last: date) -> Sequence[Row]:
    """(organizer or "", sessions, men, women, boys, girls, disability), most sessions first.

    Disability is None where it was never counted.
    """
    columns = (OutreachSession.men, OutreachSession.women, OutreachSession.boys, OutreachSession.girls)
    sums = [func.sum(column).label(column.key) for column in (*columns, OutreachSession.disability)]
    query = (
        select(OutreachSession.organizer, func.count().label("sessions"), *sums)
        .where(held_for(area, first, last))
        .group_by(OutreachSession.organizer)
        .order_by(func.count().desc(), OutreachSession.organizer)
    )
    return db.session.execute(query).all()


def count_sessions_by_topic(area: Area, first: date, last: date) -> dict[Topic, int]:
    """A session about two topics counts for both."""
    query = (
        select(SessionTopic.topic, func.count())
        .join(OutreachSession, OutreachSession.id == SessionTopic.session_id)
        .where(held_for(area, first, last))
        .group_by(SessionTopic.topic)
    )
    return {topic: count for topic, count in db.session.execute(query)}


def count_by_audience(area: Area, first: date, last: date) -> Sequence[Row]:
    """(audience, sessions, male, female): a session for two groups, with all who came to it, counts for both."""
    male, female = OutreachSession.men + OutreachSession.boys, OutreachSession.women + OutreachSession.girls
    sums = (func.sum(male).label("male"), func.sum(female).label("female"))
    query = (
        select(SessionAudience.audience, func.count().label("sessions"), *sums)
        .join(OutreachSession, OutreachSession.id == SessionAudience.session_id)
        .where(held_for(area, first, last))
        .group_by(SessionAudience.audience)
    )
    return db.session.execute(query).all()


def list_sessions(area: Area, first: date, last: date) -> Sequence[Row]:
    """(OutreachSession with its topics and host, how many villages it served), oldest first; no participants."""
    villages = (
        select(func.count())
        .where(OutreachVillage.session_id == OutreachSession.id)
        .correlate(OutreachSession)
        .scalar_subquery()
    )
    query = (
        select(OutreachSession, villages)
        .options(selectinload(OutreachSession.topic_rows), joinedload(OutreachSession.host_area))
        .where(held_for(area, first, last))
        .order_by(OutreachSession.held_on, OutreachSession.starts_at, OutreachSession.id)
    )
    return db.session.execute(query).all()


def list_regulations(area: Area, cutoff: date) -> Sequence[Row]:
    """(Regulation, village, kind of village) of all that was begun by that day and is valid there, newest first."""
    query = (
        select(Regulation, Area.name, Area.kind)
        .join(Area, Area.id == Regulation.area_id)
        .where(Regulation.deleted_at.is_(None), valid_within(Reach.of(area)), begun(cutoff))
        .order_by(Regulation.year.desc(), Regulation.number.desc(), Regulation.id)
    )
    return db.session.execute(query).all()


def list_targets(area: Area, codes: Iterable[str]) -> dict[str, dict[str, int]]:
    """{period's code: what the program lead has set for just this area and that period}."""
    query = select(Target.period, Target.indicator, Target.value)
    query = query.where(Target.area_id == area.id, Target.period.in_(sorted(set(codes))))
    found: dict[str, dict[str, int]] = {}
    for code, indicator, value in db.session.execute(query):
        found.setdefault(code, {})[indicator] = value
    return found


def list_with_task_force(area: Area, on: date) -> set[int]:
    """The villages for which some regulation or decree on the village's task force is in force on that day."""
    query = (
        select(RegulationVillage.village_id)
        .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        .where(Regulation.theme == Theme.TASK_FORCE, in_force(on), Reach.of(area).covers(RegulationVillage.village_id))
        .distinct()
    )
    return set(db.session.scalars(query))
