"""Coverage of an area in a period, on the page and as a spreadsheet."""

from flask import redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Level
from app.coverage.calculate import cutoff_of
from app.coverage.review.addresses import Addresses
from app.coverage.review.building import build_table
from app.coverage.review.charts import chart_periods, periods_with_targets, spark_paths
from app.coverage.review.columns import COLUMNS, COUNTED, NARROW
from app.coverage.review.pictures import draw_pictures, lapse_labels, share_labels
from app.coverage.review.sheet import review_sheet
from app.coverage.review.trends import build_charts
from app.coverage.review.view import View, compare_names, read_view, show_names
from app.coverage.stuck_queries import list_stuck
from app.coverage.stuck_words import waiting
from app.coverage.table import level_name
from app.coverage.unreached_queries import Lapse
from app.coverage.views.blueprint import above_of, asked, bp, period_choices, send_sheet
from app.i18n import _, language
from app.regulations.words import citation
from app.totals.retired_queries import count_sessions_of_retired
from app.totals.standing_still import totals_still_since
from app.web.keep import keep

MOST_STUCK = 5
MOST_VILLAGES_WITH_STUCK = 1_000  # of a larger area the stages alone: thousands would be read to show ten
_LAPSES = (Lapse.RECENT, Lapse.HALF, Lapse.YEAR, Lapse.NEVER)  # what the tones of a cell say, but for the first


@bp.get("/coverage/<code>")
@requires(Permission.READ)
def show(code: str):
    """One row per area below; a village has its own page instead. Worked out once until anything is written."""
    view = read_view(request.args)
    reader = (reach_of(current_user), current_user.role, language(), clock.today())
    shown = ("coverage", code, request.args.get("period"), view, *reader, totals_still_since())
    answer = keep(shown, lambda: _show(code, view))
    if answer is None:
        return redirect(url_for(".area", code=code))
    title, content = answer
    return render_template("coverage/show.html", title=title, content=content)


def _show(code: str, view: View) -> tuple[str, Markup] | None:
    """The title and the content of the page; None for a village."""
    question = asked(code)
    area, period, today = question.area, question.period, clock.today()
    if area.level is Level.VILLAGE:
        return None
    title = _("Coverage of %(area)s", area=area.label)
    months, trend = chart_periods(period, cutoff_of(period, today))
    table = build_table(area, period, view, today, periods_with_targets(months, trend))
    pictures = draw_pictures(area, table, today)
    content = render_template(
        "coverage/_show.html",
        title=title,
        area=area,
        above=above_of(area),
        fault=question.fault,
        period=period,
        periods=period_choices(period),
        today=today,
        view=view,
        table=table,
        coverage=table.coverage,
        to=Addresses(table.coverage, view),
        grid=pictures.grid,
        map=pictures.map,
        charts=build_charts(area, table, trend, today),
        stuck=list_stuck(area, table.coverage) if area.village_count <= MOST_VILLAGES_WITH_STUCK else [],
        of_retired=count_sessions_of_retired(area, period.first_day, cutoff_of(period, today)),
        MOST_STUCK=MOST_STUCK,
        citation=citation,
        waiting=waiting,
        LAPSES=_LAPSES,
        **_words(area.level, view),
    )
    return title, Markup(content)


def _words(level: Level, view: View) -> dict:
    """What the table calls its columns, and what may be chosen."""
    of_villages = level is Level.SUBDISTRICT
    labels = {key: str(column.label) for key, column in COLUMNS.items() if column.of_villages or not of_villages}
    return {
        "labels": labels,
        "level_name": level_name(level),
        "compare_names": compare_names(),
        "show_names": show_names(of_villages),
        "lapse_labels": lapse_labels(),
        "share_labels": share_labels(),
        "COLUMNS": COLUMNS,
        "COUNTED": COUNTED,
        "narrow": frozenset(view.columns) or NARROW,
        "spark_paths": spark_paths,
    }


@bp.get("/coverage/<code>.csv")
@requires(Permission.READ)
def csv(code: str):
    return _file(code, "csv")


@bp.get("/coverage/<code>.xlsx")
@requires(Permission.READ)
def xlsx(code: str):
    return _file(code, "xlsx")


def _file(code: str, ending: str):
    question, view = asked(code), read_view(request.args)
    if question.area.level is Level.VILLAGE or question.fault:
        return redirect(url_for(".show", code=question.area.code, period=request.args.get("period")))
    table = build_table(question.area, question.period, view, clock.today())
    return send_sheet(
        review_sheet(table, clock.today()), f"cakupan-{question.area.code}-{question.period.code}", ending
    )
