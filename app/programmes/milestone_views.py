"""The stages that a village reaches in a programme: recording, correcting and taking back."""

from flask import flash, redirect, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.db import write_tx
from app.i18n import _
from app.programmes.enrolment_blueprint import bp, form_page, version_for
from app.programmes.enrolment_forms import MilestoneForm, RemovalForm
from app.programmes.enrolment_queries import find_milestone, get_enrolment, get_milestone
from app.programmes.enrolment_rules import Reached, removal_fault
from app.programmes.models import Milestone
from app.programmes.vocabulary import STAGE_NAMES


@bp.route("/enrolments/<int:enrolment_id>/stages/new", methods=["GET", "POST"])
@requires(Permission.ENROL)
def add_milestone(enrolment_id: int):
    get_enrolment(reach_of(current_user), enrolment_id)
    form = MilestoneForm(today=clock.today())
    if form.validate_on_submit() and _store(form, enrolment_id):
        flash(_("The stage is recorded."))
        return redirect(url_for(".detail", enrolment_id=enrolment_id))
    return form_page("enrolments/milestone.html", form, enrolment_id, milestone=None)


def _store(form: MilestoneForm, enrolment_id: int) -> bool:
    """Whether it is stored, by this tap or by the one before. Of two taps at once the later one waits for the lock."""
    reach, person_id = reach_of(current_user), current_user.id
    with write_tx() as tx:
        part = get_enrolment(reach, enrolment_id, lock=True)
        term_years = version_for(part, form.reached_on.day).term_years
        stored = find_milestone(form.key.data)
        if stored is not None:
            is_same = form.says_the_same_as(stored, enrolment_id, term_years)
            if not is_same:
                form.refuse_second("stage")
            return is_same
        if not form.agrees_with(part):
            return False
        milestone = Milestone(key=form.key.data, enrolment_id=part.id, recorded_by_id=person_id)
        form.fill(milestone, term_years)
        tx.add(milestone)
    return True


@bp.route("/enrolments/<int:enrolment_id>/stages/<int:milestone_id>", methods=["GET", "POST"])
@requires(Permission.ENROL)
def edit_milestone(enrolment_id: int, milestone_id: int):
    reach = reach_of(current_user)
    get_enrolment(reach, enrolment_id)
    form = MilestoneForm(obj=get_milestone(enrolment_id, milestone_id), today=clock.today())
    if form.validate_on_submit():
        with write_tx():
            part = get_enrolment(reach, enrolment_id, lock=True)
            milestone = get_milestone(enrolment_id, milestone_id)
            done = form.agrees_with(part, milestone_id)
            if done:
                form.fill(milestone, version_for(part, form.reached_on.day).term_years)
        if done:
            flash(_("The stage is corrected."))
            return redirect(url_for(".detail", enrolment_id=enrolment_id))
    milestone = get_milestone(enrolment_id, milestone_id)
    return form_page("enrolments/milestone.html", form, enrolment_id, milestone=milestone)


@bp.route("/enrolments/<int:enrolment_id>/stages/<int:milestone_id>/remove", methods=["GET", "POST"])
@requires(Permission.ENROL)
def remove_milestone(enrolment_id: int, milestone_id: int):
    """A stage that was never reached; what remains must still be possible."""
    reach = reach_of(current_user)
    get_enrolment(reach, enrolment_id)
    form = RemovalForm()
    if form.validate_on_submit():
        with write_tx():
            part = get_enrolment(reach, enrolment_id, lock=True)
            milestone = get_milestone(enrolment_id, milestone_id)
            others = [Reached.of(one) for one in part.standing if one.id != milestone_id]
            fault = removal_fault(Reached.of(milestone), others)
            if not fault:
                milestone.removed_at, milestone.removed_reason = clock.now(), form.reason.data
        if not fault:
            flash(_("The stage is taken back. The history keeps it."))
            return redirect(url_for(".detail", enrolment_id=enrolment_id))
        form.reason.errors = [fault]
    milestone = get_milestone(enrolment_id, milestone_id)
    return form_page(
        "enrolments/remove_milestone.html", form, enrolment_id, milestone=milestone, stage=STAGE_NAMES[milestone.stage]
    )
