"""The scans of a regulation: adding several at once, showing one, putting one aside for good."""

from collections.abc import Collection
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, can, reach_of, requires
from app.config import MIB
from app.db import write_tx
from app.files import store
from app.files.checking import JPEG, MOST_BYTES, check_file, sha256
from app.files.models import StoredFile
from app.files.pages import with_pages
from app.files.receiving import add_each, files_too_large, flash_saved
from app.files.sending import send_stored
from app.i18n import _, _n
from app.regulations import words
from app.regulations.models import Regulation
from app.regulations.record_queries import get_regulation, get_valid_within
from app.regulations.scan_actions import LONGEST, MOST_SCANS, Outcome, add_scan, find_outcome, put_scan_aside
from app.regulations.scan_queries import get_scan, list_scans
from app.regulations.scans import sort_scans
from app.regulations.views.blueprint import bp
from app.regulations.vocabulary import Step
from app.web.asked import whole
from app.web.errors import NotFound
from app.web.limits import takes
from app.web.values import clean_line

MOST_AT_ONCE = 10
MOST_SENT = MOST_AT_ONCE * MOST_BYTES + MIB
MOST_REASON = 200
SIGNED_TEXT = "signed"  # what the form sends for a scan of no single step


@bp.route("/<int:regulation_id>/files", methods=["GET", "POST"])
@requires(Permission.RECORD)
@takes(MOST_SENT, partial(files_too_large, MOST_SENT))
def files(regulation_id: int):
    """Add scans of one paper. Those that can be kept are, and the page says what is wrong with the others."""
    regulation = get_regulation(reach_of(current_user), regulation_id)
    if request.method == "GET":
        return _page(regulation)
    faults, outcomes = _add(regulation)
    _flash_outcomes(outcomes)
    if faults:
        return _page(get_regulation(reach_of(current_user), regulation_id), faults)
    return redirect(url_for(".detail", regulation_id=regulation_id))


def _flash_outcomes(outcomes: list[Outcome]) -> None:
    added, known, back = (outcomes.count(one) for one in (Outcome.NEW, Outcome.KNOWN, Outcome.BACK))
    flash_saved(added, known)
    if back:
        flash(
            _n(
                "%(num)d file had been put aside and is shown again.",
                "%(num)d files had been put aside and are shown again.",
                back,
            )
        )


def _add(regulation: Regulation) -> tuple[list[str], list[Outcome]]:
    """(what is wrong, what became of those that are kept)."""
    asked, choices = request.form.get("step", ""), dict(_choices(regulation))
    if asked not in choices:
        return [_("The page was altered on its way. Choose the files again.")], []
    sent = [one for one in request.files.getlist("files") if one.filename]
    if not sent:
        return [_("Choose at least one photo or PDF.")], []
    step = None if asked == SIGNED_TEXT else Step(asked)
    return add_each(sent, partial(_add_one, regulation.id, step))


def _add_one(regulation_id: int, step: Step | None, name: str, content: bytes) -> Outcome:
    """Stored now, or there before; a photo is encoded and a PDF drawn before the transaction begins. Raises Refused."""
    digest, checked = sha256(content), None
    outcome = find_outcome(regulation_id, step, digest, name)
    if outcome is Outcome.KNOWN:
        return outcome
    if outcome is Outcome.NEW:
        checked = with_pages(check_file(name, content, LONGEST))
        store.keep(checked)
    with write_tx() as session:
        get_regulation(reach_of(current_user), regulation_id)
        outcome = add_scan(session, regulation_id, step, digest, checked, current_user.id)
    if checked is not None:
        store.keep(checked)  # once more, should somebody have deleted the same picture of a session meanwhile
    return outcome


@bp.get("/<int:regulation_id>/files/<int:file_id>")
@requires(Permission.READ)
def file(regulation_id: int, file_id: int):
    """The photo, with ?size=small its small copy; the PDF to save, with ?page=1 the picture of that page."""
    reach = reach_of(current_user)
    regulation = get_valid_within(reach, regulation_id, in_bin=can(Permission.RECORD))
    may_record = can(Permission.RECORD) and reach.includes(regulation.area)
    stored = get_scan(regulation_id, file_id, put_aside_too=may_record).file
    name = f"{_download_name(regulation)}-{file_id}"
    return send_stored(stored, name, _asked_copy(stored))


def _download_name(regulation: Regulation) -> str:
    """perdes-2-2026: what a phone calls the file that it saves."""
    short = regulation.rules.short.lower().replace(" ", "-").replace("/", "-")
    return f"{short}-{regulation.number or 'draf'}-{regulation.year}"


def _asked_copy(stored: StoredFile) -> str:
    """Which copy of it the address asks for, "" the file itself; NotFound where there is no such page."""
    if stored.media_type == JPEG:
        return store.SMALL if request.args.get("size") == "small" else ""
    if "page" not in request.args:
        return ""
    page = request.args.get("page", type=whole)
    if page is None or not 1 <= page <= (stored.picture_count or 0):
        raise NotFound
    return store.page_copy(page)


@bp.post("/<int:regulation_id>/files/<int:file_id>/aside")
@requires(Permission.RECORD)
def put_aside(regulation_id: int, file_id: int):
    """Not part of the regulation after all: kept for good, with the reason, and shown apart."""
    reach, reason = reach_of(current_user), clean_line(request.form.get("reason", ""))
    regulation = get_regulation(reach, regulation_id)
    get_scan(regulation_id, file_id, put_aside_too=True)
    if fault := _reason_fault(reason):
        return _page(regulation, aside_id=file_id, aside_fault=fault)
    with write_tx() as session:
        get_regulation(reach, regulation_id)
        scan = get_scan(regulation_id, file_id, put_aside_too=True)
        if scan.put_aside_at is None:
            put_scan_aside(session, scan, reason, current_user.id)
    flash(_("The file is put aside. It is kept and listed below."))
    return redirect(url_for(".files", regulation_id=regulation_id))


def _reason_fault(reason: str) -> str:
    if not reason:
        return _("Write why it is put aside, like: a page of another regulation.")
    if len(reason) > MOST_REASON:
        return _("This has %(length)s characters. Shorten it to %(most)s.", length=len(reason), most=MOST_REASON)
    return ""


def _choices(regulation: Regulation) -> list[tuple[str, str]]:
    """What a scan may be of: the signed text, or the paper of a step of that kind."""
    steps = [(step.value, words.step_name(step, regulation)) for step in regulation.rules.steps]
    return [(SIGNED_TEXT, _("Signed text")), *steps]


def _page(regulation: Regulation, faults: Collection[str] = (), aside_id: int = 0, aside_fault: str = "") -> str:
    """The scans that are there and the form for more; what was typed stands in it again."""
    scans = sort_scans(list_scans(regulation.id))
    return render_template(
        "regulations/files.html",
        regulation=regulation,
        words=words,
        scans=scans,
        choices=_choices(regulation),
        chosen=request.values.get("step", SIGNED_TEXT),
        faults=faults,
        aside_id=aside_id,
        aside_fault=aside_fault,
        aside_reason=request.form.get("reason", ""),
        room=MOST_SCANS - scans.count,
        most=MOST_SCANS,
        most_mb=MOST_BYTES // MIB,
        most_at_once=MOST_AT_ONCE,
    )
