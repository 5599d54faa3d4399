"""Attendances, names and distinct people of an area side by side, and what they are made of."""

from flask import redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.coverage.people.match_queries import MOST_SESSIONS
from app.coverage.people.page import build_page
from app.coverage.people.sheet import people_sheet
from app.coverage.table import level_name, row_names
from app.coverage.views.blueprint import Asked, above_of, asked, bp, period_choices, send_sheet
from app.i18n import _, language
from app.web.keep import keep


@bp.get("/coverage/<code>/people")
@requires(Permission.READ)
def people(code: str):
    """For every area, a village too. Worked out once until anything is written."""
    reader = (reach_of(current_user), current_user.role, language(), clock.today())
    title, content = keep(("people", code, request.args.get("period"), *reader), lambda: _people(asked(code)))
    return render_template("coverage/show.html", title=title, content=content)


def _people(question: Asked) -> tuple[str, Markup]:
    area, period, today = question.area, question.period, clock.today()
    title = _("Attendances and people in %(area)s", area=area.label)
    page = build_page(area, period, today, can(Permission.SEE_NAMES))
    content = render_template(
        "coverage/_people.html",
        title=title,
        question=question,
        page=page,
        today=today,
        periods=period_choices(period),
        names=row_names(page.coverage),
        level_name=level_name(area.level) if page.rows else "",
        above=above_of(area),
        MOST_SESSIONS=MOST_SESSIONS,
    )
    return title, Markup(content)


@bp.get("/coverage/<code>/people.csv")
@requires(Permission.READ)
def people_csv(code: str):
    return _file(code, "csv")


@bp.get("/coverage/<code>/people.xlsx")
@requires(Permission.READ)
def people_xlsx(code: str):
    return _file(code, "xlsx")


def _file(code: str, ending: str):
    question = asked(code)
    if question.fault:
        return redirect(url_for(".people", code=question.area.code, period=request.args.get("period")))
    page = build_page(question.area, question.period, clock.today(), with_matches=False)
    name = f"kehadiran-dan-orang-{question.area.code}-{question.period.code}"
    return send_sheet(people_sheet(page, clock.today()), name, ending)
