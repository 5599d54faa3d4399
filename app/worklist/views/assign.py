"""Giving many villages to one person at once, and closing what has been reached."""

from collections.abc import Sequence
from uuid import uuid4

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.accounts.models import role_name
from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.views.blueprint import above_of
from app.db import write_tx
from app.i18n import _, _n, number
from app.worklist.actions import Assigned, assign_many, close
from app.worklist.follow_up_queries import list_chosen, list_open, list_people
from app.worklist.forms import AssignForm
from app.worklist.models import FollowUpState, Reason
from app.worklist.results_queries import list_reached_since
from app.worklist.views.blueprint import bp, get_above

MOST = 200


def people_for(villages: Sequence[Area]) -> list[tuple[int, str]]:
    """(id, name and role) of those who may be asked."""
    return [(one.id, f"{one.full_name} ({role_name(one.role)})") for one in list_people(villages)]


@bp.route("/worklist/<code>/assign", methods=["GET", "POST"])
@requires(Permission.FOLLOW_UP)
def assign(code: str):
    """?village=, as often as there are villages; others than within the area are left out."""
    area = get_above(code)
    villages = list_chosen(Reach.of(area), request.values.getlist("village")[:MOST])
    form = AssignForm(people_for(villages), clock.today())
    if request.method == "GET":
        form.reason.data = Reason.NOT_ASKED.value
    if villages and form.validate_on_submit():
        done = _assign(form, villages)
        flash(_told(done), "message" if done.given else "due")
        return redirect(url_for(".index", code=area.code))
    return render_template(
        "worklist/assign.html",
        area=area,
        above=above_of(area),
        villages=villages,
        running=list_open([one.id for one in villages]),
        form=form,
        plan_key=uuid4().hex,
    )


def _assign(form: AssignForm, villages: Sequence[Area]) -> Assigned:
    """Where somebody gave one of them meanwhile, the second look finds it."""
    codes, reach, person_id = [one.code for one in villages], reach_of(current_user), current_user.id
    try:
        with write_tx() as session:
            return assign_many(session, list_chosen(reach, codes), form, person_id)
    except IntegrityError:
        with write_tx() as session:
            return assign_many(session, list_chosen(reach, codes), form, person_id)


def _told(done: Assigned) -> str:
    count = len(done.given)
    told = _n("%(count)s village is given.", "%(count)s villages are given.", count, count=number(count))
    if done.running:
        names = "; ".join(f"{area.label} ({name or _('nobody yet')})" for area, name in done.running)
        told += " " + _("Left as they were, because somebody sees to them already: %(names)s.", names=names)
    return told


@bp.route("/worklist/<code>/close-reached", methods=["GET", "POST"])
@requires(Permission.FOLLOW_UP)
def close_reached(code: str):
    """All follow-ups of the area whose village was reached since: shown first, then closed at once."""
    area, today = get_above(code), clock.today()
    if request.method == "POST":
        shown = set(request.form.getlist("follow_up", type=int))
        person_id = current_user.id
        with write_tx():
            reached = [one for one in list_reached_since(area, today) if one.id in shown]
            for one in reached:
                close(one, FollowUpState.DONE, person_id)
        count = len(reached)
        flash(_n("%(count)s follow-up is closed.", "%(count)s follow-ups are closed.", count, count=number(count)))
        return redirect(url_for(".index", code=area.code))
    return render_template(
        "worklist/close_reached.html", area=area, above=above_of(area), reached=list_reached_since(area, today)
    )
