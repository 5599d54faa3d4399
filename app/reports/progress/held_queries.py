"""The sessions of a report, read once: by organiser, topic and audience, and what chapter IV says of them.

Sessions in the bin or returned are left out, and a session belongs to an area when it served one of its villages.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Integer,
    Row,
    Select,
    String,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from app.areas.models import Area
from app.coverage.concern_queries import men_only_of
from app.db import db
from app.outreach.models import OutreachSession, SessionAudience, SessionTopic
from app.outreach.queries import ATTENDANCE, WOMEN, held_for
from app.outreach.vocabulary import Audience, Topic

_HEADS = (OutreachSession.men, OutreachSession.women, OutreachSession.boys, OutreachSession.girls)


@dataclass(frozen=True)
class Organized:
    """What one organiser ("": not told) has held; `disability` is None where it was never counted."""

    organizer: str
    sessions: int
    men: int
    women: int
    boys: int
    girls: int
    disability: int | None


@dataclass(frozen=True)
class AudienceCount:
    """A session for two groups, with all who came to it, counts for both."""

    audience: Audience
    sessions: int
    male: int
    female: int


@dataclass(frozen=True)
class Held:
    """`organizers` with most sessions first; a session about two topics counts for both.

    Of the sessions with attendance: how many there were, to how many no woman came, how many have no name on record;
    and the villages that had only such without a woman.
    """

    organizers: Sequence[Organized]
    topics: dict[Topic, int]
    audiences: Sequence[AudienceCount]
    attended: int
    men_only: int
    unnamed: int
    men_only_villages: Set[int]


def count_held(area: Area, first: date, last: date) -> Held:
    """In one select, whatever the area holds."""
    by_part: dict[str, list[Row]] = {}
    for row in db.session.execute(_statement(area, first, last)):
        by_part.setdefault(row.part, []).append(row)

    def rows(part: str) -> list[Row]:
        return by_part.get(part, [])

    organizers = [
        Organized(row.value, row.sessions, int(row.a), int(row.b), int(row.c), int(row.d), _whole(row.e))
        for row in rows("organizer")
    ]
    attended = rows("attended")[0]
    return Held(
        sorted(organizers, key=lambda one: (-one.sessions, one.organizer)),
        {Topic(row.value): row.sessions for row in rows("topic")},
        [AudienceCount(Audience(row.value), row.sessions, int(row.a), int(row.b)) for row in rows("audience")],
        attended.sessions,
        attended.a,
        attended.b,
        {row.sessions for row in rows("village")},
    )


def _whole(value: int | None) -> int | None:
    return None if value is None else int(value)  # PostgreSQL sums sums to Decimal


def _statement(area: Area, first: date, last: date) -> CompoundSelect:
    """(part, value, sessions, a to e): what stands in these depends on the part."""
    columns = (OutreachSession.id, OutreachSession.organizer, *_HEADS, OutreachSession.disability)
    more = (OutreachSession.named_count, WOMEN.label("all_women"), ATTENDANCE.label("attendance"))
    held = select(*columns, *more).where(held_for(area, first, last)).cte("held")
    column = held.c
    heads = [func.sum(column[name]) for name in ("men", "women", "boys", "girls", "disability")]
    both = (func.sum(column.men + column.boys), func.sum(column.all_women))
    came = column.attendance > 0
    attended = (
        func.count(case((came, 1))),
        func.count(case((came & (column.all_women == 0), 1))),
        func.count(case((came & (column.named_count == 0), 1))),
    )
    of_women = select(column.id, column.all_women.label("women"), column.attendance).cte("of_women")
    villages = men_only_of(area, of_women).subquery()
    return union_all(
        _part("organizer", column.organizer, func.count(), *heads).select_from(held).group_by(column.organizer),
        _joined(held, "topic", SessionTopic.session_id, SessionTopic.topic),
        _joined(held, "audience", SessionAudience.session_id, SessionAudience.audience, *both),
        _part("attended", literal(""), *attended).select_from(held),
        _part("village", literal(""), villages.c.village_id),
    )


def _joined(held: CTE, part: str, session_id, value, *sums) -> Select:
    query = _part(part, cast(value, String), func.count(), *sums).select_from(held)
    return query.join(session_id.class_, session_id == held.c.id).group_by(value)


def _part(part: str, value, sessions, *sums) -> Select:
    nothing = [cast(null(), Integer)] * (5 - len(sums))
    names = ("a", "b", "c", "d", "e")
    counts = [one.label(name) for one, name in zip((*sums, *nothing), names, strict=True)]
    return select(literal(part).label("part"), value.label("value"), sessions.label("sessions"), *counts)
