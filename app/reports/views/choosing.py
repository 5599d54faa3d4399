"""The page on which a paper is chosen: what, where, which days."""

from collections.abc import Sequence

from flask import render_template, request
from flask_security import current_user

from app.accounts.access import reach_of
from app.periods import parse_span
from app.reports.choices import last_finished, list_near, list_periods
from app.reports.jobs.prepared_queries import list_prepared
from app.reports.views.asking import asked_area, today
from app.reports.vocabulary import KIND_NAMES, ReportKind


def choose(refusal: str = "") -> str:
    """With what was asked as it was typed, and why it cannot be."""
    area, periods = asked_area(), list_periods(today())
    return render_template(
        "reports/index.html",
        area=area,
        areas=list_near(reach_of(current_user), area),
        kinds=KIND_NAMES,
        periods=periods,
        chosen=chosen(periods),
        prepared=[(parse_span(one.period), one) for one in list_prepared(area)],
        refusal=refusal,
    )


def chosen(periods: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> dict[str, str]:
    """The kind and the days that the form shows as chosen: those that were asked for, else the usual ones."""
    sent = request.values
    code = sent.get("period", "")
    offered = {offer for _name, offers in periods for offer, _label in offers}
    first, between, last = code.partition("..")
    return {
        "kind": sent.get("kind") or ReportKind.PROGRESS,
        "period": code if code in offered else last_finished(today()).code,
        "first": sent.get("first", first if between else "")[:40],
        "last": sent.get("last", last)[:40],
    }
