"""Coverage of an area in a period, on the page and as a spreadsheet."""

from dataclasses import dataclass
from functools import partial

from flask import redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Level
from app.areas.queries import list_ancestors
from app.areas.reach import Reach
from app.coverage.calculate import Coverage
from app.coverage.maps import build_map
from app.coverage.queries import build_coverage, count_reached, list_standings, list_targets
from app.coverage.stuck_queries import list_stuck
from app.coverage.stuck_words import waiting
from app.coverage.table import SORTS, Line, coverage_sheet, labels, level_name, lines_of, row_names, total_of
from app.coverage.views.blueprint import Asked, asked, bp, period_choices, send_sheet
from app.i18n import _, language
from app.regulations.words import citation
from app.web.keep import keep

MOST_STUCK = 10


@dataclass(frozen=True)
class _Table:
    coverage: Coverage
    lines: list[Line]
    total: Line
    sort: str
    descending: bool


@bp.get("/coverage/<code>")
@requires(Permission.READ)
def show(code: str):
    """One row per area below; a village has its own page instead. Worked out once until anything is written."""
    reader = (reach_of(current_user), current_user.role, language(), clock.today())
    answer = keep(("coverage", code, *map(request.args.get, ("period", "sort", "dir")), *reader), lambda: _show(code))
    if answer is None:
        return redirect(url_for(".area", code=code))
    title, content = answer
    return render_template("coverage/show.html", title=title, content=content)


def _show(code: str) -> tuple[str, Markup] | None:
    """The title and the content of the page; None for a village."""
    question = asked(code)
    area = question.area
    if area.level is Level.VILLAGE:
        return None
    title = _("Coverage of %(area)s", area=area.label)
    table = _table(question)
    names = row_names(table.coverage)
    standings = partial(list_standings, Reach.of(area), question.period, clock.today())
    content = render_template(
        "coverage/_show.html",
        title=title,
        area=area,
        fault=question.fault,
        period=question.period,
        periods=period_choices(question.period),
        today=clock.today(),
        table=table,
        coverage=table.coverage,
        names=names,
        map=build_map(
            area, table.coverage, standings if area.level is Level.SUBDISTRICT else None, lambda one: names[one.area_id]
        ),
        above=[(one, reach_of(current_user).includes(one)) for one in list_ancestors(area)],
        targets=list_targets(area.id, question.period),
        level_name=level_name(area.level),
        labels=labels(),
        stuck=list_stuck(area, table.coverage),
        MOST_STUCK=MOST_STUCK,
        citation=citation,
        waiting=waiting,
    )
    return title, Markup(content)


def _table(question: Asked) -> _Table:
    today = clock.today()
    coverage = build_coverage(question.area, question.period, today)
    before = count_reached(question.area, question.period.previous, today)
    sort, descending = request.args.get("sort", ""), request.args.get("dir") == "desc"
    sort = sort if sort in SORTS else ""
    return _Table(coverage, lines_of(coverage, before, sort, descending), total_of(coverage, before), sort, descending)


@bp.get("/coverage/<code>.csv")
@requires(Permission.READ)
def csv(code: str):
    return _file(code, "csv")


@bp.get("/coverage/<code>.xlsx")
@requires(Permission.READ)
def xlsx(code: str):
    return _file(code, "xlsx")


def _file(code: str, ending: str):
    question = asked(code)
    if question.area.level is Level.VILLAGE or question.fault:
        return redirect(url_for(".show", code=question.area.code, period=request.args.get("period")))
    table = _table(question)
    sheet = coverage_sheet(table.coverage, table.lines, table.total, clock.today())
    return send_sheet(sheet, f"cakupan-{question.area.code}-{question.period.code}", ending)
