"""Periods of the administration: a year, a semester, a triwulan or a month, and their neighbours; any run of days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS_IN = {"year": 12, "semester": 6, "quarter": 3, "month": 1}
FIRST_YEAR, LAST_YEAR = 2000, 2100
LONGEST_SPAN = 60  # months

_CODE = re.compile(r"(\d{4})(?:-(?:S([12])|Q([1-4])|(0[1-9]|1[0-2])))?", re.ASCII)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})", re.ASCII)


@dataclass(frozen=True)
class Period:
    """`number` counts from 1 within the year: the third quarter is Period(2026, "quarter", 3)."""

    year: int
    unit: str
    number: int = 1

    @property
    def code(self) -> str:
        """2026, 2026-S1, 2026-Q3 or 2026-09: as in addresses and on the command line."""
        tail = {
            "year": "",
            "semester": f"-S{self.number}",
            "quarter": f"-Q{self.number}",
            "month": f"-{self.number:02}",
        }
        return f"{self.year}{tail[self.unit]}"

    @property
    def first_day(self) -> date:
        return date(self.year, (self.number - 1) * MONTHS_IN[self.unit] + 1, 1)

    @property
    def last_day(self) -> date:
        following = self.next
        return following.first_day - timedelta(days=1)

    @property
    def next(self) -> "Period":
        return self._shifted(1)

    @property
    def previous(self) -> "Period":
        return self._shifted(-1)

    @property
    def year_before(self) -> "Period":
        """The same part of the year before."""
        return Period(self.year - 1, self.unit, self.number)

    @property
    def has_whole_month(self) -> bool:
        """Reports are owed for months and quarters: of a run of days without one nobody owes a report."""
        return True

    def _shifted(self, by: int) -> "Period":
        per_year = 12 // MONTHS_IN[self.unit]
        year, number = divmod(self.year * per_year + self.number - 1 + by, per_year)
        return Period(year, self.unit, number + 1)


@dataclass(frozen=True)
class Span(Period):
    """Any run of days, both ends included. The one before is as long and ends the day before it begins."""

    begins: date = date.min
    ends: date = date.min

    @classmethod
    def of(cls, begins: date, ends: date) -> "Span":
        return cls(begins.year, "span", 1, begins, ends)

    @property
    def code(self) -> str:
        """2026-07-15..2026-09-20."""
        return f"{self.begins}..{self.ends}"

    @property
    def first_day(self) -> date:
        return self.begins

    @property
    def last_day(self) -> date:
        return self.ends

    @property
    def year_before(self) -> "Span":
        return Span.of(months_before(self.begins, 12), months_before(self.ends, 12))

    @property
    def simplest(self) -> Period:
        """The year, semester, quarter or month that has just these days, else the span itself."""
        named = (period_of(self.begins, unit) for unit in MONTHS_IN)
        return next((one for one in named if (one.first_day, one.last_day) == (self.begins, self.ends)), self)

    @property
    def has_whole_month(self) -> bool:
        month = period_of(self.begins, "month")
        return (month if month.first_day == self.begins else month.next).last_day <= self.ends

    def _shifted(self, by: int) -> "Span":
        days = timedelta(days=by * ((self.ends - self.begins).days + 1))
        return Span.of(self.begins + days, self.ends + days)


def parse_span(code: str) -> Period:
    """Read whatever parse_period reads, and 2026-07-15..2026-09-20 of five years at most; ValueError for anything else.

    Days that make up a quarter are that quarter, so that one time has one code.
    """
    match = _SPAN.fullmatch(code.strip())
    if match is None:
        return parse_period(code)
    begins, ends = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    is_short = begins <= ends <= months_after(begins, LONGEST_SPAN)
    if not is_short or begins.year < FIRST_YEAR or ends.year > LAST_YEAR:
        raise ValueError(code)
    return Span.of(begins, ends).simplest


def parse_period(code: str) -> Period:
    """Read 2026, 2026-S1, 2026-Q3 or 2026-09; ValueError for anything else."""
    match = _CODE.fullmatch(code.strip().upper())
    if match is None or not FIRST_YEAR <= int(match[1]) <= LAST_YEAR:
        raise ValueError(code)
    year, semester, quarter, month = match.groups()
    for unit, number in (("semester", semester), ("quarter", quarter), ("month", month)):
        if number:
            return Period(int(year), unit, int(number))
    return Period(int(year), "year")


def period_of(day: date, unit: str = "quarter") -> Period:
    """The period of that unit in which the day lies."""
    return Period(day.year, unit, (day.month - 1) // MONTHS_IN[unit] + 1)


def months_up_to(last: Period, count: int = 12) -> list[Period]:
    """The months that end with the period's last month, oldest first."""
    month = period_of(last.last_day, "month")
    months = [month]
    while len(months) < count:
        months.insert(0, months[0].previous)
    return months


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last day of that month where it is shorter."""
    return months_before(day, -months)
