"""The villages that a report is worried about: no woman came to any session, the decree on the task force runs out."""

from datetime import date

from sqlalchemy import case, func, select

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import WOMEN, counted, reaches
from app.programmes.standing import SOON
from app.regulations.models import Regulation, State
from app.regulations.queries import state_column
from app.regulations.vocabulary import RegulationKind, Theme

_DECREES = (RegulationKind.HEAD_DECREE, RegulationKind.WARD_DECREE)
_NO_END = date.max


def list_men_only(area: Area, first: date, last: date) -> set[int]:
    """The villages that were reached, and to none of whose sessions a woman came."""
    query = (
        select(Area.village_id)
        .join(OutreachVillage, OutreachVillage.village_id == Area.id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(counted(), OutreachSession.held_on.between(first, last), reaches())
        .where(Reach.of(area).areas())
        .group_by(Area.village_id)
        .having(func.sum(WOMEN) == 0)
    )
    return set(db.session.scalars(query))


def list_ending_decrees(area: Area, on: date) -> dict[int, date]:
    """By village the last day of its last decree on a task force, where it has run out or does within 90 days."""
    until = func.max(case((Regulation.valid_until.is_(None), _NO_END), else_=Regulation.valid_until))
    query = (
        select(Regulation.area_id, until)
        .join(Area, Area.id == Regulation.area_id)
        .where(Reach.of(area).areas(), Area.retired_on.is_(None), Regulation.deleted_at.is_(None))
        .where(Regulation.kind.in_(_DECREES), Regulation.theme == Theme.TASK_FORCE)
        .where(state_column(on).in_((State.IN_FORCE.value, State.EXPIRED.value)))
        .group_by(Regulation.area_id)
        .having(until <= on + SOON)
    )
    return {area_id: last_day for area_id, last_day in db.session.execute(query)}
