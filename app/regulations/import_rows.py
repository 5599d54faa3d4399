"""Rows of a file read as regulations, by the rules of the form; each fault with row, column, value and reason."""

from dataclasses import dataclass
from datetime import date

from app.areas.village_column import VILLAGE_CODE, VILLAGE_NAME, Village, VillageColumn
from app.i18n import _, _l
from app.regulations.rules import MOST_NUMBER, kind_fault, number_fault, step_faults, year_fault
from app.regulations.synonyms import kind_words, theme_words
from app.regulations.vocabulary import RegulationKind, Step, Theme
from app.sheets.cells import read_any_day, read_line, read_number, read_word
from app.sheets.columns import Column, Record, Table
from app.sheets.dry_run import Fault, Faults
from app.sheets.words import word_key

MOST_TITLE = 300
STEPS = (Step.AGREED, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED, Step.REPEALED)
COLUMNS = (
    VILLAGE_CODE,
    VILLAGE_NAME,
    Column("kind", ("jenis", "jenis peraturan", "jenis peraturan di desa"), needed=True),
    Column("number", ("nomor", "no", "no ditetapkan", "nomor peraturan")),
    Column("year", ("tahun",)),
    Column("title", ("tentang", "judul", "about"), needed=True),
    Column("theme", ("tema",), needed=True),
    Column("agreed_on", ("tanggal kesepakatan", "tgl kesepakatan", "disepakati", "tanggal disepakati")),
    Column("enacted_on", ("tanggal ditetapkan", "tgl ditetapkan", "ditetapkan", "tanggal penetapan")),
    Column(
        "promulgated_on",
        ("tanggal diundangkan", "diundangkan", "tgl lembaran desa", "tanggal lembaran desa", "tanggal pengundangan"),
    ),
    Column("submitted_on", ("tanggal disampaikan", "disampaikan", "tgl lapor", "tanggal dilaporkan")),
    Column("repealed_on", ("tanggal dicabut", "dicabut", "tanggal pencabutan")),
)


_NEEDED = {
    "kind": _l("Choose the kind."),
    "title": _l("Write what it is about, as in its title."),
    "theme": _l("Choose the theme."),
}


@dataclass(frozen=True)
class ImportedRegulation:
    """A regulation as a file has it. A draft has no number yet: its title tells it from others of its year."""

    row: int
    village: Village
    kind: RegulationKind
    theme: Theme
    number: int | None
    year: int
    title: str
    dates: dict[Step, date | None]

    @property
    def numbered(self) -> tuple | None:
        """What no other regulation of a village shares; None for a draft."""
        return None if self.number is None else (self.village.id, self.kind, self.year, self.number)

    @property
    def titled(self) -> tuple:
        """What tells a draft from others."""
        return self.village.id, self.kind, self.year, word_key(self.title)


def read_rows(table: Table, villages: VillageColumn, today: date) -> tuple[list[ImportedRegulation], list[Fault]]:
    """The regulations of a file, and the faults of the other rows."""
    reader = _Reader(villages, today)
    read, faults, rows = [], [], dict[tuple, int]()
    for record in table.records:
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


class _Reader:
    def __init__(self, villages: VillageColumn, today: date):
        self._villages = villages
        self._today = today
        self._kinds = kind_words()
        self._themes = theme_words()

    def read(self, record: Record, faults: Faults) -> ImportedRegulation | None:
        """None where something is wrong; all that is wrong with the row is in `faults` then."""
        village = self._villages.find(record)
        if village is None:
            faults.add(VILLAGE_CODE.key, self._villages.fault(record))
        faults.need(_NEEDED)
        kind = faults.read("kind", lambda text: read_word(text, self._kinds))
        theme = faults.read("theme", lambda text: read_word(text, self._themes))
        title = faults.read("title", lambda text: read_line(text, MOST_TITLE))
        number = faults.read("number", lambda text: read_number(text, MOST_NUMBER))
        year = faults.read("year", lambda text: read_number(text, MOST_NUMBER))
        dates = {step: faults.read(step.value, read_any_day) for step in STEPS}
        if faults.found or village is None:
            return None
        year = year or (dates[Step.ENACTED] and dates[Step.ENACTED].year)
        if year is None:
            faults.add("year", _("Write the year of the regulation."))
            return None
        regulation = ImportedRegulation(record.number, village, kind, theme, number, year, title, dates)
        self._judge(regulation, faults)
        return regulation

    def _judge(self, regulation: ImportedRegulation, faults: Faults) -> None:
        """The rules of the form: kind and area, number, year, the order of the dates."""
        enacted_on = regulation.dates[Step.ENACTED]
        for column, fault in (
            ("kind", kind_fault(regulation.kind, regulation.village.kind)),
            ("number", number_fault(regulation.number, enacted_on)),
            ("year", year_fault(regulation.year, enacted_on, self._today)),
        ):
            if fault:
                faults.add(column, fault)
        for step, fault in step_faults(regulation.kind, regulation.dates, self._today).items():
            faults.add(step.value, fault)
