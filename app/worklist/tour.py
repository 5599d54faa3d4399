"""Which one session would reach the most villages that wait for a visit; no database, clock or request here.

A session gathers neighbours: villages of one subdistrict, and where outlines are known those that touch them too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

MOST_CHOICES = 3
MOST_VILLAGES = 8  # one session gathers no more


@dataclass(frozen=True)
class Stop:
    """A village not reached for a year, or never."""

    village_id: int
    code: str
    label: str
    subdistrict_id: int
    subdistrict: str
    last_reached_on: date | None
    score: int


@dataclass(frozen=True)
class Tour:
    """One session in a subdistrict for these villages, the most pressing first; `beyond`: some lie outside it."""

    subdistrict_code: str
    subdistrict: str
    stops: Sequence[Stop]
    beyond: bool

    @property
    def codes(self) -> list[str]:
        return [one.code for one in self.stops]

    @property
    def never(self) -> int:
        return sum(one.last_reached_on is None for one in self.stops)


def suggest_tours(stops: Iterable[Stop], touching: Mapping[int, frozenset[int]]) -> list[Tour]:
    """The best choices, no village in two of them: most villages first, then the most pressing together.

    `touching`: {village: those whose outline touches its own}; a neighbour across a border comes along where it
    touches a village of the subdistrict that waits too.
    """
    left = {one.village_id: one for one in stops}
    tours: list[Tour] = []
    while left and len(tours) < MOST_CHOICES:
        best = max((_tour(group, left, touching) for group in _groups(left.values())), key=_worth)
        if len(best.stops) < 2 and tours:
            break
        tours.append(best)
        for one in best.stops:
            del left[one.village_id]
    return tours


def _groups(stops: Iterable[Stop]) -> list[list[Stop]]:
    groups = defaultdict(list)
    for one in stops:
        groups[one.subdistrict_id].append(one)
    return list(groups.values())


def _tour(group: list[Stop], left: Mapping[int, Stop], touching: Mapping[int, frozenset[int]]) -> Tour:
    beside = {other for one in group for other in touching.get(one.village_id, ())}
    across = [
        left[other] for other in beside if other in left and left[other].subdistrict_id != group[0].subdistrict_id
    ]
    chosen = sorted(group, key=_pressing)[:MOST_VILLAGES]
    chosen += sorted(across, key=_pressing)[: MOST_VILLAGES - len(chosen)]
    first = group[0]
    beyond = any(one.subdistrict_id != first.subdistrict_id for one in chosen)
    return Tour(first.code[:8], first.subdistrict, sorted(chosen, key=_pressing), beyond)


def _pressing(stop: Stop) -> tuple:
    return -stop.score, stop.code


def _worth(tour: Tour) -> tuple:
    """Of equally many villages, and equally pressing ones, the subdistrict with the lower code."""
    return len(tour.stops), sum(one.score for one in tour.stops), [-ord(letter) for letter in tour.subdistrict_code]
