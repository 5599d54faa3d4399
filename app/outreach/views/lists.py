"""The list of sessions, and the bin."""

from flask import render_template, request
from flask_security import current_user
from markupsafe import Markup

from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import get_area, list_children
from app.i18n import language
from app.outreach.draft_queries import list_own_drafts
from app.outreach.filters import read_filters
from app.outreach.queries import count_and_list, count_served, list_bin
from app.outreach.views.blueprint import bp
from app.outreach.vocabulary import AUDIENCE_NAMES, STATE_NAMES, TOPIC_NAMES
from app.web.keep import keep
from app.web.paging import asked_page


@bp.get("")
@requires(Permission.READ)
def index():
    """Newest first, with the totals of all that match. Worked out once until anything is written."""
    reader = (reach_of(current_user), current_user.role, language())
    with_drafts_of = current_user.id if can(Permission.RECORD) else None
    content = keep(("outreach", request.query_string, *reader, with_drafts_of), _list)
    return render_template("outreach/index.html", content=content)


def _list() -> Markup:
    """What the address asks for. Each attendance is counted once, however many villages a session served."""
    reach = reach_of(current_user)
    code = request.args.get("area", "")
    area = get_area(reach, code) if code else None
    filters = read_filters(request.args, area)
    totals, page = count_and_list(reach, filters, asked_page())
    content = render_template(
        "outreach/_index.html",
        drafts=list_own_drafts(current_user.id) if can(Permission.RECORD) else (),
        page=page,
        totals=totals,
        served=count_served([row.id for row in page.rows]),
        filters=filters,
        area_groups=_area_groups(area),
        topic_names=TOPIC_NAMES,
        audience_names=AUDIENCE_NAMES,
        state_names=STATE_NAMES,
    )
    return Markup(content)


def _area_groups(chosen: Area | None) -> list[tuple[Area, list[Area]]]:
    """What the list can be narrowed to: the areas below one's own, and those around or below the chosen one."""
    own = current_user.area
    if own.level is Level.VILLAGE:
        return []
    groups = [(own, list(list_children(own)))]
    above = chosen.subdistrict if chosen is not None and chosen.level is Level.VILLAGE else chosen
    if above is not None and above.id != own.id:
        groups.append((above, list(list_children(above))))
    return groups


@bp.get("/bin")
@requires(Permission.RECORD)
def bin():
    """What was deleted here, to restore."""
    return render_template("outreach/bin.html", page=list_bin(reach_of(current_user), asked_page()))
