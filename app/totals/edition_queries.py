"""What a change of the map touches besides the areas themselves."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.areas.models import Area
from app.db import some_at_once
from app.outreach.models import OutreachVillage


def regencies_sharing(session: Session, village_ids: Collection[int]) -> set[int]:
    """Those of every village that shared a session with one of these: which of them counts it depends on both."""
    found: set[int] = set()
    for some in some_at_once(village_ids):
        sessions = select(OutreachVillage.session_id).where(OutreachVillage.village_id.in_(some))
        served = select(OutreachVillage.village_id).where(OutreachVillage.session_id.in_(sessions))
        found |= set(session.scalars(select(Area.regency_id).where(Area.id.in_(served)).distinct()))
    return found - {None}


def list_accounts(session: Session, area_ids: Collection[int]) -> Sequence[Row]:
    """(user name, full name, code of the area, its name) of the accounts tied to these areas."""
    query = select(User.username, User.full_name, Area.code, Area.name).join(Area, Area.id == User.area_id)
    rows = [row for some in some_at_once(area_ids) for row in session.execute(query.where(User.area_id.in_(some)))]
    return sorted(rows, key=lambda row: row.username)
