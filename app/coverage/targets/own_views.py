"""Indicators that a lead adds for an area and all below it, from the fixed list of measures."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.queries import get_area
from app.coverage.models import OwnIndicator
from app.coverage.targets.indicators import aims_of
from app.coverage.targets.measures import MEASURE_NAMES, MEASURES
from app.coverage.targets.own_forms import OwnForm, explained
from app.coverage.targets.queries import find_own, list_own
from app.coverage.views.blueprint import above_of, bp
from app.db import one_writer, write_tx
from app.i18n import _
from app.programmes.queries import list_names
from app.web.errors import NotFound

MOST_OWN = 12  # each is a column in the file and a row in the report


@bp.get("/targets/<code>/indicators")
@requires(Permission.READ)
def targets_own(code: str):
    area = get_area(reach_of(current_user), code)
    owns, programmes = list_own(area), list_names()
    return render_template(
        "coverage/targets/indicators.html",
        area=area,
        rows=[(own, explained(own, programmes), reach_of(current_user).includes(own.area)) for own in owns],
        is_full=len(owns) >= MOST_OWN,
        may_set=can(Permission.SET_TARGETS),
        measures=MEASURE_NAMES,
        above=above_of(area),
        MOST_OWN=MOST_OWN,
    )


@bp.route("/targets/<code>/indicators/new", methods=["GET", "POST"])
@requires(Permission.SET_TARGETS)
def targets_own_new(code: str):
    """The second step: the measure stands in the address, its narrowing and the name are asked for."""
    area = get_area(reach_of(current_user), code)
    measure = request.args.get("measure", "")
    if measure not in MEASURES:
        return redirect(url_for(".targets_own", code=area.code))
    owns = list_own(area)
    taken = aims_of([own for own in owns if own.key != request.form.get("key")])
    form = OwnForm(measure, list_names(), taken, data={"key": f"own_{secrets.token_hex(8)}"})
    if form.validate_on_submit():
        with write_tx() as session:
            one_writer(session, OwnIndicator)
            is_stored = find_own(form.key.data) is not None
            if not is_stored and len(list_own(area)) < MOST_OWN:
                session.add(form.indicator(area, current_user.id))
                is_stored = True
        if is_stored:
            flash(_("“%(name)s” stands among the indicators of %(area)s.", name=form.name.data, area=area.label))
        return redirect(url_for(".targets_own", code=area.code))
    return render_template(
        "coverage/targets/indicator.html", area=area, form=form, measure=MEASURE_NAMES[measure], above=above_of(area)
    )


@bp.post("/targets/<code>/indicators/retire")
@requires(Permission.SET_TARGETS)
def targets_own_retire(code: str):
    """No longer asked for from today on; its targets and what reports said of it stay."""
    area = get_area(reach_of(current_user), code)
    today = clock.today()
    with write_tx():
        own = find_own(request.form.get("key", ""))
        if own is None or not reach_of(current_user).includes(own.area):
            raise NotFound(request.form.get("key", ""))
        own.retired_on = own.retired_on or today
        name = own.name
    flash(_("“%(name)s” is no longer used. Its targets of the past are kept.", name=name))
    return redirect(url_for(".targets_own", code=area.code))
