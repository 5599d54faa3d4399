"""What was read from a file of names: shown beside the file's own rows, corrected, and stored as it was shown."""

from dataclasses import dataclass, replace

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, requires
from app.db import write_tx
from app.i18n import _, _n, number
from app.outreach.attendance_lists.choosing import Choosing, choose, column_names
from app.outreach.attendance_lists.keeping import Kept, pack, unpack
from app.outreach.attendance_lists.showing import lines_of
from app.outreach.attendance_lists.telling import REASONS, headcount, notes, place_name, sheet_name, summary
from app.outreach.attendance_plan import Plan, make_plan
from app.outreach.models import OutreachSession
from app.outreach.names_queries import list_names, lock_sheet
from app.outreach.people_actions import add_people
from app.outreach.views.blueprint import bp
from app.outreach.views.sheet import get_open
from app.outreach.vocabulary import AUDIENCE_NAMES, SEX_LETTERS
from app.sheets.read import UnreadableSheet
from app.sheets.uploads import Upload, find_upload, put_in_place, upload_folder


@dataclass(frozen=True)
class _Waiting:
    """What was read and waits to be stored, as the address corrects it."""

    token: str
    file_name: str
    kept: Kept
    choosing: Choosing


@bp.route("/<int:outreach_id>/names/read/<token>", methods=["GET", "POST"])
@requires(Permission.RECORD)
@requires(Permission.SEE_NAMES)
def read_preview(outreach_id: int, token: str):
    """Corrections stand in the address; what is decided on double entries comes with the order to store."""
    outreach = get_open(outreach_id)
    found = find_upload(upload_folder("attendance"), current_user.id, token)
    kept = unpack(found.content) if found is not None else None
    if found is None or kept is None or kept.outreach_id != outreach_id:
        flash(_("What was read is kept for two hours, which are over. Send it once more."), "late")
        return redirect(url_for(".read_attendance", outreach_id=outreach_id))
    if kept.stored is not None:
        return _stored_before(outreach_id)
    try:
        waiting = _Waiting(token, found.name, kept, choose(kept.grids, request.args))
    except UnreadableSheet as error:
        flash(str(error), "late")
        return redirect(url_for(".read_attendance", outreach_id=outreach_id))
    if request.method == "POST":
        return _store(outreach_id, waiting)
    return _page(outreach, waiting, _plan(outreach, waiting))


def _plan(outreach: OutreachSession, waiting: _Waiting) -> Plan:
    return make_plan(waiting.choosing.lists, list_names(outreach.id), request.form)


def _store(outreach_id: int, waiting: _Waiting):
    """All that was shown, or nothing."""
    stored = 0
    with write_tx() as session:
        outreach = get_open(outreach_id)
        lock_sheet(outreach_id)
        plan = _plan(outreach, waiting)
        fault = _fault(plan)
        if not fault:
            people = plan.named(waiting.token)
            add_people(session, outreach, people, current_app.config["PERSON_KEY"])
            stored = len(people)
    if fault:
        return _page(get_open(outreach_id), waiting, plan, fault)
    done = replace(waiting.kept, grids=(), stored=stored)
    put_in_place(upload_folder("attendance"), waiting.token, Upload("", pack(done), frozenset()))
    flash(_n("%(count)s name is stored.", "%(count)s names are stored.", stored, count=number(stored)))
    return redirect(url_for(".names", outreach_id=outreach_id), 303)


def _fault(plan: Plan) -> str:
    """Why what was sent cannot be stored; "" where it can."""
    if plan.shown != request.form.get("shown"):
        return _("The names of this session have changed since you opened this page. Look at the rows once more.")
    if not plan.is_decided:
        return _("Decide first whether the names that stand twice are one person.")
    if not plan.new:
        return _("All these names are on record already. There is nothing to store.")
    return ""


def _stored_before(outreach_id: int):
    flash(_("These names were stored before. None was recorded twice."))
    return redirect(url_for(".names", outreach_id=outreach_id))


def _page(outreach: OutreachSession, waiting: _Waiting, plan: Plan, fault: str = ""):
    choosing = waiting.choosing
    return render_template(
        "outreach/read_preview.html",
        outreach=outreach,
        token=waiting.token,
        file_name=waiting.file_name,
        choosing=choosing,
        plan=plan,
        fault=fault,
        known={entry.key for entry in plan.entries if entry.known},
        doubled={entry.key for double in plan.doubles for entry in double.entries},
        after=outreach.named_count + sum(not entry.known for entry in plan.entries),
        lines_of=lines_of,
        column_names=column_names,
        place_name=place_name,
        sheet_name=sheet_name,
        summary=summary,
        headcount=headcount,
        notes=notes,
        reasons=REASONS,
        letters=SEX_LETTERS,
        audience_names=AUDIENCE_NAMES,
    )
