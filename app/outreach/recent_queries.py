"""What the last sessions of a reach used, to be offered again on the form."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, select

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, SessionTopic
from app.outreach.vocabulary import FIRST_TOPICS, Topic

_LOOKED_AT = 30
_OFFERED = 5


@dataclass(frozen=True)
class Recent:
    """The latest first, each once. `last` are sessions (id, title, held_on, host_kind, host_name) to copy from."""

    last: Sequence[Row]
    venues: list[str]
    organizers: list[str]
    speakers: list[str]
    institutions: list[str]
    time_and_venue: str
    organizer_and_speaker: str
    topics: list[Topic]


def find_recent(reach: Reach) -> Recent:
    """Two selects: the last sessions held within reach, and their topics."""
    query = (
        select(
            OutreachSession.id,
            OutreachSession.title,
            OutreachSession.held_on,
            OutreachSession.starts_at,
            OutreachSession.venue,
            OutreachSession.organizer,
            OutreachSession.speakers,
            Area.kind.label("host_kind"),
            Area.name.label("host_name"),
        )
        .join(Area, OutreachSession.host_area_id == Area.id)
        .where(OutreachSession.deleted_at.is_(None), reach.covers(OutreachSession.host_area_id))
        .order_by(OutreachSession.held_on.desc(), OutreachSession.id.desc())
        .limit(_LOOKED_AT)
    )
    rows = db.session.execute(query).all()
    speakers = [one for row in rows for one in row.speakers or []]
    return Recent(
        last=rows[:_OFFERED],
        venues=_each_once(row.venue for row in rows),
        organizers=_each_once(row.organizer for row in rows),
        speakers=_each_once(one["name"] for one in speakers),
        institutions=_each_once(one["institution"] for one in speakers),
        time_and_venue=next(filter(None, map(_time_and_venue, rows)), ""),
        organizer_and_speaker=next(filter(None, map(_organizer_and_speaker, rows)), ""),
        topics=_most_used_topics([row.id for row in rows]),
    )


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, texts)))[:_OFFERED]


def _time_and_venue(row: Row) -> str:
    return ", ".join(filter(None, [row.venue, f"{row.starts_at:%H.%M}" if row.starts_at else ""]))


def _organizer_and_speaker(row: Row) -> str:
    return ", ".join(filter(None, [row.organizer, *(one["name"] for one in row.speakers or [])][:2]))


def _most_used_topics(session_ids: Sequence[int]) -> list[Topic]:
    """The most used first, filled up with the usual ones: as many as stand open on the form."""
    query = select(SessionTopic.topic).where(SessionTopic.session_id.in_(session_ids))
    used = Counter(db.session.scalars(query)) if session_ids else Counter()
    order = {topic: place for place, topic in enumerate(Topic)}
    ranked = sorted(used, key=lambda topic: (-used[topic], order[topic]))
    return list(dict.fromkeys([*ranked, *FIRST_TOPICS]))[: len(FIRST_TOPICS)]
