"""Writing a programme and changing one: every change is a further version, so that what was true stays true."""

from datetime import date

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user
from sqlalchemy.orm import Session

from app import clock
from app.accounts.access import Permission, requires
from app.db import one_at_a_time, write_tx
from app.i18n import _, moment
from app.programmes.actions import add_programme, add_version, correct_version
from app.programmes.forms import EditProgrammeForm, ProgrammeForm
from app.programmes.models import Programme, ProgrammeVersion
from app.programmes.queries import get_programme, list_authors, list_keys, list_names, list_versions
from app.programmes.views.blueprint import bp

MORE_ROWS = "more"  # the button that brings empty rows; nothing is stored and nothing checked


@bp.route("/new", methods=["GET", "POST"])
@requires(Permission.MANAGE_PROGRAMMES)
def new():
    form = ProgrammeForm(list_names(), _today(), data={"valid_from": _today()})
    if request.method == "GET" or MORE_ROWS in request.form:
        form.add_rows()
        return render_template("programmes/new.html", form=form)
    with write_tx() as session:
        one_at_a_time(session, "programmes")
        form = ProgrammeForm(list_names(), _today())
        slug = _store_new(session, form)
    if slug is None:
        return render_template("programmes/new.html", form=form)
    flash(_("The programme is saved."))
    return redirect(url_for(".detail", slug=slug))


def _store_new(session: Session, form: ProgrammeForm) -> str | None:
    """Its slug, also where a second tap sent it again; None where something is to be corrected."""
    if form.validate():
        slugs = [one.slug for one in form.names]
        return add_programme(session, form.columns(), form.drafts(), current_user.id, slugs).slug
    named_only = [name for name, _message in form.faults] == [form.short_name.id]
    if form.namesake and named_only and form.says_the_same_as(list_versions(form.namesake.id)[-1]):
        return form.namesake.slug
    return None


@bp.route("/<slug>/edit", methods=["GET", "POST"])
@requires(Permission.MANAGE_PROGRAMMES)
def edit(slug: str):
    """A further version; one that has not begun yet is corrected, for nobody was judged by it."""
    programme = get_programme(slug)
    if request.method == "GET" or MORE_ROWS in request.form:
        form = _form(programme)
        form.add_rows()
        return render_template("programmes/edit.html", form=form, programme=programme)
    with write_tx() as session:
        one_at_a_time(session, f"programme {programme.id}")
        form = _form(programme)
        number, notice = _store(session, programme, form) if form.validate() else (None, "")
    if number is None:
        return render_template("programmes/edit.html", form=form, programme=programme, notice=notice)
    flash(_("Version %(number)s is saved.", number=number))
    return redirect(url_for(".detail", slug=slug, version=number))


def _form(programme: Programme) -> EditProgrammeForm:
    """About what is stored now; what was sent stands in it."""
    others = [one for one in list_names() if one.id != programme.id]
    return EditProgrammeForm(list_versions(programme.id), others, _today())


def _store(session: Session, programme: Programme, form: EditProgrammeForm) -> tuple[int | None, str]:
    """(the version in which it is stored, now or by the tap before; what to say where it is not)."""
    last = form.last
    if form.was_overtaken:
        if form.says_the_same_as(last):
            return last.number, ""
        form.take_up()
        return None, _overtaken(programme, last)
    if form.changes_nothing:
        return None, _("Nothing differs from version %(number)s, so nothing was saved.", number=last.number)
    told = (form.columns(), form.drafts(), current_user.id, list_keys(programme.id))
    if form.corrects:
        correct_version(last, *told)
        return last.number, ""
    return add_version(session, programme.id, last.number + 1, *told).number, ""


def _overtaken(programme: Programme, last: ProgrammeVersion) -> str:
    return _(
        "%(who)s saved version %(number)s on %(moment)s, while you were writing. Nothing that you typed is lost. "
        "Look at that version, then save once more if yours is to hold.",
        who=list_authors(programme.id).get(last.number) or _("Somebody"),
        number=last.number,
        moment=moment(last.made_at),
    )


def _today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])
