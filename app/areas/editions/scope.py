"""Of which provinces a list speaks: the others stay as they are."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from app.areas.editions.names import key_of
from app.areas.editions.places import Fate, Judgement, Known, Listed
from app.areas.editions.reading import RefusedList
from app.areas.models import Level

MOST_GONE = 0.1
LEAST_KNOWN = 0.5
_MANY = {Level.PROVINCE: "provinces", Level.REGENCY: "regencies", Level.SUBDISTRICT: "subdistricts"}


@dataclass(frozen=True)
class Scope:
    """The areas that the list judges, and those that it leaves, such as all of a province that it does not name."""

    judged: tuple[Known, ...]
    left: tuple[Known, ...]

    @property
    def left_provinces(self) -> list[Known]:
        return [one for one in self.left if one.level is Level.PROVINCE]


def scope_of(known: Iterable[Known], listed: Collection[Listed]) -> Scope:
    """A province that the list does not name is judged all the same where most of its regencies stand elsewhere in it:
    then it has another code."""
    areas = list(known)
    named = {one.code for one in listed if one.level is Level.PROVINCE}
    today = {one.code for one in areas}
    new_names = {key_of(one.name) for one in listed if one.level is Level.REGENCY and one.code not in today}
    regencies, found = Counter[str](), Counter[str]()
    for one in areas:
        if one.level is Level.REGENCY:
            regencies[one.code[:2]] += 1
            found[one.code[:2]] += key_of(one.name) in new_names
    recoded = {code for code, count in regencies.items() if found[code] * 2 > count}
    judged = named | recoded
    return Scope(
        tuple(one for one in areas if one.code[:2] in judged), tuple(one for one in areas if one.code[:2] not in judged)
    )


def refuse_other_lists(scope: Scope, listed: Collection[Listed]) -> None:
    """A list most of whose codes nobody knows is one of something else. Raises RefusedList."""
    today = {one.code for one in scope.judged}
    shared = sum(one.code in today for one in listed)
    if not scope.judged or shared < LEAST_KNOWN * min(len(listed), len(scope.judged)):
        raise RefusedList(
            f"Only {shared:,} of its {len(listed):,} codes are areas today. It may have codes of BPS "
            "(kode BPS), or be an old list. Use a list of Kemendagri."
        )


def refuse_losses(judged: Mapping[str, Judgement], known: Collection[Known]) -> None:
    """More than a tenth gone, of a level, a province or all: the list was cut off. A single area is no such loss."""
    total, gone = Counter[str](), Counter[str]()
    for one in known:
        for group in (_MANY.get(one.level, "villages"), f"areas of province {one.code[:2]}", "areas"):
            total[group] += 1
            gone[group] += judged[one.code].fate is Fate.GONE
    for group in total:
        if gone[group] > max(1, total[group] * MOST_GONE):
            raise RefusedList(
                f"{gone[group]:,} of today's {total[group]:,} {group} are not in the list, more than a "
                "tenth. It may have been cut off: look whether the file is whole."
            )
