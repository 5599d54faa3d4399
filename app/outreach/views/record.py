"""Recording a session and changing it."""

from flask import current_app, flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _
from app.outreach.actions import place_session, rekey_names
from app.outreach.forms import SessionForm
from app.outreach.models import OutreachSession
from app.outreach.queries import get_held_within, recently_used
from app.outreach.states import resubmit
from app.outreach.views.blueprint import bp
from app.outreach.views.conflicts import changed_by_another
from app.outreach.views.storing import Outcome, session_form, store_once
from app.web.errors import NotFound


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new():
    form = session_form()
    if form.validate_on_submit():
        answer = _save_once(form)
        if answer is not None:
            return answer
    return _page(form, None)


@bp.route("/<int:outreach_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD)
def edit(outreach_id: int):
    outreach = _get_editable(outreach_id)
    form = session_form(outreach)
    if form.validate_on_submit() and _change(form, outreach_id):
        flash(_("The session is changed."))
        return redirect(url_for(".detail", outreach_id=outreach_id))
    return _page(form, outreach)


def _change(form: SessionForm, outreach_id: int) -> bool:
    with write_tx() as session:
        outreach = _get_editable(outreach_id, lock=True)
        fault = changed_by_another(outreach, form.seen.data)
        if fault:
            form.seen.data, form.seen.errors = outreach.version, [fault]
            return False
        form.fill(outreach)
        if form.host_id is not None:
            moved = place_session(outreach, reach_of(current_user), form.host_id, form.village_ids)
            if moved and outreach.named_count:
                rekey_names(session, outreach, current_app.config["PERSON_KEY"])
        resubmit(outreach)
        outreach.updated_at = clock.now()
    return True


def _get_editable(outreach_id: int, lock: bool = False) -> OutreachSession:
    outreach = get_held_within(reach_of(current_user), outreach_id, with_lists=True, lock=lock)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach


def _page(form: SessionForm, outreach: OutreachSession | None):
    venues, organizers = recently_used(reach_of(current_user))
    return render_template("outreach/form.html", form=form, outreach=outreach, venues=venues, organizers=organizers)


def _save_once(form: SessionForm):
    """Store it; the second time the same page is sent, lead to what the first time made. None: refused."""
    stored = store_once(form)
    if stored.outcome is Outcome.NOT_YOURS:
        form.refuse_key()
        return None
    if stored.outcome is Outcome.REPLAY:
        flash(_("This session was saved before. It was not recorded twice."))
    elif stored.outcome is Outcome.OTHER_CONTENT:
        flash(_("This session was saved before. What you have changed since is not in it: use “Change” for that."))
    return redirect(url_for(".receipt", outreach_id=stored.outreach.id))
