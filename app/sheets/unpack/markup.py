"""Cells of HTML tables, and of the XML that Excel of 2003 wrote; both are often named .xls."""

from collections.abc import Iterator

from lxml import etree, html
from workbook import LONGEST_CELL, MOST_COLUMNS, MOST_LETTERS, TooMuch

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def markup_sheets(content: bytes, most_rows: int) -> list[dict]:
    """The same shape as every_sheet of workbook.py; `content` is UTF-8."""
    sheets = list((_xml_sheets if _SPREADSHEET.encode() in content[:5000] else _html_tables)(content))
    rows = [row for sheet in sheets for row in sheet["rows"]]
    columns = max((len({c for row in sheet["rows"] for c in row[2]}) for sheet in sheets), default=0)
    letters = sum(len(words) for row in rows for words in row[2].values())
    if len(rows) > most_rows or letters > MOST_LETTERS or columns > MOST_COLUMNS:
        raise TooMuch
    return sheets


def _sheet(name: str, rows: list, hidden: bool, hidden_columns: list[int]) -> dict:
    return {"name": name, "hidden": hidden, "hides": True, "rows": rows, "hidden_columns": hidden_columns}


def _html_tables(content: bytes) -> Iterator[dict]:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    page = html.document_fromstring(content, parser=parser)
    tables: dict[object, list] = {}
    for row in page.iter("tr"):
        tables.setdefault(next(row.iterancestors("table"), None), []).append(row)
    for rows in tables.values():
        filled: list[tuple[int, bool, dict[int, str]]] = []
        taken: dict[int, int] = {}
        for number, row in enumerate(rows, 1):
            cells, taken = _html_cells(row, taken)
            if cells:
                filled.append((number, _not_shown(row), cells))
        yield _sheet("", filled, False, [])


def _html_cells(row, taken: dict[int, int]) -> tuple[dict[int, str], dict[int, int]]:
    """(words by column, columns still taken by cells that reach into the rows below)."""
    cells: dict[int, str] = {}
    below = {column: rows - 1 for column, rows in taken.items() if rows > 1}
    column = 0
    for cell in row.iterchildren("td", "th"):
        while column in taken:
            column += 1
        if not _not_shown(cell) and (words := _html_words(cell)):
            cells[column] = words
        wide, high = _span(cell, "colspan", MOST_COLUMNS), _span(cell, "rowspan", 50_000)
        if high > 1:
            below.update({column + offset: high - 1 for offset in range(wide)})
        column += wide
    return cells, below


def _html_words(cell) -> str:
    """Nothing for a cell that holds a table: that one is read by itself."""
    if next(cell.iter("table"), None) is not None:
        return ""
    return " ".join(" ".join(cell.itertext()).split())[:LONGEST_CELL]


def _not_shown(element) -> bool:
    style = "".join((element.get("style") or "").casefold().split())
    return "display:none" in style or element.get("hidden") is not None


def _span(cell, name: str, most: int) -> int:
    words = (cell.get(name) or "1").strip()
    return min(max(int(words), 1), most) if words.isascii() and words.isdigit() and len(words) < 8 else 1


def _xml_sheets(content: bytes) -> Iterator[dict]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, encoding="utf-8")
    book = etree.fromstring(content, parser)
    for sheet in book.iter(f"{{{_SPREADSHEET}}}Worksheet"):
        rows, number = [], 0
        for row in sheet.iter(f"{{{_SPREADSHEET}}}Row"):
            number = int(_attribute(row, "Index") or number + 1)
            cells, column = {}, -1
            for cell in row.iterchildren(f"{{{_SPREADSHEET}}}Cell"):
                column = int(_attribute(cell, "Index")) - 1 if _attribute(cell, "Index") else column + 1
                words = " ".join("".join(cell.itertext()).split())[:LONGEST_CELL]
                if words:
                    cells[column] = words
                column += int(_attribute(cell, "MergeAcross") or 0)
            if cells:
                rows.append((number, _attribute(row, "Hidden") == "1", cells))
        yield _sheet(_attribute(sheet, "Name"), rows, False, _xml_hidden_columns(sheet))


def _xml_hidden_columns(sheet) -> list[int]:
    hidden: list[int] = []
    column = -1
    for one in sheet.iter(f"{{{_SPREADSHEET}}}Column"):
        column = int(_attribute(one, "Index")) - 1 if _attribute(one, "Index") else column + 1
        span = min(int(_attribute(one, "Span") or 0), MOST_COLUMNS)
        if _attribute(one, "Hidden") == "1":
            hidden += range(column, column + span + 1)
        column += span
    return hidden


def _attribute(element, name: str) -> str:
    return element.get(f"{{{_SPREADSHEET}}}{name}", "")
