"""Orang unik of an area in each of several periods, in one select."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, literal, select, union_all

from app.areas.models import Area
from app.coverage.people.home_queries import WITH_HOMES, came_to
from app.db import db
from app.outreach.models import OutreachSession, Participant
from app.outreach.queries import counted
from app.periods import Period
from app.totals.models import AreaPeriod


def people_in(area: Area, periods: Sequence[Period], today: date) -> dict[str, int]:
    """{code of the period: different people}; above a subdistrict those periods that the job has counted."""
    if area.level not in WITH_HOMES:
        stored = select(AreaPeriod.period, AreaPeriod.people).where(AreaPeriod.area_id == area.id)
        rows = db.session.execute(stored.where(AreaPeriod.period.in_([one.code for one in periods])))
    else:
        rows = db.session.execute(
            union_all(
                *(
                    select(literal(one.code), func.count(Participant.person_key.distinct()))
                    .join(OutreachSession, OutreachSession.id == Participant.session_id)
                    .where(counted(), came_to(area))
                    .where(OutreachSession.held_on.between(one.first_day, min(one.last_day, today)))
                    for one in periods
                )
            )
        )
    return {code: people for code, people in rows}
