"""What storing a file of sessions would do, compared with what is stored already."""

from datetime import date

from app.areas.reach import Reach
from app.areas.village_column import VillageColumn
from app.i18n import _
from app.outreach.import_queries import find_stored
from app.outreach.import_rows import COUNTS, ImportedSession, read_rows
from app.sheets.columns import Table
from app.sheets.dry_run import DryRun, Fault

_COMPARED = ("held_on", "title", "approach", "organizer", "venue", *COUNTS)


def plan_import(table: Table, reach: Reach, today: date) -> DryRun[ImportedSession]:
    """Every row: new, known, or with a fault. A fixed number of selects for each ten thousand rows."""
    villages = VillageColumn(table.records, reach)
    rows, faults = read_rows(table, villages, today)
    stored = find_stored({row.key for row in rows})
    new, known = [], []
    for row in rows:
        content, in_bin = stored.get(row.key, (None, False))
        if content is None:
            new.append(row)
        elif in_bin:
            faults.append(
                _fault(table, row, _("This session is in the bin, so it is not stored again. Restore it there."))
            )
        elif row.given_key and (other := _other_columns(table, row, content)):
            reason = _("Stored already under this key with another %(columns)s. Nothing is changed.", columns=other)
            faults.append(_fault(table, row, reason))
        else:
            known.append(row)
    faults.sort(key=lambda fault: fault.row)
    return DryRun(len(table.records), tuple(new), tuple(known), tuple(faults), table.unknown, notes=villages.notes)


def _other_columns(table: Table, row: ImportedSession, content: dict) -> str:
    """The columns of the file, by their names there, that differ from what is stored."""
    other = [column for column in _COMPARED if getattr(row, column) != content[column]]
    if set(row.topics) != content["topics"]:
        other.append("topic")
    if row.village.id != content["host_area_id"]:
        other.append("village_code")
    return ", ".join(table.header.get(column, column) for column in other)


def _fault(table: Table, row: ImportedSession, reason: str) -> Fault:
    """About the session as a whole: beside its key, or its title where the file gives none."""
    if row.given_key:
        return Fault(row.row, table.header["key"], row.given_key[:60], reason)
    return Fault(row.row, table.header["title"], row.title[:60], reason)
