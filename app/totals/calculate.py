"""The rows of village months, made of what sessions, nil reports and steps say; no database here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.totals.figures import SUMS

VillageMonthKey = tuple[int, date]


@dataclass
class MonthRow:
    """One row of village_month."""

    village_id: int
    month: date
    sessions: int = 0
    checked: int = 0
    male: int = 0
    female: int = 0
    named: int = 0
    reached_on: date | None = None
    last_reached_on: date | None = None
    last_held_on: date | None = None
    said_on: date | None = None
    told_at: datetime | None = None

    def add_served(self, row: Any, again: bool) -> None:
        """What the sessions of the month say that share villages in the same way; `again`: they stand here already."""
        if not again:
            for name in SUMS:
                setattr(self, name, getattr(self, name) + getattr(row, name))
        self.reached_on = _earlier(self.reached_on, row.reached_on)
        self.last_reached_on = _later(self.last_reached_on, row.last_reached_on)
        self.last_held_on = _later(self.last_held_on, row.last_held_on)
        self.add_said(row.said_on, row.told_at)

    def add_said(self, day: date, told_at: datetime) -> None:
        """Something was recorded for that day, at that moment."""
        self.said_on = _earlier(self.said_on, day)
        if self.told_at is None or told_at < self.told_at:
            self.told_at = told_at

    @property
    def values(self) -> dict[str, Any]:
        return dict(vars(self))


def told_at_of_step(
    created_at: datetime, changes: Sequence[tuple[datetime, Mapping[str, Any]]], column: str
) -> datetime:
    """Since when the regulation's step has stood in the month in which it stands today.

    A day that is put right within its month was told when it was first written down. What history does not know, such
    as an import, was told when the regulation was created.
    """
    told_at = created_at
    for at, change in changes:
        before, after = change.get(column, (None, None))
        if (before or "")[:7] != (after or "")[:7]:
            told_at = at
    return told_at


def overlaps_of(served: Iterable[Any], shared_in: Mapping[Any, int]) -> list[dict[str, Any]]:
    """The rows of village_month_overlap: by level what the village's month holds of sessions that count elsewhere.

    A session that serves a village twice, since it was merged with another, stands in its row once to begin with.
    """
    found: dict[tuple[Any, int, date], dict[str, Any]] = {}
    for row in served:
        for level, from_ in shared_in.items():
            if row.shared >= from_:
                key = (level, row.village_id, row.month)
                one = found.setdefault(
                    key, {"level": level, "village_id": row.village_id, "month": row.month, **dict.fromkeys(SUMS, 0)}
                )
                for name in SUMS:
                    one[name] += getattr(row, name)
    return list(found.values())


def _earlier(one: date | None, other: date | None) -> date | None:
    return other if one is None or (other is not None and other < one) else one


def _later(one: date | None, other: date | None) -> date | None:
    return other if one is None or (other is not None and other > one) else one
