"""Recording a session and changing it."""

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _
from app.outreach.actions import place_session, rekey_names
from app.outreach.draft_queries import find_own_draft, list_own_drafts
from app.outreach.drafts import typed_in
from app.outreach.forms import SessionForm
from app.outreach.merging import fingerprints
from app.outreach.models import OutreachSession
from app.outreach.queries import get_held_within
from app.outreach.recent_queries import find_recent
from app.outreach.states import resubmit, submit_anew
from app.outreach.views.blueprint import bp
from app.outreach.views.conflicts import Conflict, find_conflict
from app.outreach.views.storing import Outcome, session_form, store_once
from app.outreach.village_heads import tell_apart
from app.outreach.vocabulary import SessionState
from app.web.asked import whole
from app.web.errors import NotFound


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new():
    """An empty form; ?draft=<key> shows a draft as it was typed, ?copy=<id> what the next session will share."""
    if request.method == "GET":
        return new_page(_form_asked_for())
    form = session_form()
    if form.validate_on_submit():
        answer = _save_once(form)
        if answer is not None:
            return answer
    return new_page(form)


def _form_asked_for() -> SessionForm:
    if key := request.args.get("draft"):
        draft = find_own_draft(current_user.id, key)
        if draft is None:
            raise NotFound(key)
        return session_form(formdata=typed_in(draft))
    if request.args.get("copy"):
        return session_form(copied=_get_editable(request.args.get("copy", 0, type=whole)))
    return session_form()


def new_page(form: SessionForm, fault: str = ""):
    """The page of a new session; `fault` says why it could not be kept as a draft."""
    recent = find_recent(reach_of(current_user))
    form.offer_first(recent.topics)
    drafts = list_own_drafts(current_user.id)
    return render_template(
        "outreach/form.html",
        form=form,
        outreach=None,
        recent=recent,
        fault=fault,
        fresh=request.method == "GET",
        draft=next((one for one in drafts if one.key == form.key.data), None),
        drafts=[one for one in drafts if one.key != form.key.data],
    )


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


@bp.route("/<int:outreach_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD)
def edit(outreach_id: int):
    outreach = _get_editable(outreach_id)
    form = session_form(outreach)
    if request.method == "GET":
        form.was.data = fingerprints(form)
        return _edit_page(form, outreach)
    if not form.validate():
        return _edit_page(form, outreach)
    conflict = _change(form, outreach_id)
    if conflict is None:
        flash(_("The session is changed."))
        return redirect(url_for(".detail", outreach_id=outreach_id))
    outreach = _get_editable(outreach_id)
    if conflict.settled is not None:
        return _edit_page(conflict.settled, outreach)
    return render_template("outreach/conflict.html", outreach=outreach, conflict=conflict, form=form)


def _change(form: SessionForm, outreach_id: int) -> Conflict | None:
    """Store what was sent; what stands in the way where somebody else was faster, and then nothing is stored."""
    with write_tx() as session:
        outreach = _get_editable(outreach_id, lock=True)
        conflict = find_conflict(form, outreach)
        if conflict is not None:
            if conflict.settled is None or not conflict.settled.validate():
                return conflict
            form = conflict.settled
        form.fill(outreach)
        if form.host_id is not None:
            moved = place_session(outreach, reach_of(current_user), form.host_id, form.village_ids)
            if moved and outreach.named_count:
                rekey_names(session, outreach, current_app.config["PERSON_KEY"])
        resubmit(outreach, form.seen.data)
        outreach.updated_at = clock.now()
        if tell_apart(session, outreach, form.village_heads):
            submit_anew(outreach)
    return None


def _get_editable(outreach_id: int, lock: bool = False) -> OutreachSession:
    outreach = get_held_within(reach_of(current_user), outreach_id, with_lists=True, lock=lock)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach


def _edit_page(form: SessionForm, outreach: OutreachSession):
    """Of a returned session the field that the staff ask about says why."""
    asked = outreach.state is SessionState.RETURNED and not form.errors
    if asked and outreach.return_field in form:
        form[outreach.return_field].errors = [outreach.return_reason]
    recent = find_recent(reach_of(current_user))
    return render_template("outreach/form.html", form=form, outreach=outreach, recent=recent, asked=asked)
