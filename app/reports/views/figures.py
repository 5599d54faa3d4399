"""Figures that others published and that the reports of an area cite: listing, adding, correcting, putting aside."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import get_area
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.reports.external.external import printed_amounts
from app.reports.external.external_queries import find_figure_by_key, get_figure, list_external, list_figures
from app.reports.external.figure_forms import FigureForm
from app.reports.models import ExternalFigure
from app.reports.seen_form import column_names, shown_change
from app.reports.views.blueprint import bp


@bp.route("/reports/figures/<code>", methods=["GET", "POST"])
@requires(Permission.CITE_FIGURES)
def external_figures(code: str):
    """The figures of the area, those that a report of today cites marked; below them the form for a new one."""
    area = get_area(reach_of(current_user), code)
    form = FigureForm(today=clock.today())
    if form.validate_on_submit() and _store(form, code):
        flash(_("The figure is saved. The reports of %(area)s cite it from now on.", area=area.label))
        return redirect(url_for(".external_figures", code=code))
    figures, cited = list_figures(area), list_external(area, clock.today())
    alone = {one.id: printed_amounts([one])[one.id] for one in figures}
    return render_template(
        "reports/figures.html",
        form=form,
        area=area,
        figures=[one for one in figures if one.deleted_at is None],
        aside=[one for one in figures if one.deleted_at is not None],
        cited={one.id for one in cited},
        printed=alone | printed_amounts(cited),
    )


def _store(form: FigureForm, code: str) -> bool:
    """Whether it is stored, by this tap or by the one before. Of two taps at once the later one waits for the lock."""
    with write_tx() as tx:
        one_writer(tx, ExternalFigure)
        area = get_area(reach_of(current_user), code)
        stored = find_figure_by_key(form.key.data)
        if stored is not None:
            is_same = form.says_the_same_as(stored, area.id)
            if not is_same:
                form.refuse_second()
            return is_same
        figure = ExternalFigure(area_id=area.id, key=form.key.data)
        form.fill(figure)
        tx.add(figure)
    return True


@bp.route("/reports/figures/<code>/<int:figure_id>", methods=["GET", "POST"])
@requires(Permission.CITE_FIGURES)
def edit_figure(code: str, figure_id: int):
    reach = reach_of(current_user)
    area = get_area(reach, code)
    figure = get_figure(area, figure_id)
    form = FigureForm(obj=figure, today=clock.today())
    form.opens(figure)
    if form.validate_on_submit():
        with write_tx():
            area = get_area(reach, code)
            figure = get_figure(area, figure_id)
            done = form.overtakes(figure)
            if done:
                form.fill(figure)
        if done:
            flash(_("The figure is corrected."))
            return redirect(url_for(".external_figures", code=code))
    return render_template(
        "reports/figure.html",
        form=form,
        area=area,
        figure=figure,
        history_rows=list_history(figure),
        column_names=column_names(form),
        action_name=action_name,
        shown_change=shown_change,
    )


@bp.post("/reports/figures/<code>/<int:figure_id>/aside")
@requires(Permission.CITE_FIGURES)
def put_figure_aside(code: str, figure_id: int):
    """It is cited no more; the history and what was issued keep it."""
    with write_tx():
        figure = get_figure(get_area(reach_of(current_user), code), figure_id)
        figure.deleted_at = figure.deleted_at or clock.now()
    flash(_("“%(name)s” is put aside: no report cites it any more.", name=figure.name))
    return redirect(url_for(".external_figures", code=code))


@bp.post("/reports/figures/<code>/<int:figure_id>/restore")
@requires(Permission.CITE_FIGURES)
def restore_figure(code: str, figure_id: int):
    with write_tx():
        figure = get_figure(get_area(reach_of(current_user), code), figure_id)
        figure.deleted_at = None
    flash(_("“%(name)s” is back.", name=figure.name))
    return redirect(url_for(".external_figures", code=code))
