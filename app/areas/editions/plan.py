"""What bringing in a list would do: every area of today and every row of the list is in exactly one sort."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from app.areas.codes import kind_of
from app.areas.editions.guessing import judge
from app.areas.editions.names import key_of
from app.areas.editions.places import LEVELS, Fate, Judgement, Known, Listed, code_above
from app.areas.editions.scope import Scope, refuse_losses, refuse_other_lists, scope_of
from app.areas.models import Level


class Sort(StrEnum):
    SAME = "same"
    RENAMED = "renamed"
    RECODED = "recoded"
    MOVED = "moved"
    NEW = "new"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True)
class Plan:
    """`judged` by today's code, of the areas in the scope; `listed` by the code of the list."""

    scope: Scope
    listed: Mapping[str, Listed]
    judged: Mapping[str, Judgement]

    @cached_property
    def known(self) -> dict[str, Known]:
        return {one.code: one for one in self.scope.judged}

    @cached_property
    def continued(self) -> dict[str, Known]:
        """{code of the list: the area of today that goes on under it}."""
        return {one.codes[0]: self.known[code] for code, one in self.judged.items() if one.fate is Fate.SAME}

    @cached_property
    def new(self) -> list[Listed]:
        """The rows of the list that are no area of today."""
        return [row for code, row in self.listed.items() if code not in self.continued]

    @cached_property
    def questions(self) -> list[Known]:
        """Areas of which a person has to say what became of them, where anything is recorded for them."""
        return [self.known[code] for code, one in self.judged.items() if one.question]

    @property
    def changes_nothing(self) -> bool:
        return not self.new and all(self.sort_of(code) is Sort.SAME for code in self.judged)

    def sort_of(self, code: str) -> Sort:
        one = self.judged[code]
        if one.fate is not Fate.SAME:
            return Sort(one.fate.value)
        row = self.listed[one.codes[0]]
        if row.code == code:
            return Sort.SAME if self.name_of(row) == self.known[code].name else Sort.RENAMED
        above = self.judged.get(code_above(code))
        goes_on = above.codes[0] if above is not None and above.fate is Fate.SAME else code_above(code)
        stays = code_above(row.code) == goes_on
        return Sort.RECODED if stays or kind_of(code) is not kind_of(row.code) else Sort.MOVED

    def name_of(self, row: Listed) -> str:
        """A list all in capitals changes no spelling."""
        before = self.continued.get(row.code)
        if before is not None and row.name.isupper() and key_of(row.name) == key_of(before.name):
            return before.name
        return row.name.title() if row.name.isupper() and self._all_capitals else row.name

    @cached_property
    def _all_capitals(self) -> bool:
        return all(row.name.isupper() for row in self.listed.values())

    def count(self) -> dict[Level, Counter[Sort]]:
        """How many areas of each level are of each sort."""
        counts = {level: Counter[Sort]() for level in LEVELS}
        for code in self.judged:
            counts[self.known[code].level][self.sort_of(code)] += 1
        for row in self.new:
            counts[row.level][Sort.NEW] += 1
        return counts

    def count_all(self) -> dict[str, int]:
        counts = self.count().values()
        return {sort.value: total for sort in Sort if (total := sum(one[sort] for one in counts))}

    def with_decisions(self, decided: Mapping[str, Judgement]) -> "Plan":
        """As people have said; what they have decided is no question any more."""
        return replace(self, judged={code: decided.get(code, one) for code, one in self.judged.items()})


def make_plan(known: Iterable[Known], listed: Sequence[Listed]) -> Plan:
    """Raises RefusedList where this is no list of these areas."""
    scope = scope_of(known, listed)
    refuse_other_lists(scope, listed)
    judged = judge(scope.judged, listed)
    refuse_losses(judged, scope.judged)
    return Plan(scope, {row.code: row for row in listed}, judged)
