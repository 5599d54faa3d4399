"""What a report adds to the coverage: when recording began, a village's own lists, targets."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Row, func, select
from sqlalchemy.orm import joinedload, selectinload

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.models import Target
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import held_for
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import begun, in_force, valid_within
from app.regulations.vocabulary import Theme
from app.totals.models import VillageMonth


def find_first_month(area: Area) -> date | None:
    """The month of the first session that counts there."""
    row = VillageMonth
    if area.level is Level.NATION:
        return db.session.scalar(select(row.month).where(row.sessions > 0).order_by(row.month).limit(1))
    here = select(func.min(row.month)).select_from(Area).join(row, row.village_id == Area.id)
    return db.session.scalar(here.where(row.sessions > 0, Reach.of(area).areas()))


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
