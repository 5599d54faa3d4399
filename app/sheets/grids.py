"""Whole files as grids: every sheet of a workbook and every table of a page, each cell where it stands in the file.

What is hidden is told apart, not left off. Files are unpacked by a process of its own with little memory and time.
"""

import re
from dataclasses import dataclass, field, replace

from app.i18n import _
from app.sheets.read import UnreadableSheet, unpack

MOST_FILLED_ROWS = 10_000
_MARKUP = re.compile(r"\s*<(?:!doctype|html|table|head|body|meta|div|style|\?xml)\b", re.IGNORECASE)


@dataclass(frozen=True)
class GridRow:
    """`number` is the spreadsheet's own; `cells` only those with words, by column from 0; `source` a line of text."""

    number: int
    cells: dict[int, str]
    hidden: bool = False
    source: str = ""

    @property
    def words(self) -> str:
        """What stands in the row, as a person would read it out."""
        return self.source or " | ".join(self.cells[column] for column in sorted(self.cells))


@dataclass(frozen=True)
class Grid:
    """One sheet or table. `hides` False: this kind of file does not tell what is hidden."""

    name: str
    rows: tuple[GridRow, ...]
    hidden: bool = False
    hides: bool = True
    hidden_columns: frozenset[int] = field(default_factory=frozenset)

    def shown(self) -> "Grid":
        """Without what a person who opens the file does not see, hidden rows excepted: they stay, marked so."""
        if not self.hidden_columns:
            return self
        rows = (
            replace(row, cells={c: words for c, words in row.cells.items() if c not in self.hidden_columns})
            for row in self.rows
        )
        return replace(self, rows=tuple(row for row in rows if row.cells))


def workbook_grids(content: bytes) -> list[Grid]:
    """The sheets of an xlsx, xlsb, xls or ods workbook. Raises UnreadableSheet."""
    return _grids(unpack(content, "every", MOST_FILLED_ROWS))


def is_markup(text: str) -> bool:
    return _MARKUP.match(text) is not None


def markup_grids(text: str) -> list[Grid]:
    """The tables of an HTML page, or the sheets of Excel's XML of 2003. Raises UnreadableSheet."""
    return _grids(unpack(text.encode(), "markup", MOST_FILLED_ROWS))


def lines_grid(lines: list[list[str]]) -> Grid:
    """A grid of text whose lines were split into cells; each line is a row."""
    if sum(any(cells) for cells in lines) > MOST_FILLED_ROWS:
        raise UnreadableSheet(_("This text has more than 10,000 lines. Paste the list of names only."))
    rows = (
        GridRow(number, {column: words for column, cell in enumerate(cells) if (words := cell.strip()[:300])})
        for number, cells in enumerate(lines, 1)
    )
    return Grid("", tuple(row for row in rows if row.cells))


def _grids(sheets: list[dict]) -> list[Grid]:
    return [
        Grid(
            sheet["name"],
            tuple(
                GridRow(number, {int(column): words for column, words in cells.items()}, hidden)
                for number, hidden, cells in sheet["rows"]
            ),
            sheet["hidden"],
            sheet["hides"],
            frozenset(sheet["hidden_columns"]),
        )
        for sheet in sheets
    ]
