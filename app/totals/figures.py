"""What is counted for an area from one day to another."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

SUMS = ("sessions", "checked", "male", "female", "named")
VILLAGES = ("reached", "reported", "on_time")
STATES = ("perdes", "planned", "drafting", "deliberation", "agreed", "enacted")


@dataclass
class Counts:
    """What was counted for one area. `on_time` of the villages that reported did so until the deadline."""

    sessions: int = 0
    checked: int = 0
    joint: int = 0
    male: int = 0
    female: int = 0
    named: int = 0
    reached: int = 0
    reported: int = 0
    on_time: int = 0
    perdes: int = 0
    planned: int = 0
    drafting: int = 0
    deliberation: int = 0
    agreed: int = 0
    enacted: int = 0
    last_held_on: date | None = None

    def add(self, row: Mapping[Any, Any], names: tuple[str, ...]) -> None:
        for name in names:
            setattr(self, name, getattr(self, name) + int(row[name] or 0))  # PostgreSQL sums sums to Decimal

    def held_by(self, day: date | None) -> None:
        if day is not None and (self.last_held_on is None or day > self.last_held_on):
            self.last_held_on = day


@dataclass
class Counted:
    """`total` counts each session once, so it may be less than the sum of the areas in sessions and attendances."""

    by_area: dict[int, Counts] = field(default_factory=lambda: defaultdict(Counts))
    total: Counts = field(default_factory=Counts)
