"""Adding a scan to a regulation and putting one aside; none of it commits. Nothing is ever deleted."""

from enum import StrEnum

from sqlalchemy.orm import Session

from app import clock
from app.files.checking import Checked, Refused
from app.history.models import Action
from app.history.recording import note_bulk
from app.i18n import _
from app.regulations.models import Regulation, RegulationFile
from app.regulations.rules import done_name
from app.regulations.scan_queries import count_scans, find_scan_by_key, lock_regulation
from app.regulations.vocabulary import Step

MOST_SCANS = 60
LONGEST = 2000  # pixels: small print stays readable


class Outcome(StrEnum):
    """What became of a scan: stored, there already, or taken back from those that were put aside."""

    NEW = "new"
    KNOWN = "known"
    BACK = "back"


def find_outcome(regulation_id: int, step: Step | None, sent_sha256: str, name: str) -> Outcome:
    """What becomes of these bytes as that paper of the regulation. Raises Refused."""
    known = find_scan_by_key(_key(regulation_id, sent_sha256))
    if known is None:
        if count_scans(regulation_id, put_aside_too=True) >= MOST_SCANS:
            raise Refused(
                _(
                    "“%(name)s” was left out: a regulation has at most %(most)s files. Put several pages into one PDF.",
                    name=name,
                    most=MOST_SCANS,
                )
            )
        return Outcome.NEW
    if known.put_aside_at is not None:
        return Outcome.BACK
    if known.step is not step:
        raise Refused(
            _(
                "“%(name)s” is here already as: %(place)s. Put it aside there first, then add it here.",
                name=name,
                place=paper_name(known.step),
            )
        )
    return Outcome.KNOWN


def add_scan(
    session: Session,
    regulation_id: int,
    step: Step | None,
    sent_sha256: str,
    checked: Checked | None,
    user_id: int | None,
) -> Outcome:
    """Add the row of a scan whose bytes are kept already; without `checked` take back one that was put aside."""
    lock_regulation(regulation_id)
    key, before = _key(regulation_id, sent_sha256), count_scans(regulation_id)
    known = find_scan_by_key(key)
    if known is None:
        assert checked is not None  # rows are never deleted: what was there before is there still
        outcome = find_outcome(regulation_id, step, sent_sha256, checked.name)
        file = checked.stored_file(user_id)
        session.add(RegulationFile(key=key, regulation_id=regulation_id, file=file, step=step, added_by_id=user_id))
    elif known.put_aside_at is None:
        return Outcome.KNOWN
    else:
        outcome = Outcome.BACK
        known.step, known.put_aside_at, known.put_aside_by_id, known.put_aside_reason = step, None, None, ""
    _note(session, regulation_id, {"files": [before, before + 1]})
    return outcome


def put_scan_aside(session: Session, scan: RegulationFile, reason: str, user_id: int) -> None:
    """It is shown no more as part of the regulation, and kept for good; why stays with it."""
    before = count_scans(scan.regulation_id)
    scan.put_aside_at, scan.put_aside_by_id, scan.put_aside_reason = clock.now(), user_id, reason
    changes = {"files": [before, before - 1], "put_aside": [None, f"{scan.file.name}: {reason}"]}
    _note(session, scan.regulation_id, changes)


def paper_name(step: Step | None) -> str:
    """What a scan is of, in a list of choices."""
    return _("Signed text") if step is None else _("Paper of the step “%(step)s”", step=done_name(step))


def _key(regulation_id: int, sent_sha256: str) -> str:
    return f"{regulation_id}-{sent_sha256}"


def _note(session: Session, regulation_id: int, changes: dict) -> None:
    note_bulk(session, Regulation.__tablename__, Action.CHANGED, changes, regulation_id)
