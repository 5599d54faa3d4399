"""Regulations of villages: the list, one regulation with its steps, recording it, the bin."""

from functools import partial
from itertools import groupby

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, get_area_by_id, list_children, list_village_names
from app.db import write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _, language
from app.regulations import words
from app.regulations.forms import NewRegulationForm, RegulationForm
from app.regulations.models import Regulation, RegulationVillage, State
from app.regulations.queries import (
    Filters,
    find_by_key,
    find_namesake,
    get_regulation,
    list_years,
    page_of_bin,
    page_of_regulations,
)
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, RegulationKind, Theme
from app.web.asked import asked_text, whole
from app.web.keep import keep
from app.web.paging import asked_page

bp = Blueprint("regulations", __name__, url_prefix="/regulations")


@bp.get("")
@requires(Permission.READ)
def index():
    """The regulations within reach; ?area= narrows them to a village or anything above it."""
    reader = (reach_of(current_user), current_user.role, language(), clock.today())
    return render_template(
        "regulations/index.html", content=keep(("regulations", request.query_string, *reader), _list)
    )


def _list() -> Markup:
    """What the address asks for, worked out once until anything is written."""
    reach, today = reach_of(current_user), clock.today()
    filters = _asked_filters()
    content = render_template(
        "regulations/_index.html",
        page=page_of_regulations(reach, filters, today, asked_page()),
        filters=filters,
        areas=_areas_to_choose(filters.area),
        years=list_years(reach),
        today=today,
        kinds=KIND_RULES,
        themes=THEME_NAMES,
        states=State,
        words=words,
    )
    return Markup(content)


def _asked_filters() -> Filters:
    """What the address asks for; a value that makes no sense narrows nothing, an area out of reach is a 404."""
    asked = request.args
    code = asked.get("area", "")
    return Filters(
        area=get_area(reach_of(current_user), code) if code else None,
        state=asked.get("state", type=State),
        kind=asked.get("kind", type=RegulationKind),
        theme=asked.get("theme", type=Theme),
        year=asked.get("year", type=whole),
        text=asked_text(),
    )


def _areas_to_choose(chosen: Area | None) -> list[Area]:
    """The areas one level below the reader's own, and the chosen one where it lies deeper."""
    if current_user.area.level is Level.VILLAGE:
        return []
    below = list(list_children(current_user.area))
    if chosen is not None and chosen.id != current_user.area_id and chosen not in below:
        below.insert(0, chosen)
    return below


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


@bp.get("/<int:regulation_id>")
@requires(Permission.READ)
def detail(regulation_id: int):
    """One in the bin is shown to those who may restore it."""
    regulation = get_regulation(reach_of(current_user), regulation_id, in_bin=can(Permission.RECORD))
    today = clock.today()
    return render_template(
        "regulations/detail.html",
        regulation=regulation,
        today=today,
        state=regulation.state(today),
        words=words,
        theme=THEME_NAMES[regulation.theme],
        history_rows=list_history(regulation),
        action_name=action_name,
    )


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


@bp.post("/<int:regulation_id>/delete")
@requires(Permission.RECORD)
def delete(regulation_id: int):
    """Into the bin; there its number is free again."""
    reach = reach_of(current_user)
    with write_tx():
        regulation = get_regulation(reach, regulation_id, in_bin=True)
        if regulation.deleted_at is None:
            regulation.deleted_at = clock.now()
    flash(_("The regulation is in the bin. It can be restored there."))
    return redirect(url_for(".index"))


@bp.post("/<int:regulation_id>/restore")
@requires(Permission.RECORD)
def restore(regulation_id: int):
    """Out of the bin, unless another record has taken its number meanwhile."""
    reach = reach_of(current_user)
    try:
        with write_tx():
            get_regulation(reach, regulation_id, in_bin=True).deleted_at = None
    except IntegrityError:
        regulation = get_regulation(reach, regulation_id, in_bin=True)
        taken = find_namesake(regulation.area_id, regulation.kind, regulation.year, regulation.number)
        flash(
            _(
                "This cannot be restored: %(citation)s is now “%(title)s”. Change or delete that record first.",
                citation=words.citation(regulation),
                title=taken.title if taken else "",
            ),
            "late",
        )
        return redirect(url_for(".bin"))
    flash(_("The regulation is restored."))
    return redirect(url_for(".detail", regulation_id=regulation_id))


@bp.get("/bin")
@requires(Permission.RECORD)
def bin():
    page = page_of_bin(reach_of(current_user), asked_page())
    return render_template("regulations/bin.html", page=page, words=words)
