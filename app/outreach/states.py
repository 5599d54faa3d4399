"""How a session goes from one state to the next; each inside write_tx, with the session locked. None commits.

Submitted > checked, or returned with a reason and the field; a change by whoever may change it submits it anew.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import inspect
from sqlalchemy.orm import AttributeState
from sqlalchemy.orm.attributes import flag_modified

from app import clock
from app.outreach.models import OutreachSession
from app.outreach.vocabulary import SessionState


@dataclass
class Checked:
    """What became of sessions that somebody ticked: `changed` since they were shown, `decided` by somebody else."""

    done: list[OutreachSession] = field(default_factory=list)
    changed: list[OutreachSession] = field(default_factory=list)
    decided: list[OutreachSession] = field(default_factory=list)


def check_all(sessions: Sequence[OutreachSession], versions: Mapping[int, str], by_id: int) -> Checked:
    """Only those that still wait and are as they were shown; `versions` says {id: what was shown}."""
    outcome = Checked()
    for outreach in sessions:
        if outreach.state is not SessionState.SUBMITTED:
            outcome.decided.append(outreach)
        elif outreach.version != versions[outreach.id]:
            outcome.changed.append(outreach)
        else:
            _decide(outreach, SessionState.CHECKED, by_id)
            _keep_version(outreach)
            outcome.done.append(outreach)
    return outcome


def send_back(outreach: OutreachSession, by_id: int, return_field: str, reason: str) -> None:
    """Return it to be repaired. It is a new version, so that a page opened before does not undo it unseen."""
    _decide(outreach, SessionState.RETURNED, by_id)
    outreach.return_field, outreach.return_reason = return_field, reason
    outreach.updated_at = clock.now()


def take_back(outreach: OutreachSession) -> None:
    """A return that was a mistake: it waits to be checked again."""
    _submit(outreach)
    _keep_version(outreach)


def resubmit(outreach: OutreachSession, seen: str | None) -> None:
    """After its form was filled in: a returned one is sent in again, a checked one too where anything has changed.

    One that was returned after the form was opened (`seen`: its version then) stays returned: nobody has read why.
    """
    if outreach.state is SessionState.RETURNED and seen == outreach.version:
        _submit(outreach)
    if _has_changed(outreach):
        submit_anew(outreach)


def submit_anew(outreach: OutreachSession) -> None:
    """What was checked is no longer what stands there."""
    if outreach.state is SessionState.CHECKED:
        _submit(outreach)


def _has_changed(outreach: OutreachSession) -> bool:
    attributes: Iterable[AttributeState] = inspect(outreach).attrs
    return any(attribute.history.has_changes() for attribute in attributes)


def _decide(outreach: OutreachSession, state: SessionState, by_id: int) -> None:
    outreach.state, outreach.reviewed_at, outreach.reviewed_by_id = state, clock.now(), by_id


def _submit(outreach: OutreachSession) -> None:
    outreach.state = SessionState.SUBMITTED
    outreach.reviewed_at = outreach.reviewed_by_id = None
    outreach.return_field = outreach.return_reason = ""


def _keep_version(outreach: OutreachSession) -> None:
    """What the village wrote stays as it is: whoever has its form open may still save."""
    flag_modified(outreach, "updated_at")
