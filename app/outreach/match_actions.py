"""Saying that two people are one, or two; and taking it back. None of this commits."""

from collections.abc import Sequence
from itertools import groupby

from flask import has_request_context
from flask_security import current_user
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app import clock
from app.outreach.match_queries import list_matches_by_id, list_moves
from app.outreach.matching import follow
from app.outreach.models import Participant, PersonMatch, PersonMatchEntry
from app.outreach.people_queries import list_entry_ids


def join_people(session: Session, outreach_id: int, from_key: bytes, to_key: bytes) -> None:
    """Everything known of the one person is from now on known of the other."""
    ids = list_entry_ids(from_key)
    session.execute(update(Participant.__table__).where(Participant.id.in_(ids)).values(person_key=to_key))
    note_join(session, outreach_id, from_key, to_key, ids)


def note_join(session: Session, outreach_id: int, from_key: bytes, to_key: bytes, ids: Sequence[int]) -> None:
    """Write down that these entries went over, for them to get their own key back when it is undone."""
    _note(session, outreach_id, from_key, to_key, ids, same=True)


def tell_apart(session: Session, outreach_id: int, entry_id: int, from_key: bytes, to_key: bytes) -> None:
    """Two people, whatever they are called: they are not offered as one again."""
    _note(session, outreach_id, from_key, to_key, [entry_id], same=False)


def _note(session: Session, outreach_id: int, from_key: bytes, to_key: bytes, ids: Sequence[int], same: bool) -> None:
    actor = current_user.id if has_request_context() and current_user and current_user.is_authenticated else None
    match = PersonMatch(session_id=outreach_id, same=same, from_key=from_key, to_key=to_key, matched_by_id=actor)
    session.add(match)
    session.flush()
    rows = [{"match_id": match.id, "participant_id": one} for one in ids]
    session.execute(insert(PersonMatchEntry.__table__), rows)


def take_back_match(session: Session, match: PersonMatch) -> None:
    """As if it had never been said: every entry gets the key that its other matches leave it with.

    A later match that had taken the entry along only because of this one has no part in it any more.
    """
    for entry_id, rows in groupby(list_moves(match.id), key=lambda row: row.id):
        key, idle = follow([(row.match_id, row.from_key, row.to_key) for row in rows], {match.id})
        session.execute(update(Participant.__table__).where(Participant.id == entry_id).values(person_key=key))
        _leave(session, entry_id, [one for one in idle if one != match.id])
    match.undone_at = clock.now()


def leave_matches(session: Session, entry_id: int) -> None:
    """An entry that is somebody else now has no part in what was said of its person before."""
    session.execute(delete(PersonMatchEntry).where(PersonMatchEntry.participant_id == entry_id))


def _leave(session: Session, entry_id: int, match_ids: Sequence[int]) -> None:
    entries = PersonMatchEntry.__table__
    if match_ids:
        session.execute(delete(entries).where(entries.c.participant_id == entry_id, entries.c.match_id.in_(match_ids)))


def return_to_matches(session: Session, entry_id: int, match_ids: Sequence[int]) -> None:
    """An entry that was removed and put back has its part again in what was said of its person, and still stands."""
    matches = list_matches_by_id(match_ids)
    if not matches:
        return
    undone = {match.id for match in matches if match.undone_at is not None}
    key, idle = follow([(match.id, match.from_key, match.to_key) for match in matches], undone)
    session.execute(update(Participant.__table__).where(Participant.id == entry_id).values(person_key=key))
    rows = [{"match_id": match.id, "participant_id": entry_id} for match in matches if match.id not in idle]
    if rows:
        session.execute(insert(PersonMatchEntry.__table__), rows)
