"""From the report to HTML: one template part for the page on screen and for the paper, always in Indonesian."""

from flask import render_template
from markupsafe import Markup

from app.i18n import force_locale, moment, period_name
from app.reports.parts import Report
from app.reports.sign_in_sheet import SignInSheet

DEMO_MARK = "CONTOH – nama orang dan angka rekaan"


def lay_out_sheet(report: Report) -> Markup:
    """The report as part of a page."""
    with force_locale("id"):
        return Markup(render_template("reports/_report.html", report=report, on_paper=False))


def lay_out_document(report: Report) -> str:
    """The report as a whole document for print."""
    with force_locale("id"):
        return render_template(
            "reports/print.html",
            report=report,
            on_paper=True,
            title=f"Laporan Perkembangan {report.area}, {period_name(report.period)}",
            data_date=f"Data per {moment(report.made_at)}",
            mark=DEMO_MARK if report.is_demo else "",
        )


def lay_out_sign_in_sheet(sheet: SignInSheet, months_kept: int) -> str:
    """The sign-in sheet as a whole document for print."""
    with force_locale("id"):
        mark = DEMO_MARK if sheet.is_demo else ""
        return render_template("reports/print_sign_in_sheet.html", sheet=sheet, mark=mark, months=months_kept)
