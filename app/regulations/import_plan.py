"""What storing a file of regulations would do, compared with what is stored already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area
from app.areas.reach import Reach
from app.areas.village_column import VILLAGE_CODE
from app.i18n import _
from app.regulations.import_columns import GAZETTE_DAYS, GAZETTE_NUMBERS
from app.regulations.import_judge import Change, Judge
from app.regulations.import_owners import Owners
from app.regulations.import_rows import ImportedRegulation, RowReader, plain_records
from app.sheets.columns import Record, Table
from app.sheets.dry_run import DryRun, Fault, Faults
from app.sheets.read import UnreadableSheet


@dataclass(frozen=True)
class Different:
    """A row about a stored regulation that says something else about it. `columns` are their names in the file."""

    regulation: ImportedRegulation
    stored_id: int
    changes: tuple[Change, ...]
    columns: dict[str, str]

    @property
    def row(self) -> int:
        return self.regulation.row


def plan_import(table: Table, reach: Reach, today: date, own: Area | None = None) -> DryRun[ImportedRegulation]:
    """Every row: new, known, different, or with a fault. Rows without a code are those of the village `own`."""
    if VILLAGE_CODE.key not in table.header and own is None:
        raise UnreadableSheet(
            _("This file has no column village_code, so it is of one village. Choose that village first.")
        )
    records = plain_records(table)
    owners = Owners(records, reach, own)
    rows, faults = _read_rows(table, RowReader(table, owners), records)
    judge, cells = Judge(rows, reach, today), {record.number: record for record in records}
    new, known, different = [], [], []
    taken: dict[int, int] = {}
    for row in rows:
        verdict = judge.look(row)
        found = verdict.faults
        if verdict.stored is not None and not found:
            first = taken.setdefault(verdict.stored.id, row.row)
            if first != row.row:
                found = {"title": _("Row %(row)s is the same regulation. Keep one of the two.", row=first)}
        if found:
            faults += _faults(table, cells[row.row], found)
        elif verdict.stored is None:
            new.append(row)
        elif verdict.changes:
            places = {one.column: _column_there(table, cells[row.row], one.column) for one in verdict.changes}
            columns = {column: table.header.get(place, place) for column, place in places.items()}
            different.append(Different(row, verdict.stored.id, verdict.changes, columns))
        else:
            known.append(row)
    faults.sort(key=lambda fault: fault.row)
    return DryRun(len(records), tuple(new), tuple(known), tuple(faults), table.unknown, tuple(different), owners.notes)


def _read_rows(table: Table, reader: RowReader, records: Iterable) -> tuple[list[ImportedRegulation], list[Fault]]:
    """The regulations of a file, and the faults of the rows that cannot be read, or come twice."""
    read, faults, rows = [], [], dict[tuple, int]()
    for record in records:
        found = Faults(table, record)
        regulation = reader.read(record, found)
        if regulation is not None:
            name = regulation.numbered or regulation.titled
            if name in rows:
                column = "title" if regulation.number is None else "number"
                found.add(column, _("Row %(row)s is the same regulation. Keep one of the two.", row=rows[name]))
            else:
                rows[name] = regulation.row
        if found.found or regulation is None:
            faults += found.found
        else:
            read.append(regulation)
    return read, faults


def _faults(table: Table, record: Record, reasons: dict[str, str]) -> list[Fault]:
    found = Faults(table, record)
    for column, reason in reasons.items():
        found.add(_column_there(table, record, column), reason)
    return found.found


def _column_there(table: Table, record: Record, column: str) -> str:
    """OpenSID has columns of its own for the promulgation, and the year within the number."""
    places = {
        "promulgated_on": GAZETTE_DAYS.values(),
        "promulgation_number": GAZETTE_NUMBERS.values(),
        "year": ("number",),
    }.get(column, ())
    return column if column in table.header else next((name for name in places if record.get(name)), column)
