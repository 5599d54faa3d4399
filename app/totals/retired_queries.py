"""Sessions of villages that are no more and of which nobody can say which village of today they were."""

from datetime import date

from sqlalchemy import func, not_, select

from app.areas.models import Area, Level
from app.areas.reach import Reach, counts_today
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted


def count_sessions_of_retired(area: Area, first: date, last: date) -> int:
    """How many the figures of an area contain though no village below it shows them; nearly always none."""
    retired = select(Area.id).where(
        Area.retired_on.is_not(None), Area.level == Level.VILLAGE, not_(counts_today()), Reach.of(area).areas()
    )
    query = (
        select(func.count(OutreachSession.id.distinct()))
        .select_from(OutreachVillage)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.village_id.in_(retired), counted(), OutreachSession.held_on.between(first, last))
    )
    return db.session.scalar(query) or 0
