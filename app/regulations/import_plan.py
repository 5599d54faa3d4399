"""What storing a file of regulations would do, compared with what is stored already."""

from collections.abc import Collection
from datetime import date

from app.areas.reach import Reach
from app.areas.village_column import VillageColumn
from app.i18n import _
from app.regulations.import_queries import Stored, list_stored
from app.regulations.import_rows import STEPS, ImportedRegulation, read_rows
from app.sheets.columns import Table
from app.sheets.dry_run import DryRun, Fault
from app.sheets.words import word_key


def plan_import(table: Table, reach: Reach, today: date) -> DryRun[ImportedRegulation]:
    """Every row: new, known, or with a fault."""
    rows, faults = read_rows(table, VillageColumn(table.records, reach), today)
    shelf = Shelf({row.village.id for row in rows})
    new, known = [], []
    for row in rows:
        stored = shelf.find(row)
        if stored is None:
            new.append(row)
        elif stored.in_bin:
            faults.append(_fault(table, row, _("It is in the bin, so it is not stored again. Restore it there.")))
        elif other := _other_columns(table, row, stored):
            reason = _("Stored already, but with another %(columns)s. Nothing is changed.", columns=", ".join(other))
            faults.append(_fault(table, row, reason))
        else:
            known.append(row)
    faults.sort(key=lambda fault: fault.row)
    return DryRun(len(table.records), tuple(new), tuple(known), tuple(faults), table.unknown)


class Shelf:
    """The stored regulations of some villages: found by number, and where one of the two is a draft by title."""

    def __init__(self, village_ids: Collection[int]):
        self._numbered: dict[tuple, Stored] = {}
        self._drafts: dict[tuple, Stored] = {}
        self._titled: dict[tuple, Stored] = {}
        for stored in list_stored(village_ids):
            about = (stored.village_id, stored.kind, stored.year)
            titled = (*about, word_key(stored.title))
            self._titled.setdefault(titled, stored)
            if stored.number is None:
                self._drafts.setdefault(titled, stored)
            else:
                self._numbered.setdefault((*about, stored.number), stored)

    def find(self, row: ImportedRegulation) -> Stored | None:
        """The stored one that this row is about; one from the bin only where there is no other."""
        if row.numbered is None:
            return self._drafts.get(row.titled) or self._titled.get(row.titled)
        return self._numbered.get(row.numbered) or self._drafts.get(row.titled)


def _other_columns(table: Table, row: ImportedRegulation, stored: Stored) -> list[str]:
    """The columns of the file, by their names there, that differ from what is stored."""
    other = [column for column in ("number", "title", "theme") if getattr(row, column) != getattr(stored, column)]
    other += [step.value for step in STEPS if row.dates[step] != stored.dates[step]]
    return [table.header.get(column, column) for column in other]


def _fault(table: Table, row: ImportedRegulation, reason: str) -> Fault:
    if row.number is not None:
        return Fault(row.row, table.header["number"], str(row.number), reason)
    return Fault(row.row, table.header["title"], row.title[:60], reason)
