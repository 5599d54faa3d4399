"""The list of regulations, narrowed as the address asks."""

from flask import render_template, request
from flask_security import current_user
from markupsafe import Markup

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import list_children
from app.i18n import language
from app.regulations import clock_words, words
from app.regulations.clock_queries import page_by_clock
from app.regulations.filters import asked_filters, in_address
from app.regulations.models import State
from app.regulations.queries import count_makers, count_years, page_of_regulations
from app.regulations.settings_queries import list_terms
from app.regulations.terms import Clock, next_step
from app.regulations.views.blueprint import bp
from app.regulations.village_queries import list_shared
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES
from app.web.keep import keep
from app.web.paging import asked_page


@bp.get("")
@requires(Permission.READ)
def index():
    """The regulations within reach; ?area= narrows them to a village or anything above it."""
    reader = (reach_of(current_user), current_user.role, language(), clock.today())
    return render_template(
        "regulations/index.html", content=keep(("regulations", request.query_string, *reader), _list)
    )


def _list() -> Markup:
    """What the address asks for, worked out once until anything is written."""
    reach, today = reach_of(current_user), clock.today()
    filters, waiting = asked_filters(reach), request.args.get("clock", type=Clock)
    on = filters.on or today
    years = count_years(reach)
    book = list_terms()
    if waiting:
        page = page_by_clock(reach, filters, waiting, on, asked_page(), book)
    else:
        total = None if filters.narrow else sum(years.values())
        page = page_of_regulations(reach, filters, on, asked_page(), total)
    content = render_template(
        "regulations/_index.html",
        page=page,
        makers=count_makers(reach, filters, on) if filters.on else None,
        shared=list_shared(reach, [row.id for row in page.rows]),
        next_steps={row.id: next_step(row, book[row.regency_id], on) for row in page.rows},
        filters=filters,
        waiting=waiting,
        clocks=Clock,
        narrow=bool(filters.narrow or waiting),
        asked=in_address(filters),
        areas=_areas_to_choose(filters.area),
        years=years,
        on=on,
        kinds=KIND_RULES,
        themes=THEME_NAMES,
        states={state: words.state_name(state) for state in State},
        words=words,
        clock_words=clock_words,
    )
    return Markup(content)


def _areas_to_choose(chosen: Area | None) -> list[Area]:
    """The areas one level below the reader's own, and the chosen one where it lies deeper."""
    if current_user.area.level is Level.VILLAGE:
        return []
    below = list(list_children(current_user.area))
    if chosen is not None and chosen.id != current_user.area_id and chosen not in below:
        below.insert(0, chosen)
    return below
