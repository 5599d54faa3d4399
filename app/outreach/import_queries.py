"""What is stored already of the sessions of a file."""

from collections.abc import Collection

from sqlalchemy import select

from app.db import db, some_at_once
from app.outreach.models import OutreachSession, SessionTopic


def find_stored(keys: Collection[str]) -> dict[str, tuple[dict, bool]]:
    """(content by column, in the bin) of the sessions that have one of these keys."""
    columns = (
        OutreachSession.id,
        OutreachSession.key,
        OutreachSession.deleted_at,
        OutreachSession.host_area_id,
        OutreachSession.held_on,
        OutreachSession.title,
        OutreachSession.approach,
        OutreachSession.organizer,
        OutreachSession.venue,
        OutreachSession.men,
        OutreachSession.women,
        OutreachSession.boys,
        OutreachSession.girls,
    )
    topics = select(SessionTopic.session_id, SessionTopic.topic).join(
        OutreachSession, SessionTopic.session_id == OutreachSession.id
    )
    stored = {}
    for some in some_at_once(keys):
        chosen: dict[int, set] = {}
        for session_id, topic in db.session.execute(topics.where(OutreachSession.key.in_(some))):
            chosen.setdefault(session_id, set()).add(topic)
        for row in db.session.execute(select(*columns).where(OutreachSession.key.in_(some))):
            content = {**row._mapping, "topics": chosen.get(row.id, set())}
            stored[row.key] = (content, row.deleted_at is not None)
    return stored


def known_keys(keys: Collection[str]) -> set[str]:
    """Those of the keys that some session has, in the bin or not."""
    query = select(OutreachSession.key)
    return {
        key for some in some_at_once(keys) for key in db.session.scalars(query.where(OutreachSession.key.in_(some)))
    }
