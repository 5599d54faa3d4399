"""The villages of the demo's province, and how diligent each of them is: fixed by its code and the seed alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from app.areas.models import Kind
from app.demo.accounts import PEOPLE

PROVINCE = "19"
FIRST_DAY, LAST_DAY = date(2025, 1, 1), date(2026, 12, 31)
_SEED = "jejak-desa-19"
_NEVER_REPORTED, _NOBODY_CAME = 25, 8
_LATE_OFFICES = {"19.02": 0.8, "19.06": 0.75, "19.03": 0.85, "19.01": 1.15}


@dataclass(frozen=True)
class Village:
    """A village with the areas above it, as far as the demo needs them."""

    id: int
    code: str
    name: str
    kind: Kind
    subdistrict_id: int
    subdistrict: str
    regency_id: int
    regency: str
    regency_kind: Kind

    @property
    def is_kelurahan(self) -> bool:
        return self.kind is Kind.KELURAHAN

    @property
    def label(self) -> str:
        """Desa Kace Timur, Kelurahan Opas Indah."""
        return f"{'Kelurahan' if self.is_kelurahan else 'Desa'} {self.name}"

    @property
    def regency_label(self) -> str:
        return f"{'Kota' if self.regency_kind is Kind.CITY else 'Kabupaten'} {self.regency}"


@dataclass(frozen=True)
class Habit:
    """`per_month` sessions in an ordinary month from `since` on; 0 where the village never reported."""

    per_month: float
    since: date
    nobody_comes: bool = False

    @property
    def is_silent(self) -> bool:
        return self.per_month == 0


def dice(*parts: object) -> Random:
    """A source of chance of its own for each thing, so that one more village or day changes nothing else."""
    return Random("/".join(map(str, (_SEED, *parts))))


def habits(villages: Iterable[Village]) -> dict[str, Habit]:
    """The habit of each village by its code. Those of the demo's village heads report well."""
    by_code = {village.code: village for village in villages}
    kept = {person.area_code for person in PEOPLE}
    others = sorted(by_code.keys() - kept)
    idle = dice("idle").sample(others, min(len(others) // 4, _NEVER_REPORTED + _NOBODY_CAME))
    silent, empty = set(idle[:_NEVER_REPORTED]), set(idle[_NEVER_REPORTED:])
    found = {}
    for code in by_code:
        if code in silent:
            found[code] = Habit(0, LAST_DAY)
        elif code in empty:
            found[code] = Habit(0.1, date(2025, 6, 1), nobody_comes=True)
        elif code in kept:
            found[code] = Habit(0.95, FIRST_DAY)
        else:
            found[code] = _usual(code)
    return found


def _usual(code: str) -> Habit:
    """A third is lazy, an eighth busy; offices began one after the other in the course of 2025."""
    rng = dice("habit", code)
    kind = rng.random()
    span = (0.07, 0.25) if kind < 0.33 else (0.4, 1.1) if kind < 0.87 else (1.4, 2.4)
    per_month = rng.uniform(*span) * _LATE_OFFICES.get(code[:5], 1)
    month = min(rng.randrange(1, 13), rng.randrange(1, 13))
    return Habit(round(per_month, 3), date(2025, month, 1))


def spread(rng: Random, villages: Sequence[Village], count: int) -> list[Village]:
    """Some of the villages, in the order of their codes."""
    return sorted(rng.sample(villages, min(count, len(villages))), key=lambda village: village.code)
