"""What somebody said of people whose names are equal: that they are one, or two."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, select

from app.accounts.models import User
from app.db import db
from app.outreach.models import Participant, PersonMatch, PersonMatchEntry


def list_matches(outreach_id: int) -> Sequence[Row]:
    """(PersonMatch, who said it, id of the entry, its name, sex) that stand for entries of this sheet, newest first."""
    query = (
        select(PersonMatch, User.full_name, Participant.id, Participant.name, Participant.sex, Participant.position)
        .join(PersonMatchEntry, PersonMatchEntry.match_id == PersonMatch.id)
        .join(Participant, PersonMatchEntry.participant_id == Participant.id)
        .outerjoin(User, PersonMatch.matched_by_id == User.id)
        .where(Participant.session_id == outreach_id, PersonMatch.undone_at.is_(None))
        .order_by(PersonMatch.id.desc(), Participant.position)
    )
    return db.session.execute(query).all()


def find_match(outreach_id: int, match_id: int) -> PersonMatch | None:
    """A match that still stands and is about an entry of this sheet."""
    about = (
        select(PersonMatchEntry.match_id)
        .join(Participant, PersonMatchEntry.participant_id == Participant.id)
        .where(Participant.session_id == outreach_id)
    )
    query = select(PersonMatch).where(
        PersonMatch.id == match_id, PersonMatch.undone_at.is_(None), PersonMatch.id.in_(about)
    )
    return db.session.scalar(query.execution_options(populate_existing=True))


def list_told_apart(outreach_id: int) -> set[tuple[bytes, bytes]]:
    """(person key, person key) of whom somebody said here that they are two people."""
    query = select(PersonMatch.from_key, PersonMatch.to_key).where(
        PersonMatch.session_id == outreach_id, PersonMatch.same.is_(False), PersonMatch.undone_at.is_(None)
    )
    return {(first, second) for first, second in db.session.execute(query)}


def list_moves(match_id: int) -> Sequence[Row]:
    """(id of the entry, match_id, from_key, to_key) of every match that stands for an entry of this one, in the order
    in which they were said."""
    entries = select(PersonMatchEntry.participant_id).where(PersonMatchEntry.match_id == match_id)
    query = (
        select(
            PersonMatchEntry.participant_id.label("id"),
            PersonMatchEntry.match_id,
            PersonMatch.from_key,
            PersonMatch.to_key,
        )
        .join(PersonMatch, PersonMatchEntry.match_id == PersonMatch.id)
        .where(PersonMatchEntry.participant_id.in_(entries), PersonMatch.same, PersonMatch.undone_at.is_(None))
        .order_by(PersonMatchEntry.participant_id, PersonMatch.id)
    )
    return db.session.execute(query).all()


def list_match_ids(entry_id: int) -> Sequence[int]:
    """The matches that stand for an entry."""
    query = select(PersonMatchEntry.match_id).join(PersonMatch, PersonMatchEntry.match_id == PersonMatch.id)
    return db.session.scalars(
        query.where(PersonMatchEntry.participant_id == entry_id, PersonMatch.same, PersonMatch.undone_at.is_(None))
    ).all()


def list_matches_by_id(ids: Collection[int]) -> Sequence[PersonMatch]:
    """Those of these matches that are still there, undone or not, in the order in which they were said."""
    return db.session.scalars(select(PersonMatch).where(PersonMatch.id.in_(ids)).order_by(PersonMatch.id)).all()
