"""Recording a regulation and changing it."""

from functools import partial
from itertools import groupby

from flask import abort, flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, get_area_by_id, list_village_names
from app.db import write_tx
from app.i18n import _
from app.regulations.forms import NewRegulationForm, RegulationForm
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import find_by_key, find_namesake, get_regulation
from app.regulations.views.blueprint import bp
from app.regulations.vocabulary import RegulationKind


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
def new():
    """Staff choose the village first: its kind decides which regulations it may have."""
    village = _asked_village()
    if village is None:
        rows = list_village_names(reach_of(current_user))
        groups = [(name, list(group)) for name, group in groupby(rows, key=lambda row: row.subdistrict)]
        return render_template("regulations/choose_village.html", groups=groups, kind_name=kind_name)
    village_id = village.id
    form = NewRegulationForm(
        area_kind=village.kind,
        today=clock.today(),
        find_namesake=partial(_find_other_namesake, village_id, key=request.form.get("key")),
    )
    if form.validate_on_submit():
        stored, is_new = _store(form, village_id)
        if stored is not None and (is_new or form.says_the_same_as(stored)):
            if is_new:
                flash(_("The regulation is recorded."))
            return redirect(url_for(".detail", regulation_id=stored.id))
        if stored is not None:
            form.refuse_second(stored)
    return render_template("regulations/new.html", form=form, village=get_area_by_id(village_id))


def _asked_village() -> Area | None:
    """The village head's own village, or the one that the address names; None: it is still to be chosen."""
    if current_user.area.level is Level.VILLAGE:
        return current_user.area
    code = request.args.get("village", "")
    if not code:
        return None
    village = get_area(reach_of(current_user), code)
    return village if village.level is Level.VILLAGE else abort(404)


def _find_other_namesake(village_id: int, kind: RegulationKind, year: int, number: int, key: str | None):
    """Who has the number already, other than the record that this very form has stored."""
    taken = find_namesake(village_id, kind, year, number)
    return None if taken is not None and taken.key == key else taken


def _store(form: NewRegulationForm, village_id: int) -> tuple[Regulation | None, bool]:
    """(the record of this form, whether it is new); (None, False) where somebody took the number meanwhile."""
    reach, key, person_id = reach_of(current_user), form.key.data, current_user.id
    try:
        with write_tx() as tx:
            stored = find_by_key(reach, key)
            if stored is not None:
                return stored, False
            regulation = Regulation(area_id=village_id, key=key, created_by_id=person_id)
            regulation.village_rows = [RegulationVillage(village_id=village_id)]
            form.fill(regulation)
            tx.add(regulation)
        return regulation, True
    except IntegrityError:
        stored = find_by_key(reach, key)
        if stored is None:
            form.refuse_namesake(_taken_by(form, village_id))
        return stored, False


def _taken_by(form: RegulationForm, village_id: int) -> Regulation | None:
    return find_namesake(village_id, RegulationKind(form.kind.data), form.year_meant, form.number.data)


@bp.route("/<int:regulation_id>/edit", methods=["GET", "POST"])
@requires(Permission.RECORD)
def edit(regulation_id: int):
    reach = reach_of(current_user)
    regulation = get_regulation(reach, regulation_id)
    village_id = regulation.area_id

    def find_other(kind: RegulationKind, year: int, number: int) -> Regulation | None:
        taken = find_namesake(village_id, kind, year, number)
        return None if taken is None or taken.id == regulation_id else taken

    form = RegulationForm(obj=regulation, area_kind=regulation.area.kind, today=clock.today(), find_namesake=find_other)
    if form.validate_on_submit():
        try:
            with write_tx():
                form.fill(get_regulation(reach, regulation_id))
        except IntegrityError:
            form.refuse_namesake(_taken_by(form, village_id))
        else:
            flash(_("The regulation is changed."))
            return redirect(url_for(".detail", regulation_id=regulation_id))
    return render_template("regulations/edit.html", form=form, regulation=get_regulation(reach, regulation_id))
