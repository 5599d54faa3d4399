"""Adding a photo or scan to a session and taking it away; none of it commits."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from app.files import store
from app.files.checking import Checked
from app.files.queries import list_unshared
from app.history.models import Action
from app.history.recording import note_bulk
from app.outreach.file_queries import count_files, find_file_by_key, find_same_file, lock_session
from app.outreach.models import OutreachFile, OutreachSession
from app.outreach.vocabulary import FilePurpose

MOST_FILES = 10
LONGEST = {FilePurpose.SIGN_IN_SHEET: 2000, FilePurpose.EVENT: 1280}  # pixels; handwriting stays readable at 2000


class Outcome(StrEnum):
    """What became of a file: stored, there already, another one under its key, or the session has its ten."""

    NEW = "new"
    KNOWN = "known"
    OTHER_CONTENT = "other_content"
    FULL = "full"


@dataclass(frozen=True)
class SentFile:
    """A file as somebody sent it. `key` tells a second send of the same; `consent` is asked for photos of people."""

    key: str
    purpose: FilePurpose
    consent: bool
    sent_sha256: str


def find_outcome(outreach_id: int, sent: SentFile) -> Outcome | None:
    """What became of it before; None where it is new. The same bytes are stored once in a session."""
    earlier = find_file_by_key(sent.key)
    if earlier is not None:
        same = earlier.session_id == outreach_id and earlier.file.sent_sha256 == sent.sent_sha256
        return Outcome.KNOWN if same else Outcome.OTHER_CONTENT
    if find_same_file(outreach_id, sent.sent_sha256) is not None:
        return Outcome.KNOWN
    return Outcome.FULL if count_files(outreach_id) >= MOST_FILES else None


def add_file(session: Session, outreach_id: int, sent: SentFile, checked: Checked, user_id: int | None) -> Outcome:
    """Add the row of a file whose bytes are kept already."""
    lock_session(outreach_id)
    known = find_outcome(outreach_id, sent)
    if known is not None:
        return known
    file = checked.stored_file(user_id)
    before = count_files(outreach_id)
    consent = sent.consent and sent.purpose is FilePurpose.EVENT
    session.add(OutreachFile(key=sent.key, session_id=outreach_id, file=file, purpose=sent.purpose, consent=consent))
    _note(session, outreach_id, before, before + 1)
    return Outcome.NEW


def remove_bytes(files: Sequence[OutreachFile]) -> None:
    """Take away the bytes of these files, but those that another session's file has too. Rows go after them."""
    ids = [one.file_id for one in files]
    for sha256 in list_unshared({one.file.sha256 for one in files}, ids):
        store.remove(sha256)


def remove_rows(session: Session, files: Sequence[OutreachFile]) -> None:
    for one in files:
        before = count_files(one.session_id)
        session.delete(one)
        session.delete(one.file)
        session.flush()
        _note(session, one.session_id, before, before - 1)


def _note(session: Session, outreach_id: int, before: int, after: int) -> None:
    note_bulk(session, OutreachSession.__tablename__, Action.CHANGED, {"files": [before, after]}, outreach_id)
