"""What a village has declared nihil, and what was held for it in those days: its own, and of those merged into it."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Row, select

from app.accounts.models import User
from app.areas.models import Level
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.nil_periods import Held
from app.periods import Period


def list_nils(village_id: int, since: date) -> Sequence[Row]:
    """(NilReport, name of who declared it) of the periods that end on that day or later, the latest first."""
    query = (
        select(NilReport, User.full_name)
        .outerjoin(User, NilReport.declared_by_id == User.id)
        .where(_of(village_id), NilReport.last_day >= since)
        .order_by(NilReport.last_day.desc(), NilReport.first_day)
    )
    return db.session.execute(query).all()


def find_nil(village_id: int, period: str) -> NilReport | None:
    query = select(NilReport).where(_of(village_id), NilReport.period == period)
    return db.session.scalars(query.order_by(NilReport.village_id != village_id, NilReport.id)).first()


def find_covering(village_id: int, period: Period) -> NilReport | None:
    """The nihil of that very period, else that of the quarter in which the month lies."""
    query = select(NilReport).where(
        _of(village_id),
        NilReport.first_day <= period.first_day,
        NilReport.last_day >= period.last_day,
    )
    return db.session.scalars(query.order_by(NilReport.last_day)).first()


def list_held(village_id: int, first: date, last: date) -> list[Held]:
    """The sessions that were held for the village within those days, the bin left out, the latest first."""
    here = Reach(village_id, Level.VILLAGE).covers(OutreachVillage.village_id)
    query = (
        select(OutreachSession.id, OutreachSession.title, OutreachSession.held_on, OutreachSession.state)
        .where(OutreachSession.id.in_(select(OutreachVillage.session_id).where(here)))
        .where(OutreachSession.deleted_at.is_(None))
        .where(OutreachSession.held_on.between(first, last))
        .order_by(OutreachSession.held_on.desc(), OutreachSession.id.desc())
    )
    return [Held(*row) for row in db.session.execute(query)]


def _of(village_id: int) -> ColumnElement[bool]:
    return Reach(village_id, Level.VILLAGE).covers(NilReport.village_id)
