"""Changes of sessions that touch several rows; none of them commits."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from app.areas.models import Level
from app.areas.reach import Reach
from app.outreach.models import OutreachSession, Participant, SessionDraft
from app.outreach.names_queries import held_before, list_names_at_home
from app.outreach.people_keys import name_key
from app.outreach.queries import list_areas_by_id
from app.web.errors import NotFound


def place_session(outreach: OutreachSession, reach: Reach, host_id: int, village_ids: Sequence[int]) -> bool:
    """Say who holds it and which villages it serves; gives whether the host changed. NotFound outside the reach.

    A village that holds it is always served. Served villages outside the reach of whoever changes it stay.
    """
    areas = {area.id: area for area in list_areas_by_id([host_id, *village_ids])}
    host = areas[host_id]
    if not all(reach.includes(area) for area in areas.values()):
        raise NotFound(host.code)
    if host.level is not Level.VILLAGE:
        del areas[host_id]
    kept = [village for village in outreach.villages if not reach.includes(village)]
    moved = outreach.host_area_id not in (None, host_id)
    outreach.host_area_id, outreach.host_area = host_id, host
    outreach.villages = [*kept, *areas.values()]
    return moved


def become_session(session: Session, draft: SessionDraft | None, outreach: OutreachSession) -> None:
    """The draft is gone once it is sent; its code, which a printed sheet may bear already, goes on to the session."""
    if draft is not None:
        outreach.code = draft.code
        session.delete(draft)


def rekey_names(session: Session, outreach: OutreachSession, secret: str) -> None:
    """After the host changed: who named no home of their own is at home in the new one, and stays the same person."""
    rows = [
        {"id": row.id, "name_key": name_key(secret, row.name, row.sex, outreach.host_area_id)}
        for row in list_names_at_home(outreach.id)
    ]
    if rows:
        session.execute(update(Participant), rows)


def forget_names(session: Session, before: date) -> int:
    """Empty the names of sessions held before that day, with the hamlet and the hash of the NIK; gives how many.

    The keys of people and all counts stay (UU 27/2022).
    """
    statement = (
        update(Participant)
        .where(Participant.session_id.in_(held_before(before)), Participant.name.is_not(None))
        .values(name=None, hamlet="", nik_key=None)
    )
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return cast(CursorResult, result).rowcount
