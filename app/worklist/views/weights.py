"""What each part of the priority weighs, set by the program lead for an area and all below it."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import get_area
from app.coverage.views.blueprint import above_of
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_changes
from app.i18n import _
from app.web.errors import NotFound
from app.worklist.actions import set_weights
from app.worklist.forms import WeightsForm
from app.worklist.models import PriorityWeights
from app.worklist.views.blueprint import bp
from app.worklist.weights_queries import WEIGHED, get_weights


@bp.route("/worklist/<code>/weights", methods=["GET", "POST"])
@requires(Permission.SET_PRIORITIES)
def weights(code: str):
    """The form; a second button takes the area's own weights away."""
    area = get_area(reach_of(current_user), code)
    if area.level not in WEIGHED:
        raise NotFound(code)
    weighed = get_weights(area)
    form = WeightsForm(weighed.weights)
    area_id, takes_away = area.id, request.form.get("take_away") == "yes"
    if form.is_submitted() and (takes_away or form.validate()):
        with write_tx() as session:
            one_writer(session, PriorityWeights)
            set_weights(session, area_id, None if takes_away else form.weights)
        area = get_area(reach_of(current_user), code)
        if takes_away:
            flash(_("%(area)s has no weights of its own any more: those from above hold.", area=area.label))
        else:
            flash(_("The weights of %(area)s are saved.", area=area.label))
        return redirect(url_for(".weights", code=code))
    return render_template(
        "worklist/weights.html",
        area=area,
        above=above_of(area),
        form=form,
        weighed=weighed,
        history=list_changes(PriorityWeights.__tablename__, area_id),
        action_name=action_name,
    )
