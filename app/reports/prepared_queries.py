"""The drafts that were prepared for an area."""

from collections.abc import Sequence

from sqlalchemy import select

from app.areas.models import Area
from app.db import db
from app.reports.models import PreparedReport


def list_prepared(area: Area) -> Sequence[PreparedReport]:
    """The latest first, as many as one looks at."""
    query = (
        select(PreparedReport)
        .where(PreparedReport.area_id == area.id)
        .order_by(PreparedReport.prepared_at.desc(), PreparedReport.id.desc())
        .limit(6)
    )
    return db.session.scalars(query).all()
