"""The same person twice in a list: shown to be decided on, never merged unasked."""

import re
from collections.abc import Iterable

from app.outreach.attendance_lists.people import Person
from app.outreach.people_keys import folded_name

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


def find_doubles(people: Iterable[Person]) -> tuple[tuple[int, ...], ...]:
    """Rows that may be one person, each group in the order of the file."""
    groups: dict[str, list[list[Person]]] = {}
    for person in people:
        alike = groups.setdefault(folded_name(person.name), [])
        for group in alike:
            if all(may_be_one(person, other) for other in group):
                group.append(person)
                break
        else:
            alike.append([person])
    found = [tuple(one.row for one in group) for alike in groups.values() for group in alike if len(group) > 1]
    return tuple(sorted(found))


def may_be_one(one: Person, other: Person) -> bool:
    """Of two with the same name: not where both sexes, or both hamlets, are known and differ."""
    if one.sex and other.sex and one.sex is not other.sex:
        return False
    here, there = hamlet_words(one.hamlet), hamlet_words(other.hamlet)
    return here <= there or there <= here


def hamlet_words(hamlet: str) -> set[str]:
    """{"2", "3"} for "Dusun II RT 03" and for "dsn 2, rt.3"."""
    words = (word.casefold() for word in _WORDS.findall(hamlet))
    return {_ROMAN.get(word, word.lstrip("0") or "0") for word in words if word not in _FILLERS}
