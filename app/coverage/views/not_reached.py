"""The villages not reached in a period: the work list."""

from datetime import date

from flask import redirect, render_template, request, url_for

from app import clock
from app.accounts.access import Permission, requires
from app.areas.models import Level, kind_name, short_kind_name
from app.coverage.unreached_queries import Lapse, Unreached, count_unreached, list_unreached
from app.coverage.views.blueprint import Asked, above_of, asked, bp, period_choices, send_sheet
from app.i18n import _, day, period_name
from app.sheets.write import Column, Form, Sheet
from app.web.paging import PER_PAGE, Page, asked_page


@bp.get("/coverage/<code>/not-reached")
@requires(Permission.READ)
def not_reached(code: str):
    """Those that never were reached first, then the longest ago."""
    asked_for = asked(code)
    if asked_for.area.level is Level.VILLAGE:
        return redirect(url_for(".area", code=asked_for.area.code))
    question, lapse = Unreached.within(asked_for.area, asked_for.period, clock.today()), _lapse()
    counts = count_unreached(question)
    number = max(1, min(asked_page(), -(-counts[lapse] // PER_PAGE)))
    rows = list_unreached(question, lapse, counts, (number - 1) * PER_PAGE, PER_PAGE)
    return render_template(
        "coverage/not_reached.html",
        area=asked_for.area,
        fault=asked_for.fault,
        period=asked_for.period,
        periods=period_choices(asked_for.period),
        page=Page(rows, number, counts[lapse]),
        counts=counts,
        lapse=lapse,
        until=question.last,
        above=above_of(asked_for.area),
        kind_name=kind_name,
        short_kind_name=short_kind_name,
    )


@bp.get("/coverage/<code>/not-reached.csv")
@requires(Permission.READ)
def not_reached_csv(code: str):
    return _file(code, "csv")


@bp.get("/coverage/<code>/not-reached.xlsx")
@requires(Permission.READ)
def not_reached_xlsx(code: str):
    return _file(code, "xlsx")


def _lapse() -> Lapse:
    asked_for = request.args.get("show", "")
    return Lapse(asked_for) if asked_for in set(Lapse) else Lapse.ALL


def _file(code: str, ending: str):
    asked_for, lapse, today = asked(code), _lapse(), clock.today()
    if asked_for.area.level is Level.VILLAGE or asked_for.fault:
        return redirect(url_for(".not_reached", code=asked_for.area.code, period=request.args.get("period")))
    question = Unreached.within(asked_for.area, asked_for.period, today)
    rows = list_unreached(question, lapse, count_unreached(question))
    sheet = _sheet(asked_for, rows, today)
    return send_sheet(sheet, f"belum-dijangkau-{asked_for.area.code}-{asked_for.period.code}", ending)


def _sheet(asked_for: Asked, rows, today: date) -> Sheet:
    kinds = {row.kind: kind_name(row.kind) for row in rows} | {
        row.regency_kind: short_kind_name(row.regency_kind) for row in rows
    }
    never, yes, no = _("never"), _("reported"), _("not reported")
    return Sheet(
        _("Not yet reached"),
        (
            _("Not yet reached: %(area)s", area=asked_for.area.full_label),
            period_name(asked_for.period),
            _("data as of %(day)s", day=day(today)),
        ),
        (
            Column(_("Code"), width=14),
            Column(_("Kind"), width=12),
            Column(_("Name"), width=26),
            Column(_("Subdistrict"), width=22),
            Column(_("Regency or city"), width=26),
            Column(_("Last session"), Form.DAY, 16),
            Column(_("In this period"), width=16),
        ),
        [
            (
                row.code,
                kinds[row.kind],
                row.name,
                row.subdistrict,
                f"{kinds[row.regency_kind]} {row.regency}",
                row.last_held_on or never,
                yes if row.reported else no,
            )
            for row in rows
        ],
    )
