"""How many came from each village that a session served."""

from collections.abc import Mapping

from sqlalchemy import update
from sqlalchemy.orm import Session

from app import clock
from app.history.recording import note_beside
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import list_attendance


def tell_apart(session: Session, outreach: OutreachSession, heads: Mapping[int, int | None]) -> bool:
    """Note how many came from each of these villages, once the session is placed; of others it stays as it was.

    Gives whether anything was told otherwise than before.
    """
    before = dict(list_attendance(outreach.id)) if outreach.id else {}
    served = {village.id for village in outreach.villages}
    after = {village_id: number for village_id, number in {**before, **heads}.items() if village_id in served}
    changed = {village_id: number for village_id, number in after.items() if before.get(village_id) != number}
    if _told(before) != _told(after):
        note_beside(outreach, "village_heads", _told(before), _told(after))
        outreach.updated_at = clock.now()
    if changed:
        session.flush()
        rows = [{"session_id": outreach.id, "village_id": one, "attendance": n} for one, n in changed.items()]
        session.execute(update(OutreachVillage), rows)
    return _told(before) != _told(after)


def _told(heads: Mapping[int, int | None]) -> list[list[int]]:
    return [[village_id, number] for village_id, number in sorted(heads.items()) if number is not None]
