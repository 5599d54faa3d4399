"""Days as totals know them: whole months, and the days at the edges of a run of days."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from app.totals.months import first_of_month, next_month


@dataclass(frozen=True)
class Days:
    """From one day to another, both counted."""

    first: date
    last: date

    @property
    def begins_within(self) -> bool:
        """Its first days belong to a month that began before: these are counted from the sessions themselves."""
        return self.first.day != 1

    @property
    def ends_within(self) -> bool:
        """Its last month goes on after it: villages with a session after the last day are looked at more closely."""
        return next_month(first_of_month(self.last)) - timedelta(days=1) != self.last

    @cached_property
    def values(self) -> dict[str, Any]:
        """For statements: the first and the last month that are taken from totals, and the days before these."""
        following = next_month(first_of_month(self.first))
        return {
            "first": self.first,
            "last": self.last,
            "first_month": following if self.begins_within else self.first,
            "last_month": first_of_month(self.last),
            "edge_last": min(following - timedelta(days=1), self.last),
        }
