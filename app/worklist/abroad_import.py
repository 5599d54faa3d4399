"""Numbers of residents abroad from a file: each row is new, known, different from what is stored, or has a fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.reach import Reach
from app.areas.village_column import VILLAGE_CODE, VILLAGE_NAME, Village, VillageColumn
from app.i18n import _, _l
from app.sheets.cells import read_day, read_line, read_number
from app.sheets.columns import Column, Record, Table
from app.sheets.dry_run import DryRun, Fault, Faults
from app.worklist.abroad_queries import list_abroad
from app.worklist.models import ResidentsAbroad

MOST_RESIDENTS = 50_000
COLUMNS = (
    VILLAGE_CODE,
    VILLAGE_NAME,
    Column("residents_abroad", ("jumlah", "jumlah pmi", "warga di luar negeri", "pmi"), needed=True),
    Column("counted_on", ("tanggal", "tanggal pendataan", "per tanggal", "tgl pendataan"), needed=True),
    Column("source", ("sumber", "sumber data"), needed=True),
)
HEADER = ("village_code", "village", "residents_abroad", "counted_on", "source")


@dataclass(frozen=True)
class ImportedNumber:
    row: int
    village: Village
    residents: int
    counted_on: date
    source: str

    def says_the_same_as(self, stored: ResidentsAbroad) -> bool:
        return (self.residents, self.counted_on, self.source) == (stored.residents, stored.counted_on, stored.source)


@dataclass(frozen=True)
class DifferentNumber:
    """A row about a village of which another number is stored."""

    number: ImportedNumber
    stored: int
    stored_on: date

    @property
    def row(self) -> int:
        return self.number.row


def plan_import(table: Table, reach: Reach, today: date) -> DryRun[ImportedNumber]:
    villages = VillageColumn(table.records, reach)
    rows: list[ImportedNumber] = []
    faults: list[Fault] = []
    first: dict[int, int] = {}
    for record in table.records:
        found = Faults(table, record)
        row = _read(record, found, villages, today)
        if row is not None and first.setdefault(row.village.id, row.row) != row.row:
            found.add(
                VILLAGE_CODE.key,
                _("Row %(row)s is about the same village. Keep one of the two.", row=first[row.village.id]),
            )
        if found.found or row is None:
            faults += found.found
        else:
            rows.append(row)
    return _compared(rows, len(table.records), faults, table.unknown)


def _read(record: Record, found: Faults, villages: VillageColumn, today: date) -> ImportedNumber | None:
    village = villages.find(record)
    if village is None:
        found.add(VILLAGE_CODE.key, villages.fault(record))
    found.need(
        {
            "residents_abroad": _l("Write how many residents work abroad; 0 where there are none."),
            "counted_on": _l("Write the day on which they were counted."),
            "source": _l("Write who counted them, such as “buku data PMI desa”."),
        }
    )
    residents = found.read("residents_abroad", lambda text: read_number(text, MOST_RESIDENTS))
    counted_on = found.read("counted_on", lambda text: read_day(text, today))
    source = found.read("source", lambda text: read_line(text, 160), "")
    if village is None or found.found:
        return None
    return ImportedNumber(record.number, village, residents, counted_on, source)


def _compared(
    rows: Sequence[ImportedNumber], count: int, faults: Sequence[Fault], unknown: tuple[str, ...]
) -> DryRun[ImportedNumber]:
    stored = list_abroad([row.village.id for row in rows])
    new, known, different = [], [], []
    for row in rows:
        one = stored.get(row.village.id)
        if one is None:
            new.append(row)
        elif row.says_the_same_as(one):
            known.append(row)
        else:
            different.append(DifferentNumber(row, one.residents, one.counted_on))
    return DryRun(count, tuple(new), tuple(known), tuple(faults), unknown, tuple(different))
