"""The list of sessions, and the bin."""

from flask import render_template, request
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import get_area, get_area_by_id, list_children
from app.outreach.filters import read_filters
from app.outreach.queries import count_and_list, count_served, list_bin
from app.outreach.views.blueprint import bp
from app.outreach.vocabulary import TOPIC_NAMES
from app.web.paging import asked_page


@bp.get("")
@requires(Permission.READ)
def index():
    """Newest first, with the totals of all that match. Each attendance is counted once, however many villages."""
    reach = reach_of(current_user)
    code = request.args.get("area", "")
    area = get_area(reach, code) if code else None
    filters = read_filters(request.args, area)
    totals, page = count_and_list(reach, filters, asked_page())
    return render_template(
        "outreach/index.html",
        page=page,
        totals=totals,
        served=count_served([row.id for row in page.rows]),
        filters=filters,
        area_groups=_area_groups(area),
        topic_names=TOPIC_NAMES,
    )


def _area_groups(chosen: Area | None) -> list[tuple[Area, list[Area]]]:
    """What the list can be narrowed to: the areas below one's own, and those around or below the chosen one."""
    own = current_user.area
    if own.level is Level.VILLAGE:
        return []
    groups = [(own, list(list_children(own)))]
    above = chosen if chosen is None or chosen.level is not Level.VILLAGE else get_area_by_id(chosen.parent_id)
    if above is not None and above.id != own.id:
        groups.append((above, list(list_children(above))))
    return groups


@bp.get("/bin")
@requires(Permission.RECORD)
def bin():
    """What was deleted here, to restore."""
    return render_template("outreach/bin.html", page=list_bin(reach_of(current_user), asked_page()))
