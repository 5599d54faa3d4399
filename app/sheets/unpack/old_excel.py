"""Hidden rows and columns of workbooks of Excel 97 to 2003 (.xls): records of a stream within an OLE file."""

import struct
from collections.abc import Iterator

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHEET, _END, _COLUMNS, _ROW = 0x0085, 0x000A, 0x007D, 0x0208
_BIFF8 = 0x0600
_LAST_SECTOR = 0xFFFFFFFA  # from here on the numbers of sectors are marks

Ranges = list[tuple[int, int]]


def hidden_in_old(content: bytes) -> dict[str, tuple[Ranges, Ranges]] | None:
    """(rows, columns) by name of the sheet, as ranges from 1; None where the file is of another kind."""
    if not content.startswith(_SIGNATURE):
        return None
    try:
        stream = _workbook_stream(content)
        return {name: _hidden(stream, offset) for name, offset in _sheets(stream)} if stream else None
    except (struct.error, IndexError, UnicodeDecodeError, ValueError):
        return None


def _workbook_stream(content: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    fat = _fat(content, size)
    directory = _chain(content, fat, struct.unpack_from("<I", content, 48)[0], size)
    for at in range(0, len(directory) - 127, 128):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le")
        start, bytes_ = struct.unpack_from("<II", directory, at + 116)
        if name in ("Workbook", "Book") and bytes_ >= struct.unpack_from("<I", content, 56)[0]:
            return _chain(content, fat, start, size)[:bytes_]
    return b""


def _fat(content: bytes, size: int) -> list[int]:
    """Which sector follows which. The header names the sectors of this table, and where more of them are named."""
    places = list(struct.unpack_from("<109I", content, 76))
    more, count = struct.unpack_from("<II", content, 68)
    for _turn in range(min(count, len(content) // size)):
        if more >= _LAST_SECTOR:
            break
        listed = struct.unpack_from(f"<{size // 4}I", content, (more + 1) * size)
        places += listed[:-1]
        more = listed[-1]
    fat: list[int] = []
    for place in places:
        if place < _LAST_SECTOR:
            fat += struct.unpack_from(f"<{size // 4}I", content, (place + 1) * size)
    return fat


def _chain(content: bytes, fat: list[int], sector: int, size: int) -> bytes:
    parts = []
    for _turn in range(len(fat)):  # no chain is longer: one that goes in a circle ends
        if sector >= _LAST_SECTOR:
            break
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = fat[sector]
    return b"".join(parts)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _END:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    """(name, where its records begin)."""
    version = struct.unpack_from("<H", stream, 4)[0]
    for kind, body in _records(stream, 0):
        if kind != _SHEET:
            continue
        offset, length = struct.unpack_from("<I", body)[0], body[6]
        if version != _BIFF8:
            yield body[7 : 7 + length].decode("cp1252"), offset
        elif body[7] & 1:
            yield body[8 : 8 + 2 * length].decode("utf-16-le"), offset
        else:
            yield body[8 : 8 + length].decode("latin-1"), offset


def _hidden(stream: bytes, offset: int) -> tuple[Ranges, Ranges]:
    rows: Ranges = []
    columns: Ranges = []
    for kind, body in _records(stream, offset):
        if kind == _ROW and struct.unpack_from("<I", body, 12)[0] & 0x20:
            row = struct.unpack_from("<H", body)[0] + 1
            rows.append((row, row))
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", body)
            columns.append((first + 1, last + 1))
    return sorted(rows), sorted(columns)
