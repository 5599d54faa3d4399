"""Two people at one record: nobody overwrites another's work without knowing."""

from dataclasses import dataclass
from datetime import datetime

from flask import request
from flask_security import current_user

from app.history.queries import list_history
from app.i18n import _
from app.outreach.forms import SessionForm
from app.outreach.merging import Difference, differences, fingerprints, merged
from app.outreach.models import OutreachSession
from app.outreach.views.storing import session_form

_CHOICE = "keep-"
_OWN = {"csrf_token", "settles"}


@dataclass(frozen=True)
class Conflict:
    """The stored version beside the one that was sent. `settled` is the form of both, once every answer is chosen."""

    who: str
    at: datetime
    version: str
    found: list[Difference]
    answers: list[tuple[str, str]]
    settled: SessionForm | None
    unchosen: bool


def find_conflict(form: SessionForm, outreach: OutreachSession) -> Conflict | None:
    """What to ask where the session has changed since the page was made; None where what was sent may be stored."""
    if form.seen.data == outreach.version:
        return None
    theirs = session_form(outreach, formdata=None)
    chosen = {name.removeprefix(_CHOICE): value for name, value in request.form.items() if name.startswith(_CHOICE)}
    found = differences(form, theirs, form.was.data or "", chosen)
    if not any(one.by_them for one in found):
        return None
    answered = request.form.get("settles") == outreach.version
    unchosen = answered and not all(one.kept for one in found)
    who, at = _last_change(outreach)
    return Conflict(
        who=who,
        at=at,
        version=outreach.version,
        found=found,
        answers=_sent(),
        settled=_settled(theirs, outreach, found) if answered and not unchosen else None,
        unchosen=unchosen,
    )


def _settled(theirs: SessionForm, outreach: OutreachSession, found: list[Difference]) -> SessionForm:
    """The answers of both. Should they not agree with one another, the page to correct them begins from here."""
    form = session_form(outreach, formdata=merged(request.form, theirs, found))
    form.seen.data, form.was.data = outreach.version, fingerprints(theirs)
    return form


def _sent() -> list[tuple[str, str]]:
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in _OWN and not name.startswith(_CHOICE)
    ]


def _last_change(outreach: OutreachSession) -> tuple[str, datetime]:
    """(who, when). One may also be in one's own way, with the form open twice."""
    for entry, who in list_history(outreach)[:1]:
        return (_("you, on another page") if entry.user_id == current_user.id else who or _("Somebody")), entry.at
    return _("Somebody"), outreach.updated_at
