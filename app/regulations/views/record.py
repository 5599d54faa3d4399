"""Recording a regulation and changing it."""

from itertools import groupby

from flask import abort, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, get_area_by_id, list_village_names
from app.history.queries import list_history
from app.i18n import _
from app.regulations.forms import NewRegulationForm, RegulationForm
from app.regulations.link_words import EFFECT_NAMES
from app.regulations.record_queries import get_regulation
from app.regulations.views.blueprint import bp
from app.regulations.views.storing import change_form, new_form, store_change, store_new
from app.regulations.vocabulary import KIND_RULES


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new():
    """Staff choose the village first: its kind decides which regulations it may have. ?kind= chooses that too."""
    village = _asked_village()
    if village is None:
        rows = list_village_names(reach_of(current_user))
        groups = [(name, list(group)) for name, group in groupby(rows, key=lambda row: row.subdistrict)]
        return render_template("regulations/choose_village.html", groups=groups, kind_name=kind_name)
    return _record(village, "regulations/new.html", kind=request.args.get("kind"))


@bp.route("/new/regional", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new_regional():
    """What the regency or city has made for its kelurahan, recorded once for all of them by its own staff."""
    regency = get_area_by_id(current_user.area_id)
    if regency.level is not Level.REGENCY or not regency.kelurahan_count:
        abort(404)
    return _record(regency, "regulations/new_regional.html")


def _record(area: Area, template: str, **chosen):
    """The form, and what it stores once."""
    area_id = area.id
    form = new_form(area, data=chosen)
    if form.validate_on_submit():
        stored, is_new = store_new(form, area)
        if stored is not None and (is_new or form.says_the_same_as(stored)):
            if is_new:
                flash(_("The regulation is recorded."))
            return redirect(url_for(".detail", regulation_id=stored.id))
        if stored is not None:
            form.refuse_second(stored)
    return _page(template, form, area=get_area_by_id(area_id))


def _page(template: str, form: RegulationForm | NewRegulationForm, **shown):
    groups = [(name, list(group)) for name, group in groupby(form.offered, key=lambda row: row.subdistrict)]
    return render_template(
        template, form=form, groups=groups, kind_name=kind_name, rules=KIND_RULES, effects=EFFECT_NAMES, **shown
    )


def _asked_village() -> Area | None:
    """The village head's own village, or the one that the address names; None: it is still to be chosen."""
    if current_user.area.level is Level.VILLAGE:
        return get_area_by_id(current_user.area_id)
    code = request.args.get("village", "")
    if not code:
        return None
    village = get_area(reach_of(current_user), code)
    return village if village.level is Level.VILLAGE else abort(404)


@bp.route("/<int:regulation_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD)
def edit(regulation_id: int):
    reach = reach_of(current_user)
    regulation = get_regulation(reach, regulation_id)
    form = change_form(regulation)
    if form.validate_on_submit() and store_change(form, regulation):
        flash(_("The regulation is changed."))
        return redirect(url_for(".detail", regulation_id=regulation_id))
    regulation = get_regulation(reach, regulation_id)
    latest = list_history(regulation)[0] if form.overtaken else None
    return _page("regulations/edit.html", form, regulation=regulation, latest=latest)
