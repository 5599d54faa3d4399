"""Dividing the targets of an area among those below it: a preview that may be changed, then stored as it was shown."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, requires
from app.areas.queries import list_children
from app.coverage.models import Target, TargetOrigin
from app.coverage.targets.actions import set_targets
from app.coverage.targets.indicators import Aim, aims_of
from app.coverage.targets.queries import list_own, list_stored, list_targets
from app.coverage.targets.split_plan import SplitPlan, plan_split
from app.coverage.targets.views import AHEAD
from app.coverage.targets.words import shown
from app.coverage.views.blueprint import Asked, above_of, asked, bp, period_choices
from app.db import one_writer, write_tx
from app.i18n import _n, number, period_name


@bp.get("/targets/<code>/split")
@requires(Permission.SET_TARGETS)
def targets_split(code: str):
    question = asked(code, ahead=AHEAD)
    return _page(question)


@bp.post("/targets/<code>/split")
@requires(Permission.SET_TARGETS)
def store_split(code: str):
    """Stores what the preview showed; where anything has changed since, the new preview is shown instead."""
    question = asked(code, ahead=AHEAD)
    if question.fault:
        return redirect(url_for(".targets", code=question.area.code))
    changed = 0
    with write_tx() as session:
        one_writer(session, Target)
        plan = _plan(question, _set_aims(question))
        is_current = plan.fingerprint == request.form.get("seen")
        if is_current:
            wanted = {(child.id, question.period.code): plan.values_for(child) for child in plan.children}
            changed = set_targets(session, wanted, TargetOrigin.SPLIT, current_user.id)
    if not is_current:
        return _page(question, overtaken=True)
    flash(
        _n(
            "%(count)s target of the areas below is set for %(period)s.",
            "%(count)s targets of the areas below are set for %(period)s.",
            changed,
            count=number(changed),
            period=period_name(question.period),
        )
    )
    return redirect(url_for(".targets", code=question.area.code, period=question.period.code))


def _set_aims(question: Asked) -> list[tuple[Aim, int]]:
    """The indicators for which the area has a target to divide."""
    stored = list_targets(question.area.id, question.period)
    aims = aims_of(list_own(question.area, question.period))
    return [(aim, stored[aim.key].value) for aim in aims if aim.key in stored]


def _plan(question: Asked, aims: list[tuple[Aim, int]]) -> SplitPlan:
    """By what the address or the form asks: all indicators unless some are named, and whose targets are replaced."""
    children = list_children(question.area)
    wanted = set(request.values.getlist("indicator"))
    if "chosen" in request.values:
        aims = [(aim, whole) for aim, whole in aims if aim.key in wanted]
    found = list_stored([child.id for child in children], [question.period.code])
    stored = {(area_id, key): one for (area_id, _period, key), one in found.items()}
    keys = {aim.key for aim, _whole in aims}
    replaced = set(request.values.getlist("replace"))
    return plan_split(
        children,
        aims,
        {place: one for place, one in stored.items() if place[1] in keys},
        [child.id for child in children if child.code in replaced],
    )


def _page(question: Asked, overtaken: bool = False):
    area, period = question.area, question.period
    aims = _set_aims(question)
    plan = _plan(question, aims)
    if not plan.children:
        return redirect(url_for(".targets", code=area.code, period=period.code))
    return render_template(
        "coverage/targets/split.html",
        area=area,
        period=period,
        fault=question.fault,
        periods=period_choices(period, AHEAD),
        aims=aims,
        plan=plan,
        chosen={one.aim.key for one in plan.aims},
        replaced=set(request.values.getlist("replace")),
        overtaken=overtaken,
        has_ended=period.last_day < clock.today(),
        above=above_of(area),
        shown=shown,
    )
