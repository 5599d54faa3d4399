"""Until how many days after the end of a period a report is on time."""

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.db import db
from app.totals.models import ReportingDeadline

USUAL_DAYS = 10


def get_deadline(area: Area) -> int:
    """The days that hold in an area: its own, else of the nearest area above that has set some, else 10."""
    above = [one for one in (area.id, area.subdistrict_id, area.regency_id, area.province_id) if one is not None]
    province = aliased(Area)
    nation = select(province.parent_id).where(province.id == area.province_id)
    set_by = or_(ReportingDeadline.area_id.in_(above), ReportingDeadline.area_id.in_(nation))
    query = select(Area.level, ReportingDeadline.days).join(Area, Area.id == ReportingDeadline.area_id).where(set_by)
    days = {level: days for level, days in db.session.execute(query)}
    return next((days[level] for level in reversed(list(Level)) if level in days), USUAL_DAYS)
