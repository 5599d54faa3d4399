"""Storing the sessions of a file in a few statements, as valid as if the form had recorded them; does not commit."""

from collections.abc import Sequence

from sqlalchemy import insert
from sqlalchemy.orm import Session

from app.db import one_writer
from app.history.models import Action
from app.history.recording import note_bulk
from app.outreach.import_queries import known_keys
from app.outreach.import_rows import COUNTS, ImportedSession
from app.outreach.models import OutreachSession, OutreachVillage, SessionTopic


def store_sessions(
    session: Session, rows: Sequence[ImportedSession], file_name: str, user_id: int | None
) -> list[ImportedSession]:
    """Store those that have not become known since the dry run; gives them. One line of history for all."""
    one_writer(session, OutreachSession)
    known = known_keys({row.key for row in rows})
    new = [row for row in rows if row.key not in known]
    if not new:
        return []
    stored = session.execute(
        insert(OutreachSession).returning(OutreachSession.id, OutreachSession.key),
        [_values(row, user_id) for row in new],
    )
    ids = {key: session_id for session_id, key in stored}
    session.execute(
        insert(OutreachVillage), [{"session_id": ids[row.key], "village_id": row.village.id} for row in new]
    )
    session.execute(
        insert(SessionTopic), [{"session_id": ids[row.key], "topic": topic} for row in new for topic in row.topics]
    )
    attendance = sum(row.attendance for row in new)
    changes = {"file": file_name, "rows": len(new), "attendance": attendance}
    note_bulk(session, OutreachSession.__tablename__, Action.IMPORTED, changes)
    return new


def _values(row: ImportedSession, user_id: int | None) -> dict:
    return {
        "key": row.key,
        "title": row.title,
        "held_on": row.held_on,
        "venue": row.venue,
        "host_area_id": row.village.id,
        "approach": row.approach,
        "organizer": row.organizer,
        "created_by_id": user_id,
        **{column: getattr(row, column) for column in COUNTS},
    }
