"""When villages were last reached, seen from the end of any day: from totals, without a walk through the sessions."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select

from app.areas.models import Area
from app.areas.reach import Reach
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted, reaches
from app.totals.models import VillageLast, VillageMonth
from app.totals.months import first_of_month


def select_last_reached(reach: Reach, day: date) -> Select:
    """(village_id, held_on) of the villages within reach that had been reached by that day."""
    return (
        select(Area.village_id, func.max(_until(day)).label("held_on"))
        .select_from(VillageLast)
        .join(Area, Area.id == VillageLast.village_id)
        .where(VillageLast.first_reached_on <= day, reach.areas())
        .group_by(Area.village_id)
    )


def was_reached(village_id, day: date) -> ColumnElement[bool]:
    """A condition: that village, or one that was merged into it, had been reached by that day."""
    merged = Area.__table__.alias("merged")
    reached = select(VillageLast.village_id).join(merged, merged.c.id == VillageLast.village_id)
    return reached.where(merged.c.village_id == village_id, VillageLast.first_reached_on <= day).exists()


def _until(day: date) -> ColumnElement[date]:
    """The last day of all, unless it came later: then the months before are looked through, backwards."""
    return case((VillageLast.last_reached_on <= day, VillageLast.last_reached_on), else_=_earlier(day))


def _earlier(day: date) -> ColumnElement[date]:
    month = first_of_month(day)
    following = day + timedelta(days=1)
    if following.day == 1:
        return _in_months(VillageMonth.month <= month)
    within = (
        select(func.max(OutreachSession.held_on))
        .select_from(OutreachVillage)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.village_id == VillageLast.village_id, counted(), reaches())
        .where(OutreachSession.held_on.between(month, day))
        .scalar_subquery()
    )
    return func.coalesce(within, _in_months(VillageMonth.month < month))


def _in_months(condition: ColumnElement[bool]) -> ColumnElement[Any]:
    return (
        select(VillageMonth.last_reached_on)
        .where(VillageMonth.village_id == VillageLast.village_id, VillageMonth.last_reached_on.is_not(None), condition)
        .order_by(VillageMonth.month.desc())
        .limit(1)
        .scalar_subquery()
    )
