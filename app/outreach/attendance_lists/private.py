"""Numbers of people (NIK, phone) are taken out of every cell as it is read: nothing further on ever sees them."""

import re
from dataclasses import replace

from app.outreach.attendance_lists.people import Place
from app.sheets.grids import Grid, GridRow

MASK = "•••"
_RUN = r"\d{9,}"
_NIK = r"\d(?:[ .-]?\d){15}"
_PHONE = r"(?:\+?62|0)[ .-]?8\d{1,2}(?:[ .-]?\d{2,5}){2,3}"
_NUMBERS = re.compile(rf"(?<!\d)(?:{_NIK}|{_PHONE}|{_RUN})(?!\d)|{_RUN}")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_LEFT_IN_NAMES = re.compile(r"\d[\d .-]{4,}\d")  # as the page of names refuses it


def without_numbers(grid: Grid) -> Grid:
    """Every number that may be a NIK or a phone's is a mask."""
    return replace(grid, rows=tuple(_masked(row) for row in grid.rows))


def _masked(row: GridRow) -> GridRow:
    cells = {column: mask_numbers(words) for column, words in row.cells.items()}
    source = mask_numbers(row.source)
    return row if cells == row.cells and source == row.source else replace(row, cells=cells, source=source)


def mask_numbers(text: str) -> str:
    return _NUMBERS.sub(MASK, text)


def without_columns(grid: Grid, place: Place) -> Grid:
    """The columns of a list that are never read hold masks."""
    dropped = frozenset(place.columns.private)
    if not dropped:
        return grid
    rows = (_without(row, dropped) if place.first <= row.number <= place.last else row for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _without(row: GridRow, dropped: frozenset[int]) -> GridRow:
    return replace(row, cells={c: MASK if c in dropped else words for c, words in row.cells.items()})


def cut_numbers(text: str) -> str:
    """A name or a hamlet as it may be stored."""
    bare = _EMPTY_BRACKETS.sub(" ", _LEFT_IN_NAMES.sub(" ", text.replace(MASK, " ")))
    return " ".join(bare.split()).strip(" -,;:/|")
