"""Rows of a file read cell by cell; each fault with row, column, value and reason. What is read is not judged here."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from app.areas.village_column import VILLAGE_CODE
from app.i18n import _, _l
from app.regulations.import_cells import plain_cell, proposed_theme, read_number_and_year, read_yes
from app.regulations.import_columns import DAYS, GAZETTE_DAYS, GAZETTE_NUMBERS, OTHER_VILLAGES, TEXTS
from app.regulations.import_owners import Owner, Owners
from app.regulations.rules import MOST_NUMBER
from app.regulations.synonyms import kind_words, theme_words
from app.regulations.vocabulary import GAZETTE_NAMES, KIND_RULES, RegulationKind, Step, Theme
from app.sheets.cells import read_any_day, read_line, read_number, read_word
from app.sheets.columns import Record, Table
from app.sheets.dry_run import Faults
from app.sheets.words import word_key

MOST_TITLE = 300
EMPTY: dict[str, Any] = {"number": None, "unsigned": False, **dict.fromkeys(DAYS), **dict.fromkeys(TEXTS, "")}
"""What stands in the columns that a file leaves empty."""

_NEEDED = {"kind": _l("Choose the kind."), "title": _l("Write what it is about, as in its title.")}


@dataclass(frozen=True)
class ImportedRegulation:
    """A regulation as a file has it: only the cells that are filled in. A draft has no number yet: its title tells
    it from others of its year. `others` are the other villages for which it is valid; None: the file does not say.
    """

    row: int
    village: Owner
    values: dict[str, Any]
    theme_proposed: bool
    others: dict[int, str] | None

    @property
    def kind(self) -> RegulationKind:
        return self.values["kind"]

    @property
    def number(self) -> int | None:
        return self.values.get("number")

    @property
    def year(self) -> int:
        return self.values["year"]

    @property
    def title(self) -> str:
        return self.values["title"]

    @property
    def theme(self) -> Theme:
        return self.values["theme"]

    @property
    def said(self) -> dict[str, Any]:
        """What the file itself says: a theme that was only proposed changes nothing that is stored."""
        return {name: value for name, value in self.values.items() if not (self.theme_proposed and name == "theme")}

    @property
    def whole(self) -> dict[str, Any]:
        """Every column, the empty ones too."""
        return {**EMPTY, **self.values}

    @property
    def village_ids(self) -> set[int]:
        """All villages for which it is valid, where the file says so."""
        own = set() if self.kind is RegulationKind.REGIONAL_REGULATION else {self.village.id}
        return own | set(self.others or ())

    @property
    def numbered(self) -> tuple | None:
        """What no other regulation of a village shares; None for a draft."""
        return None if self.number is None else (self.village.id, self.kind, self.year, self.number)

    @property
    def titled(self) -> tuple:
        """What tells a draft from others."""
        return self.village.id, self.kind, self.year, word_key(self.title)


class RowReader:
    """Reads one row after the other."""

    def __init__(self, table: Table, owners: Owners):
        self._header = table.header
        self._owners = owners
        self._kinds = kind_words()
        self._themes = theme_words()
        self._needed = {**_NEEDED, "theme": _l("Choose the theme.")} if "theme" in table.header else _NEEDED

    def read(self, record: Record, faults: Faults) -> ImportedRegulation | None:
        """None where a cell cannot be read; all that is wrong with them is in `faults` then."""
        faults.need(self._needed)
        kind = faults.read("kind", lambda text: read_word(text, self._kinds))
        owner = self._owners.find(record, kind)
        if owner is None:
            faults.add(VILLAGE_CODE.key, self._owners.fault(record))
        values = self._values(faults)
        if faults.found or owner is None:
            return None
        values["kind"] = kind
        self._place_promulgation(kind, record, values, faults)
        self._find_year(values, faults)
        villages = faults.read(OTHER_VILLAGES, lambda _text: self._owners.read_others(record, owner, kind))
        proposed = "theme" not in values
        if proposed:
            values["theme"] = proposed_theme(values["title"])
        return None if faults.found else ImportedRegulation(record.number, owner, values, proposed, villages)

    def _values(self, faults: Faults) -> dict[str, Any]:
        """The filled cells, by column."""
        read: dict[str, Any] = {
            "title": faults.read("title", lambda text: read_line(text, MOST_TITLE)),
            "theme": faults.read("theme", lambda text: read_word(text, self._themes)),
            "number_and_year": faults.read("number", read_number_and_year),
            "year": faults.read("year", lambda text: read_number(text, MOST_NUMBER)),
            "unsigned": faults.read("unsigned", read_yes),
        }
        for name in (*DAYS, *GAZETTE_DAYS.values()):
            read[name] = faults.read(name, read_any_day)
        for name in GAZETTE_NUMBERS.values():
            read[name] = faults.read(name, lambda text: read_line(text, TEXTS["promulgation_number"]))
        for name, most in TEXTS.items():
            read[name] = faults.read(name, partial(read_line, most=most))
        return {name: value for name, value in read.items() if value not in (None, "")}

    def _place_promulgation(self, kind: RegulationKind, record: Record, values: dict, faults: Faults) -> None:
        """OpenSID has two pairs of columns for it: the kind decides which of them may be filled."""
        rules = KIND_RULES[kind]
        for target, columns in (("promulgated_on", GAZETTE_DAYS), ("promulgation_number", GAZETTE_NUMBERS)):
            for gazette, column in columns.items():
                value = values.pop(column, None)
                if value is None:
                    continue
                if rules.promulgated_in is None:
                    fault = _("A %(kind)s is not promulgated. Leave this empty.", kind=rules.name)
                    faults.add(column, fault)
                elif gazette is not rules.promulgated_in:
                    faults.add(column, _wrong_gazette(rules.name, rules.promulgated_in, gazette))
                elif values.setdefault(target, value) != value:
                    message = _("Column %(other)s says something else. Correct one of the two.")
                    faults.add(column, message % {"other": self._header[target]})

    def _find_year(self, values: dict, faults: Faults) -> None:
        """That of its column, of the number, or of enactment; of a draft that of its last step."""
        number, year = values.pop("number_and_year", (None, None))
        if number is not None:
            values["number"] = number
        if year is not None and values.setdefault("year", year) != year:
            message = _("The number says %(year)s, the column of the year %(other)s. Correct one of the two.")
            faults.add("number", message % {"year": year, "other": values["year"]})
        if "year" not in values:
            known: list[date] = [values[step.value] for step in Step if step.value in values]
            if not known:
                faults.add("year", _("Write the year of the regulation."))
            else:
                values["year"] = values.get("enacted_on", max(known)).year


def _wrong_gazette(kind: str, right, wrong) -> str:
    return _(
        "A %(kind)s is promulgated in the %(right)s, not in the %(wrong)s. Move this to the column of the %(right)s.",
        kind=kind,
        right=GAZETTE_NAMES[right],
        wrong=GAZETTE_NAMES[wrong],
    )


def plain_records(table: Table) -> tuple[Record, ...]:
    """The rows without what other systems, and spreadsheets, write into cells that say nothing."""
    return tuple(
        Record(record.number, {name: plain_cell(text) for name, text in record.values.items()}, record.surplus)
        for record in table.records
    )
