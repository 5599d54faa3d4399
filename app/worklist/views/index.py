"""The work list of an area; of the nation how many villages of each province stand on it."""

from typing import Any

from flask import redirect, render_template, request, url_for
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area, Level, kind_name, short_kind_name
from app.areas.queries import get_area, list_children
from app.coverage.views.blueprint import above_of
from app.i18n import language
from app.periods import period_of
from app.web.keep import keep
from app.web.paging import asked_page
from app.worklist import words
from app.worklist.calculate import Tab
from app.worklist.filters import BY_NAME, Narrowed, asked_narrowed
from app.worklist.lines import lines_of
from app.worklist.list_queries import Question, count_by_area, list_assigned, list_page
from app.worklist.results import count_outcomes
from app.worklist.results_queries import list_given
from app.worklist.views.blueprint import ask, bp
from app.worklist.views.tours import find_tours


@bp.get("/worklist/<code>")
@requires(Permission.FOLLOW_UP)
def index(code: str):
    """Worked out once until anything is written."""
    key = ("worklist", code, request.query_string, reach_of(current_user), current_user.role, language(), clock.today())
    answer = keep(key, lambda: _page(code))
    if answer is None:
        return redirect(url_for(".village", code=code))
    return render_template("coverage/show.html", title=answer[0], content=answer[1])


def _page(code: str) -> tuple[str, Markup] | None:
    area = get_area(reach_of(current_user), code)
    if area.level is Level.VILLAGE:
        return None
    question = ask(area)
    is_nation = area.level is Level.NATION
    values = _nation(question) if is_nation else _list(question)
    title = values["title"] = str(words.TITLE)
    page = render_template(
        "worklist/_nation.html" if is_nation else "worklist/_index.html",
        area=area,
        above=above_of(area),
        today=question.days.today,
        words=words,
        results=_results(area),
        **values,
    )
    return title, Markup(page)


def _results(area: Area) -> dict[str, Any]:
    quarter, today = period_of(clock.today()), clock.today()
    counts = count_outcomes(list_given(area, quarter.first_day, today), today)
    return {"period": quarter, "counts": counts, "total": sum(counts.values())}


def _nation(question: Question) -> dict[str, Any]:
    by_area = count_by_area(question, Level.PROVINCE)
    none = dict.fromkeys(Tab, 0)
    rows = [(one, by_area.get(one.id, none)) for one in list_children(question.area)]
    return {"rows": rows, "total": {tab: sum(counts[tab] for _area, counts in rows) for tab in Tab}}


def _list(question: Question) -> dict[str, Any]:
    area, narrowed = question.area, asked_narrowed()
    listed = list_page(question, narrowed, asked_page())
    is_wide = area.level is Level.PROVINCE
    return {
        "narrowed": narrowed,
        "page": listed.page,
        "counts": listed.counts,
        "lines": lines_of(question, listed.page.rows),
        "places": _places(area),
        "people": _people(area, narrowed),
        "tours": find_tours(question) if not is_wide and narrowed.is_whole and listed.page.number == 1 else [],
        "weighed": question.weighed,
        "is_wide": is_wide,
        "kind_name": kind_name,
        "short_kind_name": short_kind_name,
        "may_set": can(Permission.SET_PRIORITIES),
    }


def _places(area: Area) -> list[Area]:
    """The subdistricts to choose from; of a province one goes to a regency first."""
    return list(list_children(area)) if area.level is Level.REGENCY else []


def _people(area: Area, narrowed: Narrowed) -> list[tuple[str, str]]:
    """(value of the filter, name) of everybody who sees to a village of the area."""
    return [(str(one) if one is not None else BY_NAME + name, name) for one, name in list_assigned(area)]
