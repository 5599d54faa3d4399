"""Until how many days after the end of a period a report is on time."""

from sqlalchemy import or_, select

from app.areas.models import Area, Level
from app.db import db
from app.totals.models import ReportingDeadline

USUAL_DAYS = 10


def get_deadline(area: Area) -> int:
    """The days that hold in an area: its own, else of the nearest area above that has set some, else 10."""
    above = (area.id, area.subdistrict_id, area.regency_id, area.province_id)
    query = (
        select(Area.level, ReportingDeadline.days)
        .join(Area, Area.id == ReportingDeadline.area_id)
        .where(or_(Area.level == Level.NATION, Area.id.in_([one for one in above if one is not None])))
    )
    days = {level: days for level, days in db.session.execute(query)}
    return next((days[level] for level in reversed(list(Level)) if level in days), USUAL_DAYS)
