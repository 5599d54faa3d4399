"""Changes of sessions that touch several rows; none of them commits."""

import calendar
from collections.abc import Sequence
from datetime import date
from typing import cast

from sqlalchemy import CursorResult, delete, insert, update
from sqlalchemy.orm import Session

from app import clock
from app.areas.models import Level
from app.areas.reach import Reach
from app.history.models import Action
from app.history.recording import note_bulk
from app.outreach.models import OutreachSession, Participant
from app.outreach.name_rows import Named
from app.outreach.names_queries import count_emptied_names, held_before, list_names_at_home
from app.outreach.people_keys import keys_of
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


def store_names(session: Session, outreach: OutreachSession, people: Sequence[Named], secret: str) -> None:
    """Replace the names of a session by these, in one insert. Entries whose name was emptied in time stay."""
    emptied = 0
    if outreach.named_count:
        session.execute(delete(Participant).where(Participant.session_id == outreach.id, Participant.name.is_not(None)))
        emptied = count_emptied_names(outreach.id)
    host_id = outreach.host_area_id
    rows = [
        {
            "session_id": outreach.id,
            "position": position,
            "name": person.name,
            "sex": person.sex,
            "audience": person.audience,
            "home_village_id": person.home_id if person.home_id != host_id else None,
            **keys_of(secret, person.name, person.sex, person.home_id or host_id),
        }
        for position, person in enumerate(people, emptied + 1)
    ]
    if rows:
        session.execute(insert(Participant.__table__), rows)
    named = emptied + len(rows)
    if outreach.named_count == named:  # a corrected name is a change as well, and history holds no names
        note_bulk(session, outreach.__tablename__, Action.CHANGED, {"named_count": [named, named]}, outreach.id)
    outreach.named_count = named
    outreach.updated_at = clock.now()


def rekey_names(session: Session, outreach: OutreachSession, secret: str) -> None:
    """After the host changed: who named no home village of their own counts as from the new host."""
    rows = [
        {"id": row.id, **keys_of(secret, row.name, row.sex, outreach.host_area_id)}
        for row in list_names_at_home(outreach.id)
    ]
    if rows:
        session.execute(update(Participant), rows)


def forget_names(session: Session, before: date) -> int:
    """Empty the names of sessions held before that day; gives how many. Keys and counts stay (UU 27/2022)."""
    statement = (
        update(Participant)
        .where(Participant.session_id.in_(held_before(before)), Participant.name.is_not(None))
        .values(name=None)
    )
    result = session.execute(statement, execution_options={"synchronize_session": False})
    return cast(CursorResult, result).rowcount


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
