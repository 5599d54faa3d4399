"""The blueprint of coverage, and what its pages read from the address."""

from dataclasses import dataclass

from flask import Blueprint, request
from flask_security import current_user

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Area
from app.areas.queries import get_area
from app.i18n import _, period_name
from app.periods import Period, parse_period, period_of

bp = Blueprint("coverage", __name__)


@dataclass(frozen=True)
class Asked:
    """What a page is about; `fault` says why it shows another period than the address asks for."""

    area: Area
    period: Period
    fault: str = ""


def asked(code: str) -> Asked:
    """The area, which must lie within reach, and the period: the current quarter where none makes sense."""
    area = get_area(reach_of(current_user), code)
    current = period_of(clock.today())
    typed = request.args.get("period", "").strip()
    if not typed:
        return Asked(area, current)
    try:
        period = parse_period(typed)
    except ValueError:
        fault = _(
            "“%(typed)s” is not a period. Write 2026, 2026-S1, 2026-Q3 or 2026-09; shown here is %(period)s.",
            typed=typed[:20],
            period=period_name(current),
        )
        return Asked(area, current, fault)
    if period.first_day > clock.today():
        fault = _(
            "%(asked)s has not begun yet; shown here is %(period)s.",
            asked=period_name(period),
            period=period_name(current),
        )
        return Asked(area, current, fault)
    return Asked(area, period)
