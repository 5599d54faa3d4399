"""Dividing the targets of an area among those below it: what each would get, before anything is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.areas.models import Area
from app.coverage.models import TargetOrigin
from app.coverage.targets.indicators import Aim, Bound
from app.coverage.targets.queries import Stored
from app.coverage.targets.splitting import split
from app.files.checking import sha256


class Fate(StrEnum):
    """What becomes of the target of one area: it is new, stays equal, takes the place of another, or is kept."""

    NEW = "new"
    EQUAL = "equal"
    CHANGED = "changed"
    KEPT = "kept"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True)
class Part:
    value: int | None
    before: int | None
    fate: Fate


@dataclass(frozen=True)
class AimPlan:
    """One indicator: `whole` is divided into the parts; `left` of it finds no place.

    Below 0 the parts that are kept are more than the whole already: then no other is touched.
    """

    aim: Aim
    whole: int
    parts: Mapping[int, Part]
    left: int

    @property
    def total(self) -> int:
        return sum(part.value or 0 for part in self.parts.values())


@dataclass(frozen=True)
class SplitPlan:
    children: Sequence[Area]
    aims: Sequence[AimPlan]
    kept_by_hand: Collection[int]

    def values_for(self, child: Area) -> dict[str, int | None]:
        """What is to be stored for it."""
        plans = ((plan.aim.key, plan.parts[child.id]) for plan in self.aims)
        return {key: part.value for key, part in plans if part.fate in (Fate.NEW, Fate.CHANGED)}

    @property
    def changes(self) -> int:
        return sum(len(self.values_for(child)) for child in self.children)

    @property
    def fingerprint(self) -> str:
        """Equal for plans that would store the same in place of the same."""
        told = [
            (plan.aim.key, plan.whole, sorted((key, part.value, part.before) for key, part in plan.parts.items()))
            for plan in self.aims
        ]
        return sha256(repr(told).encode())[:32]


def plan_split(
    children: Sequence[Area],
    aims: Sequence[tuple[Aim, int]],
    stored: Mapping[tuple[int, str], Stored],
    replaced: Collection[int],
) -> SplitPlan:
    """`aims` with the target of the whole. What somebody typed for a child, or brought in, stays, but of `replaced`."""
    by_hand = {area_id for (area_id, _key), one in stored.items() if one.origin is not TargetOrigin.SPLIT}
    kept = by_hand - set(replaced)
    plans = tuple(_plan(children, aim, whole, stored, kept) for aim, whole in aims)
    return SplitPlan(children, plans, by_hand)


def _plan(
    children: Sequence[Area],
    aim: Aim,
    whole: int,
    stored: Mapping[tuple[int, str], Stored],
    kept_areas: Collection[int],
) -> AimPlan:
    before = {child.id: stored[child.id, aim.key] for child in children if (child.id, aim.key) in stored}
    kept = {
        child.id: before[child.id].value
        for child in children
        if child.id in before and child.id in kept_areas and before[child.id].origin is not TargetOrigin.SPLIT
    }
    open_to = {child.id: aim.weight(child) for child in children if child.id not in kept}
    if aim.is_share:
        left, given = 0, {key: whole for key, weight in open_to.items() if weight}
    else:
        left, given = _divide(whole - sum(kept.values()), open_to, aim.bound is not Bound.NONE)
    parts = {}
    for child in children:
        was = before[child.id].value if child.id in before else None
        if child.id in kept:
            parts[child.id] = Part(was, was, Fate.KEPT)
        elif not aim.weight(child):
            parts[child.id] = Part(None, None, Fate.NOT_APPLICABLE)
        elif left < 0:
            parts[child.id] = Part(was, was, Fate.EQUAL)
        else:
            parts[child.id] = _given(given.get(child.id, 0), was)
    return AimPlan(aim, whole, parts, left)


def _divide(rest: int, weights: Mapping[int, int], no_more_than_there_are: bool) -> tuple[int, dict[int, int]]:
    """(what finds no place, the parts)."""
    capacity = sum(weights.values())
    if not capacity or rest < 0:
        return rest, {}
    most = min(rest, capacity) if no_more_than_there_are else rest
    return rest - most, split(most, weights)


def _given(value: int, was: int | None) -> Part:
    fate = Fate.NEW if was is None else Fate.EQUAL if was == value else Fate.CHANGED
    return Part(value, was, fate)
