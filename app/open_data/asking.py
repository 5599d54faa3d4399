"""What the public asks for: an open area and a published period; whatever else is asked for does not exist."""

from dataclasses import dataclass
from datetime import date

from flask import request

from app import clock
from app.areas.models import Area
from app.areas.queries import find_area
from app.open_data.publishing import Opened, find_opened
from app.periods import MONTHS_IN, Period, parse_period, period_of
from app.web.errors import NotFound

_OFFERED = {"year": 5, "semester": 6, "quarter": 8, "month": 24}


@dataclass(frozen=True)
class Asked:
    """`period` is None where none is published yet."""

    area: Area
    opened: Opened
    period: Period | None


def asked(code: str) -> Asked:
    """Raises NotFound. Without a period in the address it is the last quarter that is published."""
    area = find_area(code[:20])
    opened = find_opened(area) if area is not None and area.retired_on is None else None
    if area is None or opened is None or not opened.shows(area.level):
        raise NotFound(code)
    today = clock.today()
    typed = request.args.get("period")
    if typed is None:
        return Asked(area, opened, next(iter(published(opened, "quarter", today)), None))
    try:
        period = parse_period(typed[:20])
    except ValueError:
        raise NotFound(typed[:20]) from None
    if not is_published(opened, period, today):
        raise NotFound(period.code)
    return Asked(area, opened, period)


def is_published(opened: Opened, period: Period, today: date) -> bool:
    """A period that begins before the first one is not, though it ends after it: its figures would tell of before."""
    begun = period.first_day <= today if opened.running else period.last_day < today
    return begun and opened.first.first_day <= period.first_day


def published(opened: Opened, unit: str, today: date) -> list[Period]:
    """The latest published periods of that unit, newest first."""
    period = period_of(today, unit)
    found = []
    for _step in range(_OFFERED[unit] + 1):
        if is_published(opened, period, today):
            found.append(period)
        period = period.previous
    return found[: _OFFERED[unit]]


def offered(opened: Opened, today: date) -> dict[str, list[Period]]:
    """What the page offers, by unit."""
    return {unit: published(opened, unit, today) for unit in MONTHS_IN}
