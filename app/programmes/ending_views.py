"""How a village's part in a programme ends, is taken up again, or is taken back altogether."""

from flask import flash, redirect, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _, day
from app.programmes.enrolment_blueprint import bp, form_page
from app.programmes.enrolment_forms import EndForm
from app.programmes.enrolment_queries import get_enrolment, list_parts
from app.programmes.enrolment_rules import other_times, overlap_fault


@bp.route("/enrolments/<int:enrolment_id>/end", methods=["GET", "POST"])
@requires(Permission.ENROL)
def end(enrolment_id: int):
    """The village stops taking part; the day and the reason can be corrected later."""
    reach = reach_of(current_user)
    part = get_enrolment(reach, enrolment_id)
    form = EndForm(obj=part, today=clock.today())
    if form.validate_on_submit():
        with write_tx():
            part = get_enrolment(reach, enrolment_id, lock=True)
            done = form.agrees_with(part, list_parts(part.village_id))
            if done:
                part.ended_on, part.end_reason = form.ended_on.day, form.end_reason.data
        if done:
            flash(_("Ended on %(day)s. All that was recorded stays here.", day=day(form.ended_on.day)))
            return redirect(url_for(".detail", enrolment_id=enrolment_id))
    return form_page("enrolments/end.html", form, enrolment_id)


@bp.post("/enrolments/<int:enrolment_id>/reopen")
@requires(Permission.ENROL)
def reopen(enrolment_id: int):
    """The end was a mistake."""
    return _open_again(enrolment_id, _("The village takes part again, as if it had never stopped."), ended=True)


@bp.post("/enrolments/<int:enrolment_id>/restore")
@requires(Permission.ENROL)
def restore(enrolment_id: int):
    """A part that was taken back by mistake."""
    return _open_again(enrolment_id, _("The part is restored."), ended=False)


def _open_again(enrolment_id: int, message: str, ended: bool):
    reach = reach_of(current_user)
    try:
        with write_tx() as tx:
            part = get_enrolment(reach, enrolment_id, in_bin=True, lock=True)
            ended_on = None if ended else part.ended_on
            fault = overlap_fault(part.started_on, ended_on, other_times(part, list_parts(part.village_id)))
            if not fault:
                part.deleted_at = None
                if ended:
                    part.ended_on, part.end_reason = None, ""
                tx.flush()
    except IntegrityError:
        fault = _("The village takes part in it already. Open that part instead.")
    flash(fault or message, "late" if fault else "message")
    return redirect(url_for(".detail", enrolment_id=enrolment_id))


@bp.post("/enrolments/<int:enrolment_id>/delete")
@requires(Permission.ENROL)
def delete(enrolment_id: int):
    """The village never took part: it counts nowhere, and can be restored."""
    reach = reach_of(current_user)
    with write_tx():
        part = get_enrolment(reach, enrolment_id, in_bin=True, lock=True)
        part.deleted_at = part.deleted_at or clock.now()
        code = part.village.code
    flash(_("The part is taken back and counts nowhere. It can be restored below."))
    return redirect(url_for(".village", code=code))
