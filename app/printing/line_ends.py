"""A file in which no packed stream ends in a carriage return.

qpdf packs the streams that hold objects itself, and one in 256 of them ends so. A strict validator counts the carriage
return to the line end that must follow, and finds the stream a byte too short. Such streams are packed again, a line
end longer, and the table of places is written anew.
"""

import re
import zlib
from bisect import bisect_left
from itertools import accumulate

_BAD = b"\r\nendstream"
_HEAD = re.compile(rb"\d+ 0 obj\n<<[^<>]*/ObjStm[^<>]*>>\nstream\n")
_TABLE = re.compile(rb"(\d+ 0 obj\n<<)(.*?)(>>\nstream\n)", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)")
_WIDTHS = re.compile(rb"/W \[ ?(\d+) (\d+) (\d+) ?\]")


def settle_line_ends(pdf: bytes) -> bytes:
    """`pdf` is as qpdf writes it: with one table of places, packed, at its end."""
    start = int(pdf[pdf.rindex(b"startxref\n") + 10 :].split()[0])
    pieces: list[bytes] = []
    moved: list[tuple[int, int]] = []
    done = 0
    at = pdf.find(_BAD, 0, start)
    while at != -1:
        head = _head_before(pdf, at + 1)
        if head:
            packed = zlib.compress(zlib.decompress(pdf[head.end() : at + 1]) + b"\n")
            told = _LENGTH.sub(b"/Length %d" % len(packed), head.group())
            pieces += [pdf[done : head.start()], told, packed]
            moved.append((head.start(), len(told) + len(packed) - (at + 1 - head.start())))
            done = at + 1
        at = pdf.find(_BAD, at + 1, start)
    if not moved and pdf.find(_BAD, start) == -1:
        return pdf
    body = b"".join([*pieces, pdf[done:start]])
    return body + _table(pdf, start, moved) + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _head_before(pdf: bytes, end: int) -> re.Match[bytes] | None:
    """The head of the stream of objects that ends there."""
    begin = pdf.rfind(b"\n", 0, pdf.rfind(b" 0 obj\n<<", 0, end)) + 1
    head = _HEAD.match(pdf, begin)
    length = head and _LENGTH.search(head.group())
    return head if head and length and head.end() + int(length[1]) == end else None


def _table(pdf: bytes, start: int, moved: list[tuple[int, int]]) -> bytes:
    """The table of places: each moved by what the streams before it grew."""
    found = _TABLE.match(pdf, start)
    assert found is not None
    facts = found[2]
    widths, length = _WIDTHS.search(facts), _LENGTH.search(facts)
    assert widths is not None
    assert length is not None
    first, second, third = (int(width) for width in widths.groups())
    rows = _unfiltered(zlib.decompress(pdf[found.end() : found.end() + int(length[1])]), first + second + third)
    places = [place for place, _growth in moved]
    growths = [0, *accumulate(growth for _place, growth in moved)]
    table = bytearray()
    for row in rows:
        kind, place, index = row[:first], int.from_bytes(row[first : first + second], "big"), row[first + second :]
        if kind == b"\1":
            place += growths[bisect_left(places, place)]
        table += kind + place.to_bytes(4, "big") + index
    packed = zlib.compress(bytes(table))
    packed += b"\0" * packed.endswith(b"\r")
    facts = re.sub(rb"/DecodeParms <<.*?>>", b"", facts)
    facts = _WIDTHS.sub(b"/W [ %d 4 %d ]" % (first, third), facts)
    facts = _LENGTH.sub(b"/Length %d" % len(packed), facts)
    return found[1] + facts + found[3] + packed + b"\nendstream\nendobj\n"


def _unfiltered(data: bytes, width: int) -> list[bytes]:
    """Rows of the predictor "up", which tells of each byte how it differs from the one above."""
    rows, above = [], bytes(width)
    for at in range(0, len(data), width + 1):
        above = bytes((one + up) & 255 for one, up in zip(data[at + 1 : at + 1 + width], above, strict=True))
        rows.append(above)
    return rows
