"""One row of a file beside what is stored: new, the same, different, or impossible, and why."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from app.areas.reach import Reach
from app.areas.village_column import VILLAGE_CODE
from app.i18n import _
from app.regulations.import_columns import OTHER_VILLAGES
from app.regulations.import_queries import Stored, list_regency_ids, list_shared, list_stored
from app.regulations.import_rows import ImportedRegulation
from app.regulations.import_rules import link_faults, whole_faults
from app.regulations.link_queries import load_shelf
from app.regulations.settings_queries import list_terms
from app.sheets.words import word_key
from app.web.values import clean_line


@dataclass(frozen=True)
class Change:
    """A column in which the file differs from what is stored; of the other villages their codes."""

    column: str
    stored: Any
    new: Any


@dataclass(frozen=True)
class Verdict:
    """What is stored of a row (None: it is new), in what it differs, and why it cannot be stored."""

    stored: Stored | None
    changes: tuple[Change, ...] = ()
    faults: dict[str, str] = field(default_factory=dict)


class Judge:
    """Compares rows with what is stored when it is made, and with the rules."""

    def __init__(self, rows: Sequence[ImportedRegulation], reach: Reach, today: date):
        stored = list(list_stored({row.village.id for row in rows}, reach))
        self._shelf, self._today, self._terms = Shelf(stored), today, list_terms()
        self._load_shelf = cache(load_shelf)
        self._shared = list_shared([one.id for one in stored])
        self._regencies = list_regency_ids({row.village.id for row in rows})

    def look(self, row: ImportedRegulation) -> Verdict:
        stored = self._shelf.find(row)
        if stored is None:
            if not row.village.within:
                return Verdict(None, faults={VILLAGE_CODE.key: _("%(area)s is not your area.", area=row.village.label)})
            return Verdict(None, faults=self._whole_faults(row, row.whole, len(row.village_ids)))
        if stored.in_bin:
            column = "title" if row.number is None else "number"
            return Verdict(stored, faults={column: _("It is in the bin, so it is not stored again. Restore it there.")})
        changes = tuple(self._changes(row, stored))
        return Verdict(stored, changes, self._change_faults(row, stored, changes) if changes else {})

    def _whole_faults(self, row: ImportedRegulation, values: dict, count: int, by_link: bool = False) -> dict[str, str]:
        terms = self._terms[self._regencies.get(row.village.id)]
        return whole_faults(values, row.village.kind, count, terms, self._today, by_link)

    def _changes(self, row: ImportedRegulation, stored: Stored) -> Iterable[Change]:
        """Empty cells change nothing, and a space or the end of a line is no difference."""
        for name, value in row.said.items():
            before = stored.values[name]
            if value != _in_one_line(before) and not (name == "repealed_by" and stored.is_repealed_by_link):
                yield Change(name, before, value)
        shared = self._shared.get(stored.id, {})
        if row.others is not None and set(row.others) != set(shared):
            yield Change(OTHER_VILLAGES, sorted(shared.values()), sorted(row.others.values()))

    def _change_faults(self, row: ImportedRegulation, stored: Stored, changes: Sequence[Change]) -> dict[str, str]:
        columns = {change.column for change in changes}
        if not row.village.within:
            reason = _("It belongs to %(area)s, and is recorded there with another content.", area=row.village.label)
            return {VILLAGE_CODE.key: reason}
        if "repealed_on" in columns and stored.is_repealed_by_link:
            return {"repealed_on": _("Its repeal follows from the regulation that repeals it. Change that one.")}
        values = {**stored.values, **row.said}
        count = len(row.village_ids) if row.others is not None else self._count_villages(row, stored)
        faults = self._whole_faults(row, values, count, stored.is_repealed_by_link)
        if stored.is_linked and not faults:
            faults = link_faults(stored.id, values, self._load_shelf(stored.area_id), self._today)
        return faults

    def _count_villages(self, row: ImportedRegulation, stored: Stored) -> int:
        return len(row.village_ids) + len(self._shared.get(stored.id, ()))


def _in_one_line(value: Any) -> Any:
    return clean_line(value) if type(value) is str else value


class Shelf:
    """The stored regulations of some areas: found by number, and where one of the two is a draft by title.

    Where villages were merged, first among those of the village that the file means, then among all that count there.
    """

    def __init__(self, stored: Collection[Stored]):
        self._numbered: dict[tuple, Stored] = {}
        self._drafts: dict[tuple, Stored] = {}
        self._titled: dict[tuple, Stored] = {}
        for one in stored:
            for owner in (one.first_code, one.counts_in):
                self._add(one, (owner, one.values["kind"], one.values["year"]))

    def _add(self, one: Stored, about: tuple) -> None:
        titled = (*about, word_key(one.values["title"]))
        self._titled.setdefault(titled, one)
        if one.values["number"] is None:
            self._drafts.setdefault(titled, one)
        else:
            self._numbered.setdefault((*about, one.values["number"]), one)

    def find(self, row: ImportedRegulation) -> Stored | None:
        """The stored one that this row is about; one from the bin only where there is no other."""
        return self._find(row, row.village.first_code) or self._find(row, row.village.id)

    def _find(self, row: ImportedRegulation, owner: str | int) -> Stored | None:
        titled = (owner, *row.titled[1:])
        if row.numbered is None:
            return self._drafts.get(titled) or self._titled.get(titled)
        return self._numbered.get((owner, *row.numbered[1:])) or self._drafts.get(titled)
