"""Choose, preview and print the progress report of an area."""

from flask import Response, abort, current_app, render_template, request
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area
from app.areas.queries import get_area
from app.i18n import _, day, period_name
from app.periods import Period, parse_period
from app.reports.choices import last_finished, list_near, list_periods
from app.reports.content import build_report
from app.reports.layout import lay_out_document, lay_out_sheet
from app.reports.parts import Report
from app.reports.rendering import RenderingFailed, render_in_worker
from app.reports.views.blueprint import bp


class _Refused(ValueError):
    """The period cannot be reported on; the message says why."""


@bp.get("/reports")
@requires(Permission.PRINT_REPORT)
def index():
    """Choose an area within reach and a period."""
    return _choose(_asked_area(), request.args.get("period") or last_finished(_today()).code)


@bp.get("/reports/progress")
@requires(Permission.PRINT_REPORT)
def preview():
    """The report on screen: the very part that is printed."""
    area = _asked_area()
    try:
        report = _asked_report(area)
    except _Refused as refusal:
        return _choose(area, request.args.get("period", ""), str(refusal)), 400
    return render_template("reports/preview.html", area=area, report=report, sheet=lay_out_sheet(report))


@bp.get("/reports/progress.pdf")
@requires(Permission.PRINT_REPORT)
def progress_pdf():
    area = _asked_area()
    try:
        report = _asked_report(area)
    except _Refused as refusal:
        return _choose(area, request.args.get("period", ""), str(refusal)), 400
    try:
        pdf = render_in_worker(lay_out_document(report).chapters[0])
    except RenderingFailed:
        current_app.logger.exception("report_failed")
        abort(503)
    name = f"laporan-{area.code}-{report.period.code}.pdf"
    return Response(pdf, mimetype="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'})


def _today():
    return clock.today(current_app.config["TIME_ZONE"])


def _asked_area() -> Area:
    return get_area(reach_of(current_user), request.args.get("area") or current_user.area.code)


def _asked_report(area: Area) -> Report:
    """The report of the period in the address. Raises _Refused with a sentence where there can be none."""
    return build_report(area, _asked_period(), clock.now())


def _asked_period() -> Period:
    typed = request.args.get("period", "")
    try:
        period = parse_period(typed)
    except ValueError:
        raise _Refused(
            _("“%(typed)s” is not a period. Choose one from the list.", typed=typed[:20])
            if typed
            else _("No period was named. Choose one from the list.")
        ) from None
    if period.first_day > _today():
        name, first = period_name(period), day(period.first_day)
        raise _Refused(_("%(period)s has not begun. It can be reported on from %(day)s.", period=name, day=first))
    return period


def _choose(area: Area, period: str, refusal: str = "") -> str:
    reach = reach_of(current_user)
    return render_template(
        "reports/index.html",
        area=area,
        areas=list_near(reach, area),
        periods=list_periods(_today()),
        chosen=period,
        refusal=refusal,
    )
