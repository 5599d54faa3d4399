"""Returning a session to be repaired, and taking the return back."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _
from app.outreach.models import OutreachSession
from app.outreach.queries import get_held_within
from app.outreach.return_form import ReturnForm
from app.outreach.states import send_back, take_back
from app.outreach.views.blueprint import bp
from app.outreach.vocabulary import SessionState
from app.web.errors import NotFound


@bp.route("/<int:outreach_id>/return", methods=["GET", "POST"])
@requires(Permission.CHECK)
def return_session(outreach_id: int):
    """One that waits or was checked; of one that is returned already, the reason can be written anew."""
    outreach = _get_reviewed(outreach_id)
    form = ReturnForm(outreach)
    if form.validate_on_submit() and _send_back(form, outreach_id):
        flash(_("“%(title)s” is returned. %(host)s sees why.", title=outreach.title, host=outreach.host_area.label))
        return redirect(url_for(".queue"))
    return render_template("outreach/return.html", form=form, outreach=outreach)


def _send_back(form: ReturnForm, outreach_id: int) -> bool:
    """Nothing is returned for what stands no longer there."""
    with write_tx():
        outreach = _get_reviewed(outreach_id, lock=True)
        if form.seen.data != outreach.version:
            form.seen.data = outreach.version
            form.field.errors = [
                _("The session was changed while this page was open. Look at it again in another tab, then return it.")
            ]
            return False
        send_back(outreach, current_user.id, form.return_field, form.whole_reason)
    return True


@bp.post("/<int:outreach_id>/return/undo")
@requires(Permission.CHECK)
def undo_return(outreach_id: int):
    with write_tx():
        outreach = _get_reviewed(outreach_id, lock=True)
        if outreach.state is SessionState.RETURNED:
            take_back(outreach)
    flash(_("The return is taken back: the session waits to be checked, and is counted."))
    return redirect(url_for(".detail", outreach_id=outreach_id))


def _get_reviewed(outreach_id: int, lock: bool = False) -> OutreachSession:
    outreach = get_held_within(reach_of(current_user), outreach_id, lock=lock)
    if outreach.in_bin:
        raise NotFound(str(outreach_id))
    return outreach
