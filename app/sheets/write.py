"""A table as CSV or XLSX: numbers as numbers, and no cell that a spreadsheet would run as a formula."""

import csv
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from io import BytesIO, StringIO

from xlsxwriter import Workbook

Cell = str | int | float | date | None

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """What a column holds; a cell may hold words instead, such as "-" or "belum lapor"."""

    TEXT = "@"
    COUNT = "#,##0"
    SHARE = "0.0%"
    DAY = "yyyy-mm-dd"
    YEAR = "0"


@dataclass(frozen=True)
class Column:
    label: str
    form: Form = Form.TEXT
    width: int = 12


@dataclass(frozen=True)
class Sheet:
    """`facts` say on the first row what the table is about; `rows` end with the total where there is one.

    Without facts the first row are the labels, as programs that read a table expect it.
    """

    title: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: list[tuple[Cell, ...]]


def to_csv(sheet: Sheet) -> bytes:
    """Commas, UTF-8 with a mark that spreadsheets look for; days as 2026-07-09, shares as 0.6794."""
    text = StringIO(newline="")
    writer = csv.writer(text)
    if sheet.facts:
        writer.writerow([_harmless(fact) for fact in sheet.facts])
    writer.writerow([_harmless(column.label) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([_plain(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return round(cell, 4)
    return _harmless(cell) if isinstance(cell, str) else cell


def _harmless(text: str) -> str:
    """Text that begins like a formula gets an apostrophe in front; a bare "-" (not applicable) is none."""
    return f"'{text}" if text.startswith(_RISKY) and text != "-" else text


def to_xlsx(sheet: Sheet) -> bytes:
    """One sheet; the head stays in view."""
    target, head = BytesIO(), 1 if sheet.facts else 0
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(target, options) as book:
        page = book.add_worksheet(_tab_name(sheet.title))
        bold = book.add_format({"bold": True})
        formats = [book.add_format({"num_format": column.form.value}) for column in sheet.columns]
        right = book.add_format({"align": "right"})
        for index, fact in enumerate(sheet.facts):
            page.write_string(0, index, fact, bold)
        for index, column in enumerate(sheet.columns):
            page.write_string(head, index, column.label, bold)
            page.set_column(index, index, column.width)
        page.freeze_panes(head + 1, 0)
        for number, row in enumerate(sheet.rows, head + 1):
            for index, cell in enumerate(row):
                words = isinstance(cell, str) and sheet.columns[index].form is not Form.TEXT
                _write(page, number, index, cell, right if words else formats[index])
    return target.getvalue()


def _write(page, row: int, column: int, cell: Cell, shape) -> None:
    if isinstance(cell, str):
        page.write_string(row, column, cell, shape)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, shape)
    elif cell is not None:
        page.write_number(row, column, cell, shape)


def _tab_name(title: str) -> str:
    """At most 31 characters, and none of those that a tab may not have."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31]
