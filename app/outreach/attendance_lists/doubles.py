"""The same person twice in a list: shown to be decided on, never merged unasked."""

import re
from collections.abc import Sequence
from typing import Protocol

from app.outreach.people_keys import folded_name
from app.outreach.vocabulary import Sex

_WORDS = re.compile(r"[^\W_]+")
_FILLERS = frozenset("dusun dsn rt rw lingkungan lingk kampung desa jl jalan no".split())
_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}


class Described(Protocol):
    """Somebody in a list, or on record already."""

    @property
    def name(self) -> str: ...
    @property
    def sex(self) -> Sex | None: ...
    @property
    def hamlet(self) -> str: ...


def find_doubles(people: Sequence[Described]) -> list[tuple[int, ...]]:
    """Places in the sequence of those who may be one person, each group in its order."""
    groups: dict[str, list[list[int]]] = {}
    for place, person in enumerate(people):
        alike = groups.setdefault(folded_name(person.name), [])
        for group in alike:
            if all(may_be_one(person, people[other]) for other in group):
                group.append(place)
                break
        else:
            alike.append([place])
    return sorted(tuple(group) for alike in groups.values() for group in alike if len(group) > 1)


def find_known(people: Sequence[Described], recorded: Sequence[Described]) -> set[int]:
    """Places of the people who are on record already; each record stands for one of them, the most alike first."""
    left: dict[str, list[Described]] = {}
    for one in recorded:
        left.setdefault(folded_name(one.name), []).append(one)
    known: set[int] = set()
    for exactly in (True, False):
        for place, person in enumerate(people):
            there = left.get(folded_name(person.name), [])
            fits = (one for one in there if may_be_one(person, one) and (one.sex is person.sex or not exactly))
            found = next(fits, None) if place not in known else None
            if found is not None:
                there.remove(found)
                known.add(place)
    return known


def may_be_one(one: Described, other: Described) -> bool:
    """Of two with the same name: not where both sexes, or both hamlets, are known and differ."""
    if one.sex and other.sex and one.sex is not other.sex:
        return False
    here, there = hamlet_words(one.hamlet), hamlet_words(other.hamlet)
    return here <= there or there <= here


def hamlet_words(hamlet: str) -> set[str]:
    """{"2", "3"} for "Dusun II RT 03" and for "dsn 2, rt.3"."""
    words = (word.casefold() for word in _WORDS.findall(hamlet))
    return {_ROMAN.get(word, word.lstrip("0") or "0") for word in words if word not in _FILLERS}
