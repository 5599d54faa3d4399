"""Which figures of others a report leaves out, so that nobody finds a "<5" by taking one figure from another."""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from app.reports.models import ExternalFigure

SMALL = 5
_MOST_PARTS = 4  # men, women, boys and girls

Terms = tuple[ExternalFigure, ...]


def is_few(figure: ExternalFigure) -> bool:
    """Few victims or returnees could be told who they are."""
    return figure.is_sensitive and 0 < figure.amount < SMALL


def hidden_among(figures: Iterable[ExternalFigure]) -> set[int]:
    """The ids of those that must not be printed beside the others.

    Nobody says which figure is part of which: whatever counts people to be protected, in the same unit, may be a part
    of a figure to which it adds up. Of such a sum two terms at least stay untold.
    """
    counted = [one for one in figures if one.is_sensitive and one.amount]
    few = {one.id for one in counted if is_few(one)}
    hidden: set[int] = set()
    if few:
        sums = _sums(counted)
        while (told := _first_told(sums, few, hidden)) is not None:
            hidden.add(told)
    return hidden


def _sums(figures: Sequence[ExternalFigure]) -> list[Terms]:
    """(whole, part, part ...) of all that add up."""
    return [
        (whole, *parts)
        for count in range(2, _MOST_PARTS + 1)
        for parts in combinations(figures, count)
        for whole in figures
        if whole.amount == sum(one.amount for one in parts)
        and all(one.unit.casefold() == whole.unit.casefold() for one in parts)
    ]


def _first_told(sums: Iterable[Terms], few: Collection[int], hidden: Collection[int]) -> int | None:
    """The smallest printed term of a sum in which what is not printed can be worked out."""
    for terms in sums:
        printed = [one for one in terms if one.id not in few and one.id not in hidden]
        untold = [one for one in terms if one not in printed]
        if printed and untold and _can_be_told(untold, few):
            return min(printed, key=lambda one: (one.amount, one.id)).id
    return None


def _can_be_told(untold: Sequence[ExternalFigure], few: Collection[int]) -> bool:
    """One alone can; several few can where only ones, or only fours, add up to their sum."""
    together = sum(one.amount for one in untold)
    return len(untold) == 1 or (
        all(one.id in few for one in untold) and together in (len(untold), len(untold) * (SMALL - 1))
    )
