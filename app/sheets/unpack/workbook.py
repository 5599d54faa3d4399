"""Cells of xlsx, xlsb, xls and ods workbooks as words."""

import io
import math
from datetime import date, datetime

from hidden import Marks, read_marks
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MOST_COLUMNS = 200
MOST_LETTERS = 3_000_000
LONGEST_CELL = 300


class TooMuch(Exception):
    """More cells than anybody reads."""


def first_filled_sheet(content: bytes, most_rows: int) -> list[tuple[int, list[str]]]:
    """The rows that are not empty of the first visible sheet that has any, numbered from 1."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        rows = []
        for number, values in enumerate(workbook.get_sheet_by_name(sheet.name).iter_rows(), 1):
            cells = [_words(value) for value in values]
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
            if len(rows) >= most_rows:
                break
        if rows:
            return rows
    return []


def every_sheet(content: bytes, most_rows: int) -> list[dict]:
    """All sheets as {name, hidden, hides, rows, hidden_columns}; `hides` tells whether hidden rows could be known.

    A row is [number from 1, hidden, {column from 0: words}]; rows without a cell are left off.
    """
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    marks = read_marks(content)
    sheets, letters = [], 0
    for sheet in workbook.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet:
            continue
        marked = None if marks is None else marks.get(sheet.name, Marks())
        rows = _rows(workbook.get_sheet_by_name(sheet.name), marked)
        letters += sum(len(words) for _number, _hidden, cells in rows for words in cells.values())
        most_rows -= len(rows)
        if most_rows < 0 or letters > MOST_LETTERS:
            raise TooMuch
        columns = {column for _number, _hidden, cells in rows for column in cells}
        sheets.append(
            {
                "name": sheet.name,
                "hidden": sheet.visible != SheetVisibleEnum.Visible,
                "hides": marked is not None,
                "rows": rows,
                "hidden_columns": sorted(c for c in columns if marked and marked.column_is_hidden(c + 1)),
            }
        )
    return sheets


def _rows(sheet, marks: Marks | None) -> list[tuple[int, bool, dict[int, str]]]:
    left = sheet.start[1] if sheet.start else 0
    repaired = marks.cells if marks else {}
    rows: list[tuple[int, bool, dict[int, str]]] = []
    columns: set[int] = set()
    for number, values in enumerate(sheet.iter_rows(), 1):
        said = ((column, _words(value)[:LONGEST_CELL].strip()) for column, value in enumerate(values, left))
        cells = {column: words for column, words in said if words}
        cells.update({column: words[:LONGEST_CELL] for column, words in repaired.get(number, {}).items()})
        if cells:
            rows.append((number, bool(marks and marks.row_is_hidden(number)), cells))
            columns.update(cells)
        if len(columns) > MOST_COLUMNS or len(rows) > 50_000:
            raise TooMuch
    return rows


def _words(value) -> str:
    """25 for 25.0, 2026-07-09 for a day, as a person would have typed it."""
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and not value.time():
        return value.date().isoformat()
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
