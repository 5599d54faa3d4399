"""For which months and quarters a village may say that it had nothing to report; no database, clock or request here.

A period that still runs opens in its last days: before, a session may well be held yet, and a nihil that the next
meeting overtakes tells a reader nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from app.i18n import _, day, period_name
from app.outreach.vocabulary import SessionState
from app.periods import Period, parse_period, period_of

UNITS = ("quarter", "month")
MONTHS_BACK, QUARTERS_BACK = 12, 4
DAYS_BEFORE_END = 7


@dataclass(frozen=True)
class Held:
    """A session that was held for the village, in whichever state; the bin is left out."""

    id: int
    title: str
    held_on: date
    state: SessionState


class Declared(Protocol):
    """A nihil as it stands in the table."""

    period: str
    first_day: date
    last_day: date


class Standing(StrEnum):
    """Of a period: whether nihil may be said of it, or why it need not or cannot."""

    OPEN = "open"
    RUNNING = "running"
    HELD = "held"
    DECLARED = "declared"
    OVERTAKEN = "overtaken"
    COVERED = "covered"


@dataclass(frozen=True)
class Offer:
    """A period and whether nihil may be said of it. `held` are its sessions, the latest first."""

    period: Period
    standing: Standing
    held: tuple[Held, ...]

    @property
    def opens_on(self) -> date:
        return opens_on(self.period)


def opens_on(period: Period) -> date:
    """The first day on which nihil may be declared for it."""
    return period.last_day - timedelta(days=DAYS_BEFORE_END - 1)


def offered(today: date) -> list[Period]:
    """The quarters, then the months that a page is about: the running one and those of about a year before."""
    periods = []
    for unit, count in zip(UNITS, (QUARTERS_BACK, MONTHS_BACK), strict=True):
        period = period_of(today, unit)
        for _step in range(count + 1):
            periods.append(period)
            period = period.previous
    return periods


def first_day_offered(today: date) -> date:
    return min(period.first_day for period in offered(today))


def list_offers(today: date, held: Sequence[Held], declared: Sequence[Declared]) -> list[Offer]:
    """Each period offered with where it stands, in the order of `offered`."""
    return [_offer(period, today, held, declared) for period in offered(today)]


def held_in(period: Period, held: Sequence[Held]) -> tuple[Held, ...]:
    return tuple(one for one in held if period.first_day <= one.held_on <= period.last_day)


def _offer(period: Period, today: date, held: Sequence[Held], declared: Sequence[Declared]) -> Offer:
    inside = held_in(period, held)
    if any(one.period == period.code for one in declared):
        return Offer(period, Standing.OVERTAKEN if inside else Standing.DECLARED, inside)
    if inside:
        return Offer(period, Standing.HELD, inside)
    if any(one.first_day <= period.first_day and period.last_day <= one.last_day for one in declared):
        return Offer(period, Standing.COVERED, inside)
    return Offer(period, Standing.OPEN if opens_on(period) <= today else Standing.RUNNING, inside)


def read_period(typed: str) -> Period | None:
    """The month or quarter with that code; None for anything else."""
    try:
        period = parse_period(typed)
    except ValueError:
        return None
    return period if period.unit in UNITS else None


def period_fault(period: Period, today: date) -> str | None:
    """Why nihil cannot be said of that period on that day, whatever was recorded in it."""
    name = period_name(period)
    if period.first_day > today:
        return _("%(period)s has not begun yet. Choose a period from the list.", period=name)
    if today < opens_on(period):
        return _(
            "%(period)s runs until %(last)s, and a session may still be held in it. "
            "Nihil can be declared for it from %(opens)s.",
            period=name,
            last=day(period.last_day),
            opens=day(opens_on(period)),
        )
    if period not in offered(today):
        return _(
            "%(period)s is more than a year ago. Nihil can be declared from %(first)s on.",
            period=name,
            first=period_name(min(_same_unit(period, today), key=lambda one: one.first_day)),
        )
    return None


def _same_unit(period: Period, today: date) -> list[Period]:
    return [one for one in offered(today) if one.unit == period.unit]


def held_fault(period: Period, held: Sequence[Held]) -> str | None:
    """Why nihil cannot be said of a period in which something was held: one that counts, waits or was returned."""
    inside = held_in(period, held)
    if not inside:
        return None
    latest = inside[0]
    words = {
        SessionState.SUBMITTED: _("it is counted, and waits to be checked"),
        SessionState.CHECKED: _("it is counted and checked"),
        SessionState.RETURNED: _("it was returned: correct it, then it counts again"),
    }
    return _(
        "%(period)s is not nihil: “%(title)s” was held on %(day)s (%(state)s). "
        "Nothing needs to be declared. If that session is wrong, correct it or move it to the bin.",
        period=period_name(period),
        title=latest.title,
        day=day(latest.held_on),
        state=words[latest.state],
    )
