"""Targets of an area for a period, set by the program lead."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import list_ancestors, list_children
from app.coverage.actions import set_targets
from app.coverage.forms import TargetForm
from app.coverage.models import Target
from app.coverage.queries import build_coverage, list_target_history, list_targets
from app.coverage.views.blueprint import asked, bp, period_choices
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.i18n import _, period_name

AHEAD = 4  # periods to come that targets may be set for


@bp.route("/targets/<code>", methods=["GET", "POST"])
@requires(Permission.SET_TARGETS)
def targets(code: str):
    """The form, with what has been achieved so far beside each number."""
    question = asked(code, ahead=AHEAD)
    area, period = question.area, question.period
    form = TargetForm(area, list_targets(area.id, period))
    if form.validate_on_submit() and not question.fault:
        with write_tx() as session:
            one_writer(session, Target)
            set_targets(session, area, period, form.values())
        flash(_("The targets of %(area)s for %(period)s are saved.", area=area.label, period=period_name(period)))
        return redirect(url_for(".targets", code=area.code, period=period.code))
    return render_template(
        "coverage/targets.html",
        area=area,
        period=period,
        fault=question.fault,
        form=form,
        periods=period_choices(period, AHEAD),
        achieved=build_coverage(area, period, clock.today()).total,
        above=[(one, reach_of(current_user).includes(one)) for one in list_ancestors(area)],
        children=list_children(area),
        history=list_target_history(area.id, period),
        action_name=action_name,
    )
