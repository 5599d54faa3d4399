"""What follow-up led to: given within a period, reached since, still open, late, dropped."""

from flask import redirect, render_template, request, url_for

from app import clock
from app.accounts.access import Permission, requires
from app.areas.models import Level
from app.coverage.views.blueprint import above_of, asked, period_choices
from app.web.paging import PER_PAGE, Page, asked_page
from app.worklist import words
from app.worklist.results import Outcome, count_outcomes, of_outcome
from app.worklist.results_queries import list_given
from app.worklist.views.blueprint import bp


@bp.get("/worklist/<code>/results")
@requires(Permission.FOLLOW_UP)
def results(code: str):
    """?period= of the days on which they were given, ?show= one outcome."""
    asked_for, today = asked(code), clock.today()
    area, period = asked_for.area, asked_for.period
    if area.level is Level.VILLAGE:
        return redirect(url_for(".village", code=area.code))
    given = list_given(area, period.first_day, period.last_day)
    shown = request.args.get("show", type=Outcome)
    rows = of_outcome(given, shown, today)
    number = max(1, min(asked_page(), -(-len(rows) // PER_PAGE)))
    return render_template(
        "worklist/results.html",
        area=area,
        above=above_of(area),
        fault=asked_for.fault,
        period=period,
        periods=period_choices(period),
        today=today,
        counts=count_outcomes(given, today),
        total=len(given),
        shown=shown,
        page=Page(rows[(number - 1) * PER_PAGE : number * PER_PAGE], number, len(rows)),
        words=words,
    )
