"""Issued reports: the list, one with its bytes and what was corrected since, and taking one back."""

from datetime import date, datetime
from typing import Any

from flask import Response, abort, flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.db import one_at_a_time, write_tx
from app.files import store
from app.files.sending import send_private
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _, _l, moment
from app.periods import parse_span
from app.reports.issued.correction_queries import (
    list_changed_regulations,
    list_changed_sessions,
    list_nils_since,
    list_touched,
)
from app.reports.issued.corrections import corrections_of, cutoff_of_issued
from app.reports.issued.issue_forms import WithdrawForm
from app.reports.issued.issue_queries import find_standing, get_issued, names_of, page_of_issued
from app.reports.issued.verify_codes import code_text, read_code
from app.reports.jobs.bundle import file_name
from app.reports.models import IssuedReport
from app.reports.views.asking import asked_area
from app.reports.views.blueprint import bp
from app.reports.vocabulary import KIND_NAMES
from app.web.errors import NotFound
from app.web.paging import asked_page

_COLUMNS = {"withdrawn_at": _l("Withdrawn on"), "withdrawn_reason": _l("Why")}


@bp.get("/reports/issued")
@requires(Permission.PRINT_REPORT)
def issued_list():
    """Those of ?area and of all below it, newest first."""
    area = asked_area()
    page = page_of_issued(area, asked_page())
    periods = {one.id: parse_span(one.period) for (one,) in page.rows}
    return render_template(
        "reports/issued_list.html", area=area, page=page, periods=periods, kinds=KIND_NAMES, code_text=code_text
    )


@bp.get("/reports/issued/<code>")
@requires(Permission.PRINT_REPORT)
def issued(code: str):
    """What was issued; of figures whether they still are what their data give, and what was changed in these since."""
    one = _get_issued(code)
    period, cutoff = parse_span(one.period), cutoff_of_issued(one)
    return render_template(
        "reports/issued.html",
        one=one,
        area=one.area,
        period=period,
        cutoff=cutoff,
        code_text=code_text,
        kind_name=KIND_NAMES[one.kind],
        names=names_of(one.issued_by_id, one.withdrawn_by_id),
        standing=find_standing(one.area, one.period, one.kind) if one.withdrawn_at else None,
        **(_changed_since(one, period.first_day, cutoff) if one.figures else {}),
        history=list_history(one),
        columns=_COLUMNS,
        action_name=action_name,
        shown=_shown,
    )


@bp.get("/reports/issued/<code>.pdf")
@requires(Permission.PRINT_REPORT)
def issued_pdf(code: str):
    """The very bytes that were issued."""
    one = _get_issued(code)
    return _send(one, one.pdf_sha256, "pdf", "application/pdf")


@bp.get("/reports/issued/<code>.json")
@requires(Permission.PRINT_REPORT)
def issued_json(code: str):
    one = _get_issued(code)
    return _send(one, one.snapshot_sha256, "json", "application/json")


@bp.route("/reports/issued/<code>/withdraw", methods=["GET", "POST"])
@requires(Permission.ISSUE_REPORT)
def withdraw(code: str):
    """It stays as it is, and says from then on, in public too, that it no longer holds."""
    one, form = _get_issued(code), WithdrawForm()
    if one.withdrawn_at is not None:
        flash(_("This report was withdrawn before. Nothing was changed."), "late")
        return redirect(url_for(".issued", code=one.code))
    if not form.validate_on_submit():
        return render_template("reports/withdraw.html", one=one, form=form, code_text=code_text)
    name = f"withdraw {one.code}"
    with write_tx() as tx:
        one_at_a_time(tx, name)
        if not current_user.active or not can(Permission.ISSUE_REPORT):
            abort(403)
        one = _get_issued(code)
        if one.withdrawn_at is None:
            one.withdrawn_at, one.withdrawn_by_id = clock.now(), current_user.id
            one.withdrawn_reason = form.reason.data
    flash(_("The report is withdrawn. Whoever looks up its code is told so."))
    return redirect(url_for(".issued", code=one.code))


def _changed_since(one: IssuedReport, first: date, cutoff: date) -> dict[str, Any]:
    return {
        "corrections": corrections_of(one),
        "map_changed": list_touched(one.data_at) is not None,
        "sessions": list_changed_sessions(one.area, first, cutoff, one.data_at),
        "regulations": list_changed_regulations(one.area, cutoff, one.data_at),
        "nils": list_nils_since(one.area, first, cutoff, one.data_at),
    }


def _shown(column: str, change: list) -> list:
    """[before, after] of the history; who withdrew it stands in the entry itself."""
    if column != "withdrawn_at":
        return change
    return [None if value is None else moment(datetime.fromisoformat(value)) for value in change]


def _get_issued(typed: str) -> IssuedReport:
    code = read_code(typed)
    if code is None:
        raise NotFound(typed)
    return get_issued(reach_of(current_user), code)


def _send(one: IssuedReport, sha256: str, ending: str, media_type: str) -> Response:
    name = f"{file_name(one.kind, one.area, parse_span(one.period))}-{code_text(one.code)}.{ending}"
    return send_private(sha256, media_type, f'attachment; filename="{name}"', lambda: store.load_issued(sha256))
