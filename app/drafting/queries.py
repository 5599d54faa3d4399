"""What is recorded about a village that a draft can say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.village_queries import own_heads
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted, reaches
from app.regulations.models import Regulation
from app.regulations.queries import in_force, valid_within
from app.regulations.vocabulary import PROTECTIVE_THEMES, Theme


@dataclass(frozen=True)
class Outreach:
    """Sessions with attendance that served the village within some days.

    `attendance` counts the heads of this village; of `joint` sessions nobody told apart from which village they came.
    """

    sessions: int
    attendance: int
    joint: int


def sum_up_outreach(village: Area, first: date, last: date) -> Outreach:
    own = own_heads(village.id)
    came = (
        select(OutreachVillage.session_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(Reach.of(village).covers(OutreachVillage.village_id))
        .where(counted(), reaches(), OutreachSession.held_on.between(first, last))
    )
    query = (
        select(func.count(), func.coalesce(func.sum(own), 0), func.count().filter(own.is_(None)))
        .select_from(OutreachSession)
        .where(OutreachSession.id.in_(came.correlate(None)))
    )
    sessions, attendance, joint = db.session.execute(query).one()
    return Outreach(sessions, int(attendance or 0), joint)  # PostgreSQL sums to Decimal


def list_in_force(village: Area, on: date) -> Sequence[Regulation]:
    """The regulations on protection and task forces that are valid in the village on that day, the oldest first."""
    query = (
        select(Regulation)
        .join(Regulation.area)
        .options(joinedload(Regulation.area))
        .where(valid_within(Reach.of(village)), in_force(on))
        .where(Regulation.theme.in_((*PROTECTIVE_THEMES, Theme.TASK_FORCE)))
        .order_by(Regulation.year, Regulation.number, Regulation.id)
    )
    return db.session.scalars(query).all()
