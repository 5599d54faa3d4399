"""A photo from the phone's queue: one request each, under a key of its own, answered in JSON."""

import re

from flask import jsonify, request
from flask.typing import ResponseReturnValue
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires, to_sign_in
from app.config import MIB
from app.files.checking import MOST_BYTES, Refused, file_name
from app.i18n import _
from app.outreach.file_actions import MOST_FILES, Outcome
from app.outreach.queries import find_by_key
from app.outreach.views.blueprint import bp
from app.outreach.views.storing_files import store_file
from app.outreach.vocabulary import FilePurpose
from app.web.limits import takes

_KEY = re.compile(r"[0-9a-f]{32}/\d{1,4}")


def _too_large() -> ResponseReturnValue:
    """Who is signed out hears that first: the photo may be taken once they are back."""
    if not current_user.is_authenticated:
        return to_sign_in()
    return _refusal(413, "file", _("A file may have at most %(most)s MB.", most=MOST_BYTES // MIB))


@bp.post("/files/<key>")
@requires(Permission.RECORD)
@takes(MOST_BYTES + MIB, _too_large)
def send_file(key: str) -> ResponseReturnValue:
    """201 stored, 200 stored before, 404 its session (sent under `key`) is not here yet, 409 another file under the
    same key, 413 and 422 with {"faults": [[field, message]]}."""
    outreach = find_by_key(key)
    if outreach is None or not reach_of(current_user).includes(outreach.host_area):
        return _refusal(404, "key", _("The session of this photo is not here yet."))
    sent = request.files.get("file")
    fault = _fault()
    if fault is not None or sent is None:
        return _refusal(422, *(fault or ("file", _("Choose at least one photo or PDF."))))
    content = sent.stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        return _too_large()
    purpose, consent = FilePurpose(request.form["purpose"]), bool(request.form.get("consent"))
    try:
        outcome = store_file(outreach.id, request.form["key"], purpose, consent, file_name(sent.filename), content)
    except Refused as refused:
        return _refusal(422, "file", str(refused))
    if outcome is Outcome.OTHER_CONTENT:
        return _refusal(409, "key", _("Another file was sent under this key before."))
    if outcome is Outcome.FULL:
        return _refusal(422, "file", _("A session has at most %(most)s files. Delete one first.", most=MOST_FILES))
    return jsonify(stored=True), 201 if outcome is Outcome.NEW else 200


def _fault() -> tuple[str, str] | None:
    """(field, message) of the first field that makes no sense."""
    if not _KEY.fullmatch(request.form.get("key", "")):
        return "key", _("This key is not one of ours.")
    purpose = request.form.get("purpose", "")
    if purpose not in set(FilePurpose):
        return "purpose", _("Say what is in the photo: the signed sheet or the event.")
    if purpose == FilePurpose.EVENT and not request.form.get("consent"):
        return "consent", _("Ask the people in the photo first, then tick that they agree.")
    return None


def _refusal(status: int, field: str, message: str) -> ResponseReturnValue:
    return jsonify(faults=[[field, message]]), status
