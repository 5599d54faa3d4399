"""What storing a file would do, row by row; no database, clock or request here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from app.i18n import _
from app.sheets.columns import Record, Table

New = TypeVar("New")


@dataclass(frozen=True)
class Fault:
    """Why a row is not stored: its number and column as they stand in the file, the value, the reason."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class DryRun(Generic[New]):
    """Every row of the file is in exactly one place: new, known (stored already), with one fault or more, or
    different: stored already, with other values that the file may take the place of. `notes` tell how it was read."""

    rows: int
    new: tuple[New, ...]
    known: tuple[New, ...]
    faults: tuple[Fault, ...]
    unknown_columns: tuple[str, ...]
    different: tuple[Any, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def faulty_rows(self) -> int:
        return self.rows - len(self.new) - len(self.known) - len(self.different)


class Faults:
    """Collects the faults of one row in the words of its file."""

    def __init__(self, table: Table, record: Record):
        self._header = table.header
        self._record = record
        self.found: list[Fault] = []
        if record.surplus:
            self.found.append(
                Fault(
                    record.number,
                    "",
                    record.surplus[:60],
                    _("This row has more cells than the header. Put a text that has the delimiter in it in quotes."),
                )
            )

    def need(self, messages: Mapping[str, Any]) -> None:
        """Of these columns none may be empty: {column: what to tell}."""
        for column, message in messages.items():
            if not self._record.get(column):
                self.add(column, str(message))

    def read(self, column: str, read: Callable[[str], Any], empty: Any = None) -> Any:
        """What the cell says; None where it cannot be read, which is a fault."""
        text = self._record.get(column)
        try:
            return read(text) if text else empty
        except ValueError as fault:
            self.add(column, str(fault))
            return None

    def add(self, column: str, reason: str) -> None:
        value = self._record.get(column)
        self.found.append(Fault(self._record.number, self._header.get(column, column), value[:60], reason))
