"""Targets of an area for a period beside what is achieved: read by everybody there, set by the program lead."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, requires
from app.areas.queries import list_children
from app.coverage.models import Indicator, Target, TargetOrigin
from app.coverage.targets.achievement import BAND_COLOURS, BAND_NAMES, Actual
from app.coverage.targets.actions import set_targets
from app.coverage.targets.actuals import build_actuals
from app.coverage.targets.forms import TargetForm, target_form
from app.coverage.targets.indicators import Aim, aims_of
from app.coverage.targets.queries import last_version, list_own, list_targets, list_versions
from app.coverage.targets.words import ORIGIN_NAMES, shown
from app.coverage.views.blueprint import Asked, above_of, asked, bp, period_choices
from app.db import one_writer, write_tx
from app.i18n import _, period_name

AHEAD = 4  # periods to come that targets may be set for


@dataclass(frozen=True)
class _Row:
    """One indicator on the page."""

    aim: Aim
    target: int | None
    actual: Actual


@bp.get("/targets/<code>")
@requires(Permission.READ)
def targets(code: str):
    question = asked(code, ahead=AHEAD)
    found = _found(question)
    return _page(question, found, _form(question, found))


@bp.post("/targets/<code>")
@requires(Permission.SET_TARGETS)
def set_area_targets(code: str):
    """Refused where somebody else has changed them since the page was opened: both stand on it then."""
    question = asked(code, ahead=AHEAD)
    if question.fault:
        return redirect(url_for(".targets", code=question.area.code))
    area, period, found = question.area, question.period, _found(question)
    form = _form(question, found)
    if not form.validate_on_submit():
        return _page(question, found, form)
    with write_tx() as session:
        one_writer(session, Target)
        is_current = str(last_version(area.id, period)) == form.seen.data
        if is_current:
            wanted = {(area.id, period.code): form.values(found.aims)}
            set_targets(session, wanted, TargetOrigin.TYPED, current_user.id)
    if not is_current:
        return _page(question, _found(question), form, overtaken=True)
    flash(_("The targets of %(area)s for %(period)s are saved.", area=area.label, period=period_name(period)))
    return redirect(url_for(".targets", code=area.code, period=period.code))


@dataclass(frozen=True)
class _Found:
    """The indicators that are `known`, those of them that apply to the area, and the targets that are stored."""

    known: list[Aim]
    aims: list[Aim]
    stored: dict[str, int]


def _found(question: Asked) -> _Found:
    known = aims_of(list_own(question.area, question.period))
    stored = {key: target.value for key, target in list_targets(question.area.id, question.period).items()}
    return _Found(known, [aim for aim in known if aim.applies_to(question.area)], stored)


def _form(question: Asked, found: _Found) -> TargetForm:
    return target_form(question.area, found.aims, found.stored, last_version(question.area.id, question.period))


def _page(question: Asked, found: _Found, form: TargetForm, overtaken: bool = False) -> str:
    area, period = question.area, question.period
    actuals = build_actuals(area, period, found.aims, clock.today())
    has_not_begun = period.first_day > clock.today()
    if overtaken:
        form.seen.data = str(last_version(area.id, period))
    return render_template(
        "coverage/targets/area.html",
        area=area,
        period=period,
        fault=question.fault,
        form=form,
        rows=[_Row(aim, found.stored.get(aim.key), actuals.total[aim.key]) for aim in found.aims],
        counted_at=actuals.counted_at,
        is_counted=has_not_begun or actuals.total[Indicator.PEOPLE].part is not None,
        overtaken=overtaken,
        may_set=can(Permission.SET_TARGETS),
        periods=period_choices(period, AHEAD),
        above=above_of(area),
        children=list_children(area),
        versions=list_versions(area.id, period),
        names={aim.key: aim for aim in found.known},
        BAND_NAMES=BAND_NAMES,
        BAND_COLOURS=BAND_COLOURS,
        ORIGIN_NAMES=ORIGIN_NAMES,
        shown=shown,
        has_not_begun=has_not_begun,
    )
