"""What a person may choose on the report page: areas near the one in hand, and recent periods."""

from collections.abc import Sequence
from datetime import date

from app.areas.models import Area
from app.areas.queries import list_ancestors, list_children
from app.areas.reach import Reach
from app.i18n import _, period_name
from app.periods import Period, period_of

_OFFERED = {"quarter": 8, "month": 12, "semester": 4, "year": 3}


def list_near(reach: Reach, area: Area) -> list[Area]:
    """The areas above within reach, the area itself, and those just below it."""
    above = [ancestor for ancestor in list_ancestors(area) if reach.includes(ancestor)]
    return [*above, area, *list_children(area)]


def list_periods(today: date) -> list[tuple[str, Sequence[tuple[str, str]]]]:
    """(name of the unit, [(code, name)]), newest first; the running one says so."""
    names = {"quarter": _("Quarters"), "month": _("Months"), "semester": _("Semesters"), "year": _("Years")}
    groups: list[tuple[str, Sequence[tuple[str, str]]]] = []
    for unit, count in _OFFERED.items():
        period = period_of(today, unit)
        offered = []
        for _index in range(count):
            offered.append((period.code, _period_label(period, today)))
            period = period.previous
        groups.append((names[unit], offered))
    return groups


def last_finished(today: date) -> Period:
    """The quarter that ended last: what is most often asked for."""
    return period_of(today, "quarter").previous


def _period_label(period: Period, today: date) -> str:
    if period.last_day < today:
        return period_name(period)
    return _("%(period)s (still running)", period=period_name(period))
