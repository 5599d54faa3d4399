"""The villages behind a number: those reached in a period, those that reported, those that did not."""

from flask import redirect, render_template, request, url_for

from app import clock
from app.accounts.access import Permission, requires
from app.areas.models import Level, kind_name, short_kind_name
from app.coverage.counted_queries import USUAL, Said, list_counted
from app.coverage.unreached_queries import Unreached
from app.coverage.views.blueprint import above_of, asked, bp, period_choices
from app.i18n import _
from app.web.paging import asked_page


@bp.get("/coverage/<code>/villages")
@requires(Permission.READ)
def villages(code: str):
    """In the order of their codes, each with its sessions of the period."""
    asked_for = asked(code)
    if asked_for.area.level is Level.VILLAGE:
        return redirect(url_for(".area", code=asked_for.area.code))
    question = Unreached.within(asked_for.area, asked_for.period, clock.today())
    said = request.args.get("show", Said.REACHED, type=Said)
    return render_template(
        "coverage/villages.html",
        area=asked_for.area,
        fault=asked_for.fault,
        period=asked_for.period,
        periods=period_choices(asked_for.period),
        found=list_counted(question, said, asked_page()),
        said=said,
        names={one: name for one, name in _names().items() if one in USUAL or one is said},
        question=question,
        above=above_of(asked_for.area),
        kind_name=kind_name,
        short_kind_name=short_kind_name,
    )


def _names() -> dict[Said, str]:
    return {
        Said.REACHED: _("Reached"),
        Said.REPORTED: _("Reported"),
        Said.ON_TIME: _("On time"),
        Said.LATE: _("Late"),
        Said.NIL: _("Nihil only"),
        Said.SILENT: _("Not reported"),
        Said.ALL: _("All"),
        Said.DESA: _("Desa alone"),
        Said.KELURAHAN: _("Kelurahan alone"),
        Said.YEAR: _("Reached within 12 months"),
        Said.NO_PERDES: _("Desa without a Perdes in force"),
        Said.NO_WOMEN: _("No woman came to any session"),
        Said.DECREE_ENDED: _("Task force decree has run out"),
        Said.DECREE_ENDS: _("Task force decree ends within 90 days"),
    }
