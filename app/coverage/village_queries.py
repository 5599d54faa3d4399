"""The year of one village: its footsteps, its figures, its last sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Row, Select, and_, case, extract, func, or_, select
from sqlalchemy.orm import aliased

from app import clock
from app.accounts.models import User
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.tasks import Returned, names_wanted_since
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted
from app.outreach.vocabulary import SessionState
from app.periods import Period
from app.totals.base_queries import FEMALE, MALE

_OTHER, _THERE = aliased(OutreachVillage), aliased(Area)
SERVED = (
    select(func.count(_THERE.village_id.distinct()))
    .select_from(_OTHER)
    .join(_THERE, _THERE.id == _OTHER.village_id)
    .where(_OTHER.session_id == OutreachSession.id)
    .scalar_subquery()
)
"""How many villages of today a session served."""


@dataclass(frozen=True)
class VillageYear:
    """A village from 1 January to today. `months`: sessions in each month, None for those yet to come.

    Kehadiran counts the heads of this village alone: of a session for several villages those that are told apart.
    `joint` sessions, whose heads nobody told apart, had `joint_heads` from all their villages together.
    `named` are the names written down of its people, `unique` the distinct people among them.
    `held` are the months since the last quarter or 1 January in which a session was held, `unnamed` the sessions
    since the last quarter whose names the village has not written down.
    """

    year: int
    months: tuple[int | None, ...]
    attendance: int
    female: int | None
    joint: int
    joint_heads: int
    named: int
    unique: int
    last_held_on: date | None
    held: frozenset[Period]
    unnamed: int

    @property
    def sessions(self) -> int:
        return sum(count or 0 for count in self.months)


def sum_up_year(village_id: int, today: date) -> VillageYear:
    """Two selects; `last_held_on` is of any year."""
    first, names_since = date(today.year, 1, 1), names_wanted_since(today)
    months = _months(village_id, min(first, names_since), today)
    of_year = {month.number: row for month, row in months.items() if month.year == today.year}
    last = select(func.max(OutreachSession.held_on)).where(serving(village_id), counted()).scalar_subquery()
    named, unique, last_held_on = db.session.execute(_people(village_id, first, today).add_columns(last)).one()
    told = sum(row.told for row in of_year.values())
    return VillageYear(
        year=today.year,
        months=tuple(of_year[n].sessions if n in of_year else 0 if n <= today.month else None for n in range(1, 13)),
        attendance=sum(row.attendance for row in of_year.values()),
        female=None if told else sum(row.female for row in of_year.values()),
        joint=sum(row.joint for row in of_year.values()),
        joint_heads=sum(row.joint_heads for row in of_year.values()),
        named=named,
        unique=unique,
        last_held_on=last_held_on,
        held=frozenset(months),
        unnamed=sum(row.unnamed for month, row in months.items() if month.first_day >= names_since),
    )


def _people(village_id: int, first: date, last: date) -> Select:
    """(entries, different people) of the village's own sessions, and of joint ones those who are at home there."""
    here = Reach(village_id, Level.VILLAGE)
    at_home = or_(
        here.covers(Participant.home_village_id),
        and_(Participant.home_village_id.is_(None), here.covers(OutreachSession.host_area_id)),
    )
    return (
        select(func.count(Participant.id), func.count(Participant.person_key.distinct()))
        .select_from(OutreachSession)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .where(serving(village_id), counted(), OutreachSession.held_on.between(first, last), or_(SERVED == 1, at_home))
    )


def _months(village_id: int, first: date, last: date) -> dict[Period, Row]:
    """(sessions, heads of its own and of joint sessions, unnamed) of each month in which something was held."""
    year, month = (extract(part, OutreachSession.held_on) for part in ("year", "month"))
    held_here = Reach(village_id, Level.VILLAGE).covers(OutreachSession.host_area_id)
    waits_for_names, own = and_(held_here, OutreachSession.named_count == 0, MALE + FEMALE > 0), own_heads(village_id)
    columns = (
        year.label("year"),
        month.label("month"),
        func.count().label("sessions"),
        func.coalesce(func.sum(own), 0).label("attendance"),
        func.sum(case((SERVED == 1, FEMALE), else_=0)).label("female"),
        func.sum(case((and_(SERVED > 1, own > 0), 1), else_=0)).label("told"),
        func.sum(case((own.is_(None), 1), else_=0)).label("joint"),
        func.sum(case((own.is_(None), MALE + FEMALE), else_=0)).label("joint_heads"),
        func.sum(case((waits_for_names, 1), else_=0)).label("unnamed"),
    )
    query = select(*columns).where(serving(village_id), counted(), OutreachSession.held_on.between(first, last))
    rows = db.session.execute(query.group_by(year, month))
    return {Period(int(row.year), "month", int(row.month)): row for row in rows}


def list_returned(village_id: int) -> list[Returned]:
    """The sessions that the village held and that were sent back to it, the longest waiting first."""
    columns = (
        OutreachSession.id,
        OutreachSession.title,
        OutreachSession.reviewed_at,
        User.role,
        OutreachSession.return_reason,
        OutreachSession.return_field,
        OutreachSession.held_on,
    )
    query = (
        select(*columns)
        .outerjoin(User, OutreachSession.reviewed_by_id == User.id)
        .where(Reach(village_id, Level.VILLAGE).covers(OutreachSession.host_area_id))
        .where(OutreachSession.state == SessionState.RETURNED, OutreachSession.deleted_at.is_(None))
        .order_by(OutreachSession.reviewed_at, OutreachSession.id)
    )
    return [
        Returned(number, title, clock.local(at).date() if at else None, role, reason, field, held_on)
        for number, title, at, role, reason, field, held_on in db.session.execute(query)
    ]


def list_last_sessions(village_id: int, count: int = 5) -> Sequence[Row]:
    """The last sessions that served the village, those returned to be repaired included, so that it sees them."""
    columns = (
        OutreachSession.id,
        OutreachSession.title,
        OutreachSession.held_on,
        (MALE + FEMALE).label("attendance"),
        own_heads(village_id).label("own"),
        SERVED.label("served"),
        FEMALE.label("female"),
        OutreachSession.named_count.label("named"),
        OutreachSession.organizer,
        OutreachSession.host_area_id,
        OutreachSession.state,
        OutreachSession.return_reason,
        OutreachSession.return_field,
    )
    query = select(*columns).where(serving(village_id), OutreachSession.deleted_at.is_(None))
    return db.session.execute(
        query.order_by(OutreachSession.held_on.desc(), OutreachSession.id.desc()).limit(count)
    ).all()


def serving(village_id: int) -> ColumnElement[bool]:
    """A condition on sessions: they served the village, or one that was merged into it."""
    here = Reach(village_id, Level.VILLAGE).covers(OutreachVillage.village_id)
    return OutreachSession.id.in_(select(OutreachVillage.session_id).where(here))


def own_heads(village_id: int) -> ColumnElement[int | None]:
    """The heads of that village at a session that served it; None: it was joint, and nobody told them apart."""
    told = select(case((func.count() == func.count(_OTHER.attendance), func.sum(_OTHER.attendance)))).where(
        _OTHER.session_id == OutreachSession.id, Reach(village_id, Level.VILLAGE).covers(_OTHER.village_id)
    )
    return case((SERVED == 1, MALE + FEMALE), else_=told.scalar_subquery())
