"""What chapter IV counts besides the coverage: sessions without a woman or without names, decrees that run out."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import ATTENDANCE, counted, reaches
from app.programmes.standing import SOON
from app.regulations.models import Regulation, State
from app.regulations.queries import state_column
from app.regulations.vocabulary import RegulationKind, Theme
from app.reports.progress.queries import held_for

_WOMEN = OutreachSession.women + OutreachSession.girls
_DECREES = (RegulationKind.HEAD_DECREE, RegulationKind.WARD_DECREE)
_NO_END = date.max


@dataclass(frozen=True)
class ProblemFacts:
    """Of the sessions of the period with attendance: how many there were, to how many no woman came, and how many
    have no name on record; the villages that had only such without a woman; by village the last day of the last decree
    on its task force, where that day lies before, or within 90 days of, the cut-off day.
    """

    attended: int
    men_only: int
    unnamed: int
    men_only_villages: Set[int]
    task_forces: Mapping[int, date]


def gather_problems(area: Area, first: date, last: date) -> ProblemFacts:
    """Three selects, whatever the area holds."""
    counts = select(
        func.count(),
        func.count().filter(_WOMEN == 0),
        func.count().filter(OutreachSession.named_count == 0),
    )
    attended, men_only, unnamed = db.session.execute(counts.where(held_for(area, first, last), ATTENDANCE > 0)).one()
    return ProblemFacts(attended, men_only, unnamed, _list_men_only(area, first, last), _list_task_forces(area, last))


def _list_men_only(area: Area, first: date, last: date) -> set[int]:
    """The villages that were reached, and to none of whose sessions a woman came."""
    query = (
        select(OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(counted(), OutreachSession.held_on.between(first, last), reaches())
        .where(Reach.of(area).covers(OutreachVillage.village_id))
        .group_by(OutreachVillage.village_id)
        .having(func.sum(_WOMEN) == 0)
    )
    return set(db.session.scalars(query))


def _list_task_forces(area: Area, on: date) -> dict[int, date]:
    """A village whose last decree has no last day, or one further off, is not among them."""
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
