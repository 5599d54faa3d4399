"""The same grid of words as every kind of file that people send. What is written is what a person would see."""

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Collection, Sequence
from html import escape

import xlsxwriter

Cell = str | int | None
Rows = Sequence[Sequence[Cell]]


def text_of(rows: Rows, delimiter: str = ";") -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([["" if c is None else c for c in row] for row in rows])
    return text.getvalue()


def as_csv(rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    return text_of(rows, delimiter).encode(encoding)


def as_xlsx(
    *sheets: Rows,
    names: Sequence[str] = (),
    merged: Sequence[str] = (),
    hidden_rows: Collection[int] = (),
    hidden_columns: Collection[int] = (),
    hidden_sheets: Collection[int] = (),
) -> bytes:
    """Merged ranges as "D2:E2"; a cell that begins with = is a formula whose result is the words behind a tab."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_numbers": False}) as book:
        for at, rows in enumerate(sheets):
            sheet = book.add_worksheet(names[at] if at < len(names) else None)
            for one in merged:
                sheet.merge_range(one, "")
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    _write(sheet, row, column, cell)
            for row in hidden_rows:
                sheet.set_row(row - 1, None, None, {"hidden": True})
            for column in hidden_columns:
                sheet.set_column(column, column, None, None, {"hidden": True})
            if at in hidden_sheets:
                sheet.hide()
    return target.getvalue()


def _write(sheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str) and cell.startswith("="):
        formula, _tab, result = cell.partition("\t")
        sheet.write_formula(row, column, formula, None, result)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, cell)


_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>'
    "<office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)
_ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS_KIND}"/></manifest:manifest>'
)


def as_ods(*sheets: Rows, names: Sequence[str] = (), hidden_rows: Collection[int] = ()) -> bytes:
    tables = []
    for at, rows in enumerate(sheets):
        lines = "".join(_ods_row(cells, number in hidden_rows) for number, cells in enumerate(rows, 1))
        name = escape(names[at] if at < len(names) else f"Sheet{at + 1}")
        tables.append(f'<table:table table:name="{name}">{lines}</table:table>')
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", _ODS_KIND, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _ODS_MANIFEST)
        archive.writestr("content.xml", _ODS.format("".join(tables)))
    return target.getvalue()


def _ods_row(cells: Sequence[Cell], hidden: bool) -> str:
    shown = ' table:visibility="collapse"' if hidden else ""
    return f"<table:table-row{shown}>{''.join(_ods_cell(cell) for cell in cells) or _ods_cell(None)}</table:table-row>"


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    words = f"<text:p>{escape(str(cell))}</text:p>"
    if isinstance(cell, int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}">{words}</table:table-cell>'
    return f'<table:table-cell office:value-type="string">{words}</table:table-cell>'


def as_html(rows: Rows, encoding: str = "utf-8") -> bytes:
    lines = ""
    for row in rows:
        cells = "".join(f"<td>{escape('' if cell is None else str(cell))}</td>" for cell in row)
        lines += f"<tr>{cells}</tr>"
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={encoding}">'
    return f"<html><head>{head}</head><body><table border=1>{lines}</table></body></html>".encode(encoding)


def as_xml_2003(rows: Rows) -> bytes:
    lines = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{escape("" if c is None else str(c))}</Data></Cell>' for c in row)
        + "</Row>"
        for row in rows
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}">'
        f'<Worksheet ss:Name="Daftar"><Table>{lines}</Table></Worksheet></Workbook>'
    ).encode()


def as_xls(*sheets: Rows, hidden_rows: Collection[int] = (), hidden_columns: Collection[int] = ()) -> bytes:
    """Excel 97 to 2003: the records of a workbook (BIFF8) in an OLE file."""
    bodies = [_biff_sheet(rows, hidden_rows, hidden_columns) for rows in sheets]
    names = [f"Sheet{number}".encode() for number in range(1, len(sheets) + 1)]
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    end = _record(0x000A)
    offset = len(start) + sum(4 + 8 + len(name) for name in names) + len(end)
    bounds = b""
    for name, body in zip(names, bodies, strict=True):
        bounds += _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name), 0) + name)
        offset += len(body)
    return _ole(start + bounds + end + b"".join(bodies))


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _biff_sheet(rows: Rows, hidden_rows: Collection[int], hidden_columns: Collection[int]) -> bytes:
    found = [_record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))]
    found += [_record(0x007D, struct.pack("<HHHHHH", c, c, 2560, 15, 0x0001, 0)) for c in hidden_columns]
    found += [
        _record(0x0208, struct.pack("<HHHHHHI", row, 0, len(cells), 300, 0, 0, 0x20 if row + 1 in hidden_rows else 0))
        for row, cells in enumerate(rows)
    ]
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            place = struct.pack("<HHH", row, column, 15)
            if isinstance(cell, int):
                found.append(_record(0x0203, place + struct.pack("<d", cell)))
            elif cell:
                words = cell.encode("utf-16-le")
                found.append(_record(0x0204, place + struct.pack("<HB", len(words) // 2, 1) + words))
    return b"".join(found) + _record(0x000A)


def _ole(stream: bytes) -> bytes:
    """One stream "Workbook" of at least 4,096 bytes, so that no small sectors are needed."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    fat_count = -(-(count + 2) // 126)
    free, end, fat_mark = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [fat_mark] * fat_count + [end] + [*range(fat_count + 2, fat_count + 1 + count), end]
    fat += [free] * (fat_count * 128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, fat_count, 0, 4096, end, 0, end, 0)
    header += struct.pack(f"<{fat_count}I", *range(fat_count)).ljust(436, b"\xff")
    directory = _entry("Root Entry", 5, end, 0, child=1) + _entry("Workbook", 2, fat_count + 1, len(stream))
    return header + struct.pack(f"<{len(fat)}I", *fat) + directory.ljust(512, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    return (
        letters.ljust(64, b"\0")
        + struct.pack("<HBB", len(letters), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


# Every form in which a plain grid can be sent, by a name for the tests.
FORMS: dict[str, Callable[[Rows], bytes]] = {
    "xlsx": as_xlsx,
    "xls": as_xls,
    "ods": as_ods,
    "html": as_html,
    "xml 2003": as_xml_2003,
    "csv": as_csv,
    "comma": lambda rows: as_csv(rows, ","),
    "tab": lambda rows: as_csv(rows, "\t"),
    "utf-8 with a mark": lambda rows: as_csv(rows, ";", "utf-8-sig"),
    "utf-16": lambda rows: as_csv(rows, "\t", "utf-16"),
    "utf-16 without a mark": lambda rows: as_csv(rows, ";", "utf-16-le"),
    "cp1252": lambda rows: as_csv(rows, ";", "cp1252"),
}
