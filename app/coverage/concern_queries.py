"""The villages that a report is worried about: no woman came to any session, the decree on the task force runs out."""

from datetime import date

from sqlalchemy import CTE, Select, case, func, select

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import ATTENDANCE, WOMEN, held_for, reaches
from app.programmes.standing import SOON
from app.regulations.models import Regulation, State
from app.regulations.queries import state_column
from app.regulations.vocabulary import RegulationKind, Theme

_DECREES = (RegulationKind.HEAD_DECREE, RegulationKind.WARD_DECREE)
_NO_END = date.max


def list_men_only(area: Area, first: date, last: date) -> set[int]:
    """The villages that were reached, and to none of whose sessions a woman came."""
    sessions = select(OutreachSession.id, WOMEN.label("women"), ATTENDANCE.label("attendance"))
    return set(db.session.scalars(men_only_of(area, sessions.where(held_for(area, first, last)).cte("held"))))


def men_only_of(area: Area, held: CTE) -> Select:
    """The same from sessions (id, women, attendance) that are read already."""
    return (
        select(Area.village_id)
        .select_from(held)
        .join(OutreachVillage, OutreachVillage.session_id == held.c.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(Reach.of(area).areas(), reaches(held.c.attendance))
        .group_by(Area.village_id)
        .having(func.sum(held.c.women) == 0)
    )


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
