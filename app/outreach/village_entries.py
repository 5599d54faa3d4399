"""Cuts a pasted list of villages into entries: one per line, several with commas, or the columns of a spreadsheet."""

import re
from dataclasses import dataclass, field

from app.areas.codes import normal_code, search_key
from app.outreach.place_names import PlaceNames
from app.outreach.village_words import (
    CODE,
    above_name,
    heads_alone,
    heads_behind,
    is_heading,
    kind_in_front,
    split_above,
    without_number,
)
from app.web.values import clean_line

_WIDEST = 3  # "Lambang Sari I, II, III" is one village
_AND = re.compile(r"\s+(?:dan|&)\s+", re.IGNORECASE)
_BULLET = re.compile(r"^[-•*▪·–]\s*")


@dataclass
class Entry:
    """What stands about one village. `either` is a bare word that names its subdistrict and a village as well.

    `text` is read again as this same entry.
    """

    text: str
    name: str = ""
    code: str = ""
    above: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    either: str = ""


@dataclass(frozen=True)
class _Piece:
    """A name, code, number or subdistrict. `close` to the one before it: no comma stands between them."""

    text: str
    close: bool = False

    @property
    def key(self) -> str:
        return search_key(self.text)


@dataclass(frozen=True)
class _Row:
    """One line cut into pieces. `columns`: it came from a spreadsheet; `table`: village, then subdistrict in each."""

    pieces: list[_Piece]
    whole: str
    columns: bool
    table: bool


def read_entries(text: str, names: PlaceNames) -> list[Entry]:
    """The entries in their order; headings, rows with a number alone and empty lines are none."""
    lines = [cells for line in re.split(r"[\n;]", text) if (cells := _cells(line))]
    cut = [_pieces(cells, names) for cells in lines]
    table = len(cut) > 1 and all(_begins_with_place(pieces, names) for pieces in cut)
    rows = [
        _Row(pieces, "\t".join(cells), len(cells) > 1, table or len(cells) > 1)
        for cells, pieces in zip(lines, cut, strict=True)
    ]
    return [entry for row in rows for entry in _entries(row, names)]


def name_key(text: str) -> str:
    """The key of a name without number and kind in front."""
    return search_key(kind_in_front(without_number(text))[1])


def name_keys(text: str) -> set[str]:
    """The keys that a name may have: as it stands, and without what people put around it."""
    behind = heads_behind(text)
    texts = [text, behind[0]] if behind else [text]
    return {key for one in texts for key in (search_key(one), name_key(one)) if key}


def _cells(line: str) -> list[str]:
    return [cell for cell in map(clean_line, line.split("\t")) if cell]


def _pieces(cells: list[str], names: PlaceNames) -> list[_Piece]:
    if is_heading([key for cell in cells if heads_alone(cell) is None and (key := search_key(cell))]):
        return []
    pieces: list[_Piece] = []
    for cell in cells:
        chunks = [chunk.strip() for chunk in cell.split(",")]
        while chunks:
            width = next((n for n in range(_WIDEST, 1, -1) if _has_commas(chunks[:n], names)), 1)
            whole = ", ".join(chunks[:width])
            pieces += [_Piece(whole)] if width > 1 or _is_village(whole, names) else _cut(whole, names)
            del chunks[:width]
    return pieces


def _has_commas(chunks: list[str], names: PlaceNames) -> bool:
    """Whether these are one village, whose name has commas."""
    keys = name_keys(", ".join(chunks))
    return any("," in row.name for key in keys for row in names.villages.get(key, ()))


def _cut(chunk: str, names: PlaceNames) -> list[_Piece]:
    text = _BULLET.sub("", chunk)
    both = _AND.split(text)
    if len(both) > 1 and all(_is_village(one, names) for one in both):
        return [_Piece(one) for one in both]
    return [_Piece(one, close=at > 0) for at, one in enumerate(split_above(text))]


def _is_village(text: str, names: PlaceNames) -> bool:
    return any(key in names.villages for key in name_keys(text))


def _begins_with_place(pieces: list[_Piece], names: PlaceNames) -> bool:
    words = [piece for piece in pieces if heads_alone(piece.text) is None and not CODE.fullmatch(piece.text)]
    return len(words) > 1 and names.lies_within(name_key(words[0].text), words[1].key)


def _entries(row: _Row, names: PlaceNames) -> list[Entry]:
    entries: list[Entry] = []
    for piece in row.pieces:
        heads = heads_alone(piece.text) if piece.key not in names.villages else None
        if entries and (heads is not None or _belongs(piece, entries[-1], names, row)):
            entries[-1].text += ("\t" if row.columns else " - " if piece.close else ", ") + piece.text
            if heads is not None:
                entries[-1].heads.append(heads)
        elif heads is None and (not entries or not row.columns or _is_village(piece.text, names)):
            is_code = CODE.fullmatch(piece.text)
            entries.append(Entry(piece.text, code=piece.text) if is_code else Entry(piece.text, name=piece.text))
    if len(entries) == 1:
        entries[0].text = row.whole
    return entries


def _belongs(piece: _Piece, entry: Entry, names: PlaceNames, row: _Row) -> bool:
    """Whether a piece says more about the village before it; notes it there."""
    if CODE.fullmatch(piece.text):
        takes = not entry.code and (row.columns or piece.close or _is_called(piece.text, entry.name, names))
        entry.code = piece.text if takes else entry.code
        return takes
    if not entry.name:
        unknown = _find(entry.code, names) is None
        takes = row.columns or piece.close or unknown or _is_called(entry.code, piece.text, names)
        entry.name = piece.text if takes else entry.name
        return takes
    above = above_name(piece.text)
    if above is not None and piece.key not in names.villages:
        _note_above(above, entry, names)
        return True
    if piece.key in names.above and not entry.either:
        return _names_above(piece, entry, names, row)
    return _comes_after_its_subdistrict(piece, entry, names, row)


def _note_above(above: str, entry: Entry, names: PlaceNames) -> None:
    """ "Kec. Mendo Barat 12" says the number as well."""
    behind = heads_behind(above) if search_key(above) not in names.above else None
    entry.above.append(search_key(behind[0] if behind else above))
    if behind:
        entry.heads.append(behind[1])


def _names_above(piece: _Piece, entry: Entry, names: PlaceNames, row: _Row) -> bool:
    own = any(names.lies_within(key, piece.key) for key in name_keys(entry.name))
    if piece.key not in names.villages or (own and (row.table or piece.close)):
        entry.above.append(piece.key)
    elif own:
        entry.either = piece.text
    return own or piece.key not in names.villages


def _comes_after_its_subdistrict(piece: _Piece, entry: Entry, names: PlaceNames, row: _Row) -> bool:
    """ "Mendo Barat | Kace Timur": what was taken for a village is the subdistrict of this one."""
    above = search_key(above_name(entry.name) or entry.name)
    alone = not entry.heads and not entry.above and (row.columns or not _is_village(entry.name, names))
    if not alone or not any(names.lies_within(key, above) for key in name_keys(piece.text)):
        return False
    entry.above, entry.name = [above], piece.text
    return True


def _find(code: str, names: PlaceNames):
    return names.places.find(normal_code(code) or "")


def _is_called(code: str, name: str, names: PlaceNames) -> bool:
    row = _find(code, names)
    return row is not None and search_key(row.name) in name_keys(name)
