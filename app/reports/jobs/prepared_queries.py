"""The drafts that were prepared, and the areas of which there can be any."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select, union

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import counted
from app.periods import Period
from app.regulations.models import Regulation
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


def find_prepared(area_id: int, period: Period) -> PreparedReport | None:
    query = select(PreparedReport).where(PreparedReport.area_id == area_id, PreparedReport.period == period.code)
    return db.session.scalar(query)


def hashes_of_prepared(period: Period) -> dict[int, str]:
    """{area: the hash of what its draft was made of}."""
    query = select(PreparedReport.area_id, PreparedReport.data_sha256).where(PreparedReport.period == period.code)
    return {area_id: sha256 for area_id, sha256 in db.session.execute(query)}


def list_recorded_areas(reach: Reach, last: date) -> Sequence[int]:
    """Within reach, in the order of the codes: villages of which anything is recorded up to that day, and all above."""
    served = (
        select(OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(counted(), OutreachSession.held_on <= last)
    )
    made = select(Regulation.area_id).where(Regulation.deleted_at.is_(None))
    nil = select(NilReport.village_id)
    is_recorded = Area.id.in_(union(served, made, nil))
    chain = (Area.id, Area.subdistrict_id, Area.regency_id, Area.province_id)
    ids = union(*(select(column).where(is_recorded, column.is_not(None)) for column in chain))
    query = (
        select(Area.id)
        .where(or_(Area.id.in_(ids), Area.level == Level.NATION), reach.areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()
