"""The blueprint of coverage, and what its pages read from the address."""

from dataclasses import dataclass
from datetime import date

from flask import Blueprint, Response, request
from flask_security import current_user

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Area
from app.areas.queries import get_area, list_ancestors
from app.i18n import _, period_name
from app.periods import MONTHS_IN, Period, Span, parse_period, parse_span, period_of
from app.sheets.write import CSV, XLSX, Sheet, to_csv, to_xlsx

bp = Blueprint("coverage", __name__)


@dataclass(frozen=True)
class Asked:
    """What a page is about; `fault` says why it shows another period than the address asks for."""

    area: Area
    period: Period
    fault: str = ""


def asked(code: str, ahead: int = 0) -> Asked:
    """The area, which must lie within reach, and the period: the current quarter where none makes sense.

    A period that has not begun makes no sense, unless it is one of the next `ahead`: then any run of days is none.
    """
    area = get_area(reach_of(current_user), code)
    current = period_of(clock.today())
    typed = request.args.get("period", "").strip()
    if not typed:
        return Asked(area, current)
    try:
        period = parse_period(typed) if ahead else parse_span(typed)
    except ValueError:
        fault = _(
            "“%(typed)s” is not a period. Write 2026, 2026-S1, 2026-Q3 or 2026-09; shown here is %(period)s.",
            typed=typed[:20],
            period=period_name(current),
        )
        return Asked(area, current, fault)
    if period.first_day > _last_beginning(period, ahead):
        fault = _(
            "%(asked)s has not begun yet; shown here is %(period)s.",
            asked=period_name(period),
            period=period_name(current),
        )
        return Asked(area, current, fault)
    return Asked(area, period)


def above_of(area: Area) -> list[tuple[Area, bool]]:
    """The areas above, each with whether the reader may open it."""
    return [(one, reach_of(current_user).includes(one)) for one in list_ancestors(area)]


@dataclass(frozen=True)
class Choices:
    """What a page about a period offers: its neighbours, the latest of its unit, and the other units."""

    periods: list[Period]
    previous: Period
    next: Period | None
    units: dict[str, Period]


_OFFERED = {"year": 5, "semester": 6, "quarter": 8, "month": 12}


def _last_beginning(period: Period, ahead: int) -> date:
    return clock.today() if isinstance(period, Span) else _latest(period.unit, ahead).first_day


def _latest(unit: str, ahead: int) -> Period:
    """The last period of that unit that a page may be about."""
    latest = period_of(clock.today(), unit)
    for _step in range(ahead):
        latest = latest.next
    return latest


def period_choices(period: Period, ahead: int = 0) -> Choices:
    """No period is offered that has not begun, but for the next `ahead`; the one shown is always among them."""
    unit = "quarter" if isinstance(period, Span) else period.unit
    latest = _latest(unit, ahead)
    offered = [latest]
    while len(offered) < _OFFERED[unit] + ahead:
        offered.append(offered[-1].previous)
    if period not in offered:
        offered.append(period)
    day = min(period.last_day, clock.today())
    return Choices(
        periods=offered,
        previous=period.previous,
        next=period.next if period.next.first_day <= _last_beginning(period, ahead) else None,
        units={unit: period if unit == period.unit else period_of(day, unit) for unit in MONTHS_IN},
    )


def send_sheet(sheet: Sheet, name: str, ending: str) -> Response:
    """The table as a file to keep, in CSV or XLSX."""
    content, kind = (to_csv(sheet), CSV) if ending == "csv" else (to_xlsx(sheet), XLSX)
    return Response(
        content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    )
