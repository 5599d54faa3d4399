"""A page per area, which for a village head is the first page, and the search."""

from datetime import date

from flask import render_template, request
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, list_ancestors, list_children, search_areas
from app.areas.reach import Reach
from app.coverage.queries import build_coverage
from app.coverage.views.blueprint import bp
from app.coverage.village_queries import list_last_sessions, sum_up_year
from app.i18n import month_short
from app.periods import period_of
from app.regulations import words
from app.regulations.queries import list_regulations

FOUND_AT_MOST = 50


@bp.get("/areas")
@requires(Permission.READ)
def search():
    """Areas by name or code, within reach."""
    text = request.args.get("q", "").strip()[:120]
    found = search_areas(reach_of(current_user), text, FOUND_AT_MOST) if text else []
    return render_template(
        "coverage/search.html",
        text=text,
        found=found,
        full=len(found) == FOUND_AT_MOST,
        is_code=text.replace(".", "").replace(" ", "").isdigit(),
    )


@bp.get("/areas/<code>")
@requires(Permission.READ)
def area(code: str):
    reach = reach_of(current_user)
    shown = get_area(reach, code)
    above = [(one, reach.includes(one)) for one in list_ancestors(shown)]
    if shown.level is Level.VILLAGE:
        return _village(shown, above)
    return render_template(
        "coverage/area.html", area=shown, above=above, children=list_children(shown), kind_name=kind_name
    )


def _village(village: Area, above: list[tuple[Area, bool]]):
    today = clock.today()
    quarter = period_of(today)
    year = sum_up_year(village.id, today)
    months = [month_short(date(today.year, month, 1)) for month in range(1, 13)]
    return render_template(
        "coverage/village.html",
        area=village,
        above=above,
        today=today,
        quarter=quarter,
        figures=build_coverage(village, quarter, today).total,
        year=year,
        months=months,
        month_list=", ".join(
            f"{name} {count}" for name, count in zip(months, year.months, strict=True) if count is not None
        ),
        sessions=list_last_sessions(village.id),
        regulations=list_regulations(Reach.of(village), today),
        words=words,
    )
