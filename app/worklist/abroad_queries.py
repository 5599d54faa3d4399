"""Numbers of residents abroad."""

from collections.abc import Collection

from sqlalchemy import select

from app.db import db, some_at_once
from app.worklist.models import ResidentsAbroad


def find_abroad(village_id: int) -> ResidentsAbroad | None:
    query = select(ResidentsAbroad).where(ResidentsAbroad.village_id == village_id)
    return db.session.scalar(query.execution_options(populate_existing=True))


def list_abroad(village_ids: Collection[int]) -> dict[int, ResidentsAbroad]:
    """What is stored of these villages, by village."""
    return {
        one.village_id: one
        for some in some_at_once(village_ids)
        for one in db.session.scalars(select(ResidentsAbroad).where(ResidentsAbroad.village_id.in_(some)))
    }
