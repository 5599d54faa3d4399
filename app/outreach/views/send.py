"""What a phone kept until it had a line: the same answers as on the page, told in JSON what became of them."""

from datetime import datetime, timedelta

from flask import current_app, jsonify, request, url_for
from flask.typing import ResponseReturnValue

from app import clock
from app.accounts.access import Permission, requires
from app.i18n import _
from app.outreach import form_versions
from app.outreach.views.blueprint import bp
from app.outreach.views.storing import Outcome, Stored, session_form, store_once

_STATUS = {Outcome.NEW: 201, Outcome.REPLAY: 200, Outcome.OTHER_CONTENT: 409, Outcome.NOT_YOURS: 409}
_YEAR = timedelta(days=365)
_SKEW = timedelta(minutes=10)  # the clock of a phone is not ours


@bp.app_template_global()
def form_version() -> int:
    """What the form says of itself, so that it is understood months later too."""
    return form_versions.CURRENT


@bp.post("/send")
@requires(Permission.RECORD)
def send() -> ResponseReturnValue:
    """201 stored, 200 stored before, 409 the key stands for something else, 422 something is to be corrected."""
    try:
        answers = form_versions.todays_answers(request.form, clock.today(current_app.config["TIME_ZONE"]))
    except form_versions.UnknownForm as fault:
        return jsonify(faults=[("", str(fault))]), 422
    form = session_form(formdata=answers)
    if not form.validate():
        return jsonify(faults=form.faults), 422
    stored = store_once(form, _recorded_at(answers.get("recorded_at", "")))
    return jsonify(**_words(stored)), _STATUS[stored.outcome]


def _words(stored: Stored) -> dict[str, object]:
    if stored.outcome is Outcome.NOT_YOURS:
        return {"faults": [("", _("Somebody else has sent a session under the key of this one. Save it once more."))]}
    number = stored.outreach.receipt_number
    told: dict[str, object] = {"receipt": url_for(".receipt", outreach_id=stored.outreach.id), "number": number}
    if stored.outcome is Outcome.OTHER_CONTENT:
        fault = _(
            "This session was sent before, as %(number)s. What you have changed since is not in it: "
            "open what was sent, use “Change” there, then delete this one from the phone.",
            number=number,
        )
        told["faults"] = [("", fault)]
    return told


def _recorded_at(typed: str) -> datetime | None:
    """When the phone says that it was written down; None where that cannot be: still to come, or over a year ago."""
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return moment if clock.now() - _YEAR <= moment <= clock.now() + _SKEW else None
