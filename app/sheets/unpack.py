"""Run as a process of its own by read.py: a workbook on standard input, its rows that are not empty as JSON out.

Ends with 2 where the workbook cannot be opened; dies by its limits where it asks for too much.
"""

import io
import json
import math
import resource
import sys
from datetime import date, datetime

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1024**3
SECONDS = 5


def main(most_rows: int) -> int:
    try:
        rows = _rows(sys.stdin.buffer.read(), most_rows)
    except Exception:  # whatever the reader of workbooks raises, the workbook is the cause
        return 2
    json.dump(rows, sys.stdout)
    return 0


def _rows(content: bytes, most_rows: int) -> list[tuple[int, list[str]]]:
    """The rows of the first visible sheet that has any, numbered from 1."""
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


def _limit() -> None:
    """Where the system can hold a process to a limit (macOS cannot hold it to its memory)."""
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    _limit()
    sys.exit(main(int(sys.argv[1])))
