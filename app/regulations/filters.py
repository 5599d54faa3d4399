"""What the list of regulations and its print are narrowed to, as it stands in the address."""

from datetime import date

from flask import request

from app import clock
from app.areas.queries import get_area
from app.areas.reach import Reach
from app.regulations.models import State
from app.regulations.queries import Filters
from app.regulations.vocabulary import RegulationKind, Theme
from app.web.asked import asked_text, whole
from app.web.values import read_date

PROTECTIVE = "protective"  # in the address in place of a theme: all those on protection


def asked_filters(reach: Reach) -> Filters:
    """What the address asks for; a value that makes no sense narrows nothing, an area out of reach is a 404."""
    asked = request.args
    code = asked.get("area", "")
    return Filters(
        area=get_area(reach, code) if code else None,
        state=asked.get("state", type=State),
        kind=asked.get("kind", type=RegulationKind),
        theme=asked.get("theme", type=Theme),
        protective=asked.get("theme") == PROTECTIVE,
        year=asked.get("year", type=whole),
        text=asked_text(),
        on=_asked_day(),
    )


def _asked_day() -> date | None:
    try:
        on = read_date(request.args.get("on", ""))
    except ValueError:
        return None
    return on if on <= clock.today() else None


def in_address(filters: Filters) -> dict[str, str | int]:
    """The same filters for another address, without those that narrow nothing."""
    asked = {
        "area": filters.area.code if filters.area else "",
        "state": filters.state,
        "kind": filters.kind,
        "theme": PROTECTIVE if filters.protective else filters.theme,
        "year": filters.year,
        "q": filters.text,
        "on": filters.on and filters.on.isoformat(),
    }
    return {name: value for name, value in asked.items() if value}
