"""When sessions are held: few in the fasting month and at the year's turn, many once the village's money has come."""

from datetime import date, timedelta
from random import Random

from app.demo.events import Event
from app.demo.villages import FIRST_DAY, LAST_DAY, Habit
from app.outreach.vocabulary import Approach

_ORDINARY = (0.45, 0.8, 0.9, 0.9, 1.15, 1.15, 0.95, 1.3, 1.4, 1.35, 1.25, 0.7)
_FASTING = ((date(2025, 3, 1), date(2025, 4, 6)), (date(2026, 2, 18), date(2026, 3, 25)))
_HOLIDAYS = {
    date(year, month, day) for year in (2025, 2026) for month, day in ((1, 1), (5, 1), (6, 1), (12, 25), (12, 26))
}
_NO_SCHOOL = (7, 12)


def months(habit: Habit) -> list[date]:
    """The first days of the months in which the village holds sessions."""
    first = max(habit.since, FIRST_DAY)
    return [
        date(year, month, 1)
        for year in range(FIRST_DAY.year, LAST_DAY.year + 1)
        for month in range(1, 13)
        if date(year, month, 1) >= first
    ]


def season(month: date) -> float:
    """How much is held in this month against an ordinary one; the second year is busier than the first."""
    return _ORDINARY[month.month - 1] * (0.5 if _is_fasting(month) else 1) * (1.1 if month.year == 2026 else 0.95)


def fits(event: Event, month: date) -> bool:
    """No school is visited in the holidays, and nobody plays music in the fasting month."""
    if event.approach is Approach.SCHOOL_VISIT:
        return month.month not in _NO_SCHOOL
    return not (event.approach is Approach.CULTURAL_EVENT and _is_fasting(month))


def _is_fasting(month: date) -> bool:
    return any(start.replace(day=1) <= month <= end for start, end in _FASTING)


def pick_day(rng: Random, month: date, event: Event) -> date:
    """A day of that month on which such an event is held."""
    while True:
        day = month + timedelta(days=rng.randrange(28))
        if day not in _HOLIDAYS and day.weekday() in event.weekdays:
            return day
