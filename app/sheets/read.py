"""Spreadsheets that people send, CSV or a workbook, as a header and rows of words with their number in the file.

Whatever the bytes are, the answer is rows or UnreadableSheet with a sentence that says what to do. A workbook is
unpacked by a process of its own with little memory and time: a few kilobytes can ask for half a terabyte.
"""

import csv
import io
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from app.i18n import _, number

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 50_000
MOST_SECONDS = 10

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods are zip files, xls is an OLE file
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS = ",;\t"
_UNREADABLE, _LOCKED = 2, 3  # with which unpack/ ends
_UNPACK = Path(__file__).with_name("unpack")


class UnreadableSheet(ValueError):
    """The file as a whole cannot be read; the message says why and what to do."""


@dataclass(frozen=True)
class Row:
    """One row, numbered as the spreadsheet program numbers it: 1 is the first line of the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(content: bytes, most_rows: int = MOST_ROWS) -> Sheet:
    """The header (the first row that is not empty) and the rows below it that are not empty.

    What the file is, is told from its content, never from its name. Raises UnreadableSheet.
    """
    if not content.strip():
        raise UnreadableSheet(_("The file is empty. Choose the file with your rows."))
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(_("The file is larger than 5 MB. Split it into smaller files."))
    rows = _workbook_rows(content, most_rows) if is_workbook(content) else _csv_rows(decode_text(content), most_rows)
    if not rows:
        raise UnreadableSheet(_("The file is empty. Choose the file with your rows."))
    if len(rows) - 1 > most_rows:
        most = number(most_rows)
        raise UnreadableSheet(_("The file has more than %(most)s rows. Split it into smaller files.", most=most))
    return Sheet(rows[0].cells, tuple(rows[1:]))


def is_workbook(content: bytes) -> bool:
    return content.startswith(_WORKBOOKS)


def decode_text(content: bytes) -> str:
    """UTF-8 or UTF-16 with or without a mark, else cp1252, which is what Excel on Windows writes."""
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1252", *_unmarked_utf_16(content))
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnreadableSheet(_("This is not a spreadsheet. Save it as CSV or as an Excel workbook (.xlsx)."))


def _unmarked_utf_16(content: bytes) -> tuple[str, ...]:
    """Where nearly every second byte is zero, as in European words."""
    start = content[:400]
    if len(start) < 8:
        return ()
    little, big = (start[offset::2].count(0) * 10 > len(start) * 4 for offset in (1, 0))
    return ("utf-16-le",) if little and not big else ("utf-16-be",) if big and not little else ()


def _csv_rows(text: str, most_rows: int) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[Row] = []
    line = 0
    try:
        for line, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(cells)))
            if len(rows) > most_rows + 1:
                break
    except csv.Error:
        raise UnreadableSheet(
            _(
                "Row %(row)s cannot be read: a quotation mark opens or closes in the wrong place. Correct it there.",
                row=line + 1,
            )
        ) from None
    return rows


def _delimiter(text: str) -> str:
    """The mark that stands most often in the first line that is not empty; a comma where there is none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def _workbook_rows(content: bytes, most_rows: int) -> list[Row]:
    return [Row(line, tuple(cells)) for line, cells in unpack(content, "first", most_rows + 2)]


def unpack(content: bytes, what: str, most_rows: int) -> list:
    """What the process in unpack/ read: "first" sheet, "every" sheet or "markup". Raises UnreadableSheet."""
    try:
        unpacked = subprocess.run(
            [sys.executable, "-I", str(_UNPACK), what, str(most_rows)],
            input=content,
            capture_output=True,
            timeout=MOST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _too_heavy() from None
    if unpacked.returncode == 0:
        return json.loads(unpacked.stdout)
    if unpacked.returncode == _UNREADABLE:
        raise UnreadableSheet(_("This workbook cannot be opened. Open it in Excel and save it once more as .xlsx."))
    if unpacked.returncode == _LOCKED:
        raise UnreadableSheet(_("This workbook has a password. Save it without one, then send it again."))
    raise _too_heavy()


def _too_heavy() -> UnreadableSheet:
    return UnreadableSheet(
        _("Unpacked, this workbook is too large. Copy the filled rows into a new workbook and send that.")
    )
