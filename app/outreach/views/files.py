"""The photos and scans of a session: its page, adding several at once, showing and deleting one."""

from collections.abc import Collection
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, can, reach_of, requires
from app.config import MIB
from app.db import write_tx
from app.files.checking import JPEG, MOST_BYTES, Refused
from app.files.receiving import add_each, files_too_large, flash_saved
from app.files.sending import send_stored
from app.files.store import SMALL
from app.i18n import _
from app.outreach.file_actions import MOST_FILES, Outcome, remove_bytes, remove_rows
from app.outreach.file_queries import FileLine, get_file, list_files
from app.outreach.models import OutreachFile, OutreachSession
from app.outreach.queries import get_held_within
from app.outreach.views.blueprint import bp
from app.outreach.views.storing_files import store_file
from app.outreach.vocabulary import FilePurpose
from app.web.errors import NotFound
from app.web.limits import takes

MOST_SENT = MOST_FILES * MOST_BYTES + MIB


@bp.route("/<int:outreach_id>/files", methods=["GET", "POST"])
@requires(Permission.RECORD)
@takes(MOST_SENT, partial(files_too_large, MOST_SENT))
def add_file(outreach_id: int):
    """Add photos of one purpose. Those that can be kept are, and the page says what is wrong with the others."""
    outreach = _get_open(outreach_id)
    if request.method == "GET":
        return _page(outreach)
    faults, outcomes = _add(outreach_id)
    added, known = (outcomes.count(one) for one in (Outcome.NEW, Outcome.KNOWN))
    flash_saved(added, known)
    if faults:
        return _page(_get_open(outreach_id), faults)
    return redirect(url_for(".add_file", outreach_id=outreach_id))


def _add(outreach_id: int) -> tuple[list[str], list[Outcome]]:
    """(what is wrong, what became of those that are kept)."""
    try:
        purpose = FilePurpose(request.form.get("purpose", ""))
    except ValueError:
        return [_("The page was altered on its way. Choose the files again.")], []
    sent = [one for one in request.files.getlist("files") if one.filename]
    if not sent:
        return [_("Choose at least one photo or PDF.")], []
    consent = bool(request.form.get("consent"))
    if purpose is FilePurpose.EVENT and not consent:
        return [_("Ask the people in the photo first. Tick that they agree, then choose the photos again.")], []
    return add_each(sent, partial(_add_one, outreach_id, purpose, consent))


def _add_one(outreach_id: int, purpose: FilePurpose, consent: bool, name: str, content: bytes) -> Outcome:
    """Stored now, or there before. Raises Refused."""
    outcome = store_file(outreach_id, None, purpose, consent, name, content)
    if outcome is Outcome.FULL:
        raise Refused(
            _(
                "“%(name)s” was left out: a session has at most %(most)s files. Delete one first.",
                name=name,
                most=MOST_FILES,
            )
        )
    return outcome


@bp.get("/<int:outreach_id>/files/<int:file_id>")
@requires(Permission.READ)
def file(outreach_id: int, file_id: int):
    """The photo, with ?size=small its small copy, or the PDF to save; asked for again each time, sent once."""
    outreach = get_held_within(reach_of(current_user), outreach_id)
    if outreach.in_bin and not can(Permission.RECORD):
        raise NotFound(str(outreach_id))
    stored = get_file(outreach_id, file_id, purposes_seen()).file
    small = request.args.get("size") == "small" and stored.media_type == JPEG
    return send_stored(stored, f"{outreach.receipt_number}-{file_id}", SMALL if small else "")


@bp.post("/<int:outreach_id>/files/<int:file_id>/delete")
@requires(Permission.RECORD)
def delete_file(outreach_id: int, file_id: int):
    """Gone for good, bytes and all."""
    remove_bytes([_get_deletable(outreach_id, file_id)])
    with write_tx() as session:
        remove_rows(session, [_get_deletable(outreach_id, file_id)])
    flash(_("The file is deleted for good."))
    return redirect(url_for(".add_file", outreach_id=outreach_id))


def _get_deletable(outreach_id: int, file_id: int) -> OutreachFile:
    return get_file(_get_open(outreach_id).id, file_id, purposes_seen())


def _get_open(outreach_id: int) -> OutreachSession:
    outreach = get_held_within(reach_of(current_user), outreach_id)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach


def purposes_seen() -> list[FilePurpose]:
    """What the reader may see of a session held within reach: signed sheets are full of names."""
    return list(FilePurpose) if can(Permission.SEE_NAMES) else [FilePurpose.EVENT]


def files_of(outreach_id: int, held_within_reach: bool) -> list[FileLine]:
    """What the reader may see on the page of that session."""
    return list_files(outreach_id, purposes_seen()) if held_within_reach else []


def _page(outreach: OutreachSession, faults: Collection[str] = ()):
    files = files_of(outreach.id, True)
    return render_template(
        "outreach/files.html",
        outreach=outreach,
        files=files,
        faults=faults,
        sent_purpose=request.form.get("purpose"),
        room=MOST_FILES - len(files),
        most=MOST_FILES,
        most_mb=MOST_BYTES // MIB,
    )
