"""Within how many days a report is on time: what was set for an area, and for those above it."""

from collections.abc import Sequence

from sqlalchemy import or_, select

from app.areas.models import NATION_CODE, Area
from app.areas.queries import WITH_PLACE
from app.db import db
from app.totals.models import ReportingDeadline


def find_deadline(area: Area) -> ReportingDeadline | None:
    """That of this very area."""
    return db.session.get(ReportingDeadline, area.id)


def list_deadlines_above(area: Area) -> Sequence[tuple[Area, int]]:
    """(area, days) of all above it that have set one, the nearest first."""
    above = [one for one in (area.subdistrict_id, area.regency_id, area.province_id) if one not in (None, area.id)]
    query = (
        select(Area, ReportingDeadline.days)
        .options(*WITH_PLACE)
        .join(ReportingDeadline, ReportingDeadline.area_id == Area.id)
        .where(or_(Area.id.in_(above), Area.code == NATION_CODE), Area.id != area.id)
    )
    rows = [(one, days) for one, days in db.session.execute(query)]
    return sorted(rows, key=lambda row: -len(row[0].code))
