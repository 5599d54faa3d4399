"""Until when a report of a period is on time, set by a lead for an area and all below it."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area
from app.areas.queries import get_area
from app.coverage.targets.deadline_queries import find_deadline, list_deadlines_above
from app.coverage.views.blueprint import above_of, bp
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _l, _n
from app.periods import period_of
from app.totals.deadline_queries import get_deadline
from app.totals.models import ReportingDeadline
from app.web.forms import CountField, Form

MOST_DAYS = 90


class DeadlineForm(Form):
    days = CountField(_l("Days after the end of the period"), most=MOST_DAYS)


@bp.get("/targets/<code>/deadline")
@requires(Permission.READ)
def targets_deadline(code: str):
    area = get_area(reach_of(current_user), code)
    return _page(area, DeadlineForm(obj=find_deadline(area)))


@bp.post("/targets/<code>/deadline")
@requires(Permission.SET_TARGETS)
def set_deadline(code: str):
    """An empty field: as the area above has it."""
    area = get_area(reach_of(current_user), code)
    form = DeadlineForm()
    if not form.validate_on_submit():
        return _page(area, form)
    with write_tx() as session:
        one_writer(session, ReportingDeadline)
        stored = find_deadline(area)
        if form.days.data is None:
            if stored is not None:
                session.delete(stored)
        elif stored is None:
            session.add(ReportingDeadline(area_id=area.id, days=form.days.data))
        else:
            stored.days = form.days.data
    days = get_deadline(area)
    flash(
        _n(
            "In %(area)s a report is on time until %(num)d day after the end of its period.",
            "In %(area)s a report is on time until %(num)d days after the end of its period.",
            days,
            area=area.label,
        )
    )
    return redirect(url_for(".targets_deadline", code=area.code))


def _page(area: Area, form: DeadlineForm) -> str:
    own = find_deadline(area)
    quarter = period_of(clock.today()).previous
    days = get_deadline(area)
    return render_template(
        "coverage/targets/deadline.html",
        area=area,
        form=form,
        days=days,
        own=own,
        from_above=next(iter(list_deadlines_above(area)), None),
        quarter=quarter,
        last_day=quarter.last_day + timedelta(days=days),
        may_set=can(Permission.SET_TARGETS),
        history=list_history(ReportingDeadline(area_id=area.id)),
        action_name=action_name,
        above=above_of(area),
    )
