"""What the reader of workbooks leaves out: hidden rows and columns, formulas without a result, errors in cells.

Read from the XML of xlsx and ods as it streams by, from the records of xls; xlsb does not tell.
"""

import io
import zipfile
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.parsers import expat

from old_excel import hidden_in_old

_CHUNK = 1 << 16


@dataclass
class Marks:
    """Of one sheet: ascending ranges of hidden rows and columns (from 1, both ends in), and cells by row and column."""

    rows: list[tuple[int, int]] = field(default_factory=list)
    columns: list[tuple[int, int]] = field(default_factory=list)
    cells: dict[int, dict[int, str]] = field(default_factory=dict)

    def row_is_hidden(self, number: int) -> bool:
        return _within(self.rows, number)

    def column_is_hidden(self, number: int) -> bool:
        return _within(self.columns, number)


def _within(ranges: list[tuple[int, int]], number: int) -> bool:
    at = bisect_right(ranges, number, key=lambda one: one[0])
    return at > 0 and number <= ranges[at - 1][1]


def read_marks(content: bytes) -> dict[str, Marks] | None:
    """By name of the sheet; None where the file does not tell."""
    old = hidden_in_old(content)
    if old is not None:
        return {name: Marks(rows, columns) for name, (rows, columns) in old.items()}
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return {name: _xlsx_sheet(archive, path) for name, path in _xlsx_sheets(archive) if path in names}
        if "content.xml" in names:
            return _ods_sheets(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, expat.ExpatError, KeyError, ValueError, NotImplementedError):
        return None
    return None


def _stream(
    archive: zipfile.ZipFile,
    path: str,
    start: Callable[[str, dict], None],
    end: Callable[[str], None] = lambda tag: None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Parse one part; tags and attributes come without their prefixes."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attrs: start(_bare(tag), {_bare(k): v for k, v in attrs.items()})
    parser.EndElementHandler = lambda tag: end(_bare(tag))
    if text is not None:
        parser.CharacterDataHandler = text
    with archive.open(path) as part:
        while chunk := part.read(_CHUNK):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _xlsx_sheets(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """(name, path of its part) of each sheet."""
    targets: dict[str, str] = {}
    listed: list[tuple[str, str]] = []

    def relation(tag: str, attrs: dict) -> None:
        if tag == "Relationship":
            targets[attrs["Id"]] = attrs["Target"]

    def sheet(tag: str, attrs: dict) -> None:
        if tag == "sheet":
            listed.append((attrs["name"], attrs.get("id", "")))

    _stream(archive, "xl/_rels/workbook.xml.rels", relation)
    _stream(archive, "xl/workbook.xml", sheet)
    return [(name, _in_archive(targets[key])) for name, key in listed if key in targets]


def _in_archive(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl") / target)


class _XlsxSheet:
    """Hears the elements of one sheet as they stream by."""

    def __init__(self) -> None:
        self.marks = Marks()
        self.row = self.column = 0
        self.kind = self.formula = self.value = ""
        self.inside = ""

    def start(self, tag: str, attrs: dict) -> None:
        if tag == "col" and attrs.get("hidden") in ("1", "true"):
            self.marks.columns.append((int(attrs["min"]), int(attrs["max"])))
        elif tag == "row":
            self.row = int(attrs.get("r") or self.row + 1)
            self.column = 0
            if attrs.get("hidden") in ("1", "true"):
                self.marks.rows.append((self.row, self.row))
        elif tag == "c":
            self.column = _column(attrs["r"]) if "r" in attrs else self.column + 1
            self.kind, self.formula, self.value = attrs.get("t", ""), "", ""
        elif tag in ("f", "v"):
            self.inside = tag
            if tag == "f":
                self.formula = "="

    def text(self, words: str) -> None:
        if self.inside == "f":
            self.formula += words
        elif self.inside == "v":
            self.value += words

    def end(self, tag: str) -> None:
        if tag in ("f", "v"):
            self.inside = ""
        elif tag == "c":
            words = self.value if self.kind == "e" else "" if self.value else self.formula
            if words:
                self.marks.cells.setdefault(self.row, {})[self.column - 1] = words


def _xlsx_sheet(archive: zipfile.ZipFile, path: str) -> Marks:
    sheet = _XlsxSheet()
    _stream(archive, path, sheet.start, sheet.end, sheet.text)
    return sheet.marks


def _column(reference: str) -> int:
    """3 for C7."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number


def _ods_sheets(archive: zipfile.ZipFile) -> dict[str, Marks]:
    sheets: dict[str, Marks] = {}
    seen = {"row": 0, "column": 0}  # of the sheet that streams by

    def start(tag: str, attrs: dict) -> None:
        if tag == "table":
            seen.update(row=0, column=0)
            sheets[attrs.get("name", "")] = Marks()
        elif tag in ("table-row", "table-column") and sheets:
            what = tag.removeprefix("table-")
            first = seen[what] + 1
            seen[what] += int(attrs.get(f"number-{what}s-repeated", "1"))
            if attrs.get("visibility") in ("collapse", "filter"):
                marks = list(sheets.values())[-1]
                (marks.rows if what == "row" else marks.columns).append((first, seen[what]))

    _stream(archive, "content.xml", start)
    return sheets
