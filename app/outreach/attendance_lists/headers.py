"""Where the lists of a grid begin, and what their columns hold, from the titles above them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.outreach.attendance_lists.guessing import looks_like_a_name
from app.outreach.attendance_lists.people import Columns, Place
from app.outreach.attendance_lists.words import PRIVATE, Kind, header_kind, is_children, is_tick, sex_heading
from app.outreach.vocabulary import Sex
from app.sheets.grids import Grid, GridRow
from app.sheets.words import word_key

_P_FOR_PRIA = frozenset({"pw", "wp", "priawanita", "wanitapria"})
_END = 10**9


@dataclass(frozen=True)
class Header:
    """The rows of titles of one or more lists side by side: by column from 0 the kind and the words."""

    top: int  # index in the grid's rows
    bottom: int
    kinds: dict[int, Kind]
    titles: dict[int, str]

    @property
    def names(self) -> list[int]:
        """The columns of names, one for each list side by side; of children's names only where there are no others."""
        columns = sorted(column for column, kind in self.kinds.items() if kind is Kind.NAME)
        return columns or sorted(column for column, kind in self.kinds.items() if kind is Kind.CHILD_NAME)[:1]


def find_headers(rows: Sequence[GridRow]) -> list[Header]:
    headers: list[Header] = []
    index = 0
    while index < len(rows):
        header = _header_at(rows, index)
        if header is not None:
            headers.append(header)
            index = header.bottom
        index += 1
    return headers


def _header_at(rows: Sequence[GridRow], index: int) -> Header | None:
    row = rows[index]
    kinds = _kinds(row)
    _name_by_sex(rows, index, kinds)
    names = [column for column, kind in kinds.items() if kind in (Kind.NAME, Kind.CHILD_NAME)]
    if row.hidden or not names or any(_is_filled_in(row, column) for column in names):
        return None
    titles = dict(row.cells)
    bottom = index
    below = rows[index + 1] if index + 1 < len(rows) else None
    if below is not None and below.number <= row.number + 2 and _continues(below, names):
        kinds.update(_kinds(below))
        titles.update({c: f"{titles[c]} {words}" if c in titles else words for c, words in below.cells.items()})
        bottom = index + 1
    if len(kinds) == 1 and not _stands_alone(rows, bottom, row, names[0]):
        return None
    _keep_pairs(kinds, titles)
    return Header(index, bottom, kinds, titles)


def _kinds(row: GridRow) -> dict[int, Kind]:
    return {column: kind for column, words in row.cells.items() if (kind := header_kind(words))}


def _name_by_sex(rows: Sequence[GridRow], index: int, kinds: dict[int, Kind]) -> None:
    """Titles "Laki-laki | Perempuan" with names below them, where no title says that it is about names."""
    pair = [column for column, kind in kinds.items() if kind in (Kind.MALE, Kind.FEMALE)]
    if len(pair) != 2 or kinds[pair[0]] is kinds[pair[1]] or {Kind.NAME, Kind.CHILD_NAME} & set(kinds.values()):
        return
    below = [row.cells[column] for row in rows[index + 1 : index + 6] for column in pair if column in row.cells]
    if below and all(looks_like_a_name(words) and not is_tick(words) for words in below):
        kinds.update(dict.fromkeys(pair, Kind.NAME))


def _is_filled_in(row: GridRow, column: int) -> bool:
    """ "Nama : Budi" is no title."""
    return row.cells[column].rstrip().endswith(":") or row.cells.get(column + 1, "").lstrip().startswith(":")


def _continues(below: GridRow, names: list[int]) -> bool:
    """Whether this row holds the lower titles of two-row titles: L and P below "Jenis kelamin", RT and RW."""
    return (
        not below.hidden
        and not any(name in below.cells for name in names)
        and all(header_kind(words) for words in below.cells.values())
    )


def _stands_alone(rows: Sequence[GridRow], bottom: int, row: GridRow, name: int) -> bool:
    """A single title "Nama" with words below it is a list of one column."""
    below = rows[bottom + 1 : bottom + 3]
    return len(row.cells) == 1 and len(word_key(row.cells[name])) < 30 and any(name in one.cells for one in below)


def _keep_pairs(kinds: dict[int, Kind], titles: dict[int, str]) -> None:
    """L and P are columns of ticks only side by side; a single one says nothing. Beside W, P is pria."""
    women = {column for column, kind in kinds.items() if kind is Kind.FEMALE and word_key(titles[column])[-1:] == "w"}
    for column, kind in kinds.items():
        if kind is Kind.FEMALE and column not in women and women & {column - 2, column - 1, column + 1, column + 2}:
            kinds[column] = Kind.MALE
    males = [column for column, kind in kinds.items() if kind is Kind.MALE]
    females = [column for column, kind in kinds.items() if kind is Kind.FEMALE]
    for column in males + females:
        others = females if column in males else males
        if not any(abs(column - other) <= 2 for other in others):
            kinds[column] = Kind.OTHER


def places_in(grid: Grid, headers: Sequence[Header]) -> Iterator[Place]:
    """Each list below its titles, from the left and from the top, until the titles of the next."""
    for at, header in enumerate(headers):
        last = grid.rows[_top_of(grid.rows, headers[at + 1], header) - 1].number if at + 1 < len(headers) else _END
        names = header.names
        starts = [_start(header.kinds, names, index) for index in range(len(names))]
        starts[0] = 0
        for index, name in enumerate(names):
            left, right = starts[index], starts[index + 1] - 1 if index + 1 < len(names) else _END
            above = grid.rows[max(0, header.top - 3) : header.top]
            yield Place(
                left=left,
                right=right,
                first=grid.rows[header.bottom].number + 1,
                last=last,
                columns=_columns(header, name, left, right),
                titles={c: words for c, words in header.titles.items() if left <= c <= right},
                section=_section(above, left, right) or sex_heading(header.titles[name]) or sex_heading(grid.name),
                of_children=header.kinds[name] is Kind.CHILD_NAME
                or is_children(grid.name)
                or any(is_children(words) for row in above for c, words in row.cells.items() if left <= c <= right),
            )


def _top_of(rows: Sequence[GridRow], header: Header, before: Header) -> int:
    """Where the lines that stand right above these titles begin: they are about the next list."""
    top = header.top
    while top - 1 > before.bottom and len(rows[top - 1].cells) == 1 and rows[top].number - rows[top - 1].number == 1:
        top -= 1
    return top


def _start(kinds: dict[int, Kind], names: list[int], index: int) -> int:
    """The column "No." before the name, else that of the name."""
    after = names[index - 1] if index else -1
    numbers = [column for column, kind in kinds.items() if kind is Kind.NUMBER and after < column < names[index]]
    return max(numbers, default=names[index])


def _section(above: Sequence[GridRow], left: int, right: int) -> Sex | None:
    found = [sex_heading(words) for row in above for column, words in row.cells.items() if left <= column <= right]
    sexes = {sex for sex in found if sex}
    return sexes.pop() if len(sexes) == 1 else None


def _columns(header: Header, name: int, left: int, right: int) -> Columns:
    own = {column: kind for column, kind in sorted(header.kinds.items()) if left <= column <= right}

    def first(kind: Kind) -> int | None:
        return next((column for column, one in own.items() if one is kind), None)

    def every(*kinds: Kind) -> tuple[int, ...]:
        return tuple(column for column, one in own.items() if one in kinds and column != name)

    sex = first(Kind.SEX)
    male, female = first(Kind.MALE), first(Kind.FEMALE)
    titles = {word_key(header.titles.get(column, "")) for column in (sex, male) if column is not None}
    return Columns(
        name=name,
        number=first(Kind.NUMBER),
        sex=sex,
        male=male,
        female=female,
        group=first(Kind.GROUP),
        hamlet=every(Kind.HAMLET),
        age=first(Kind.AGE),
        child=first(Kind.CHILD),
        private=every(*PRIVATE),
        other=tuple(c for c in header.titles if left <= c <= right and own.get(c) in (None, Kind.OTHER)),
        p_means=Sex.MALE if titles & _P_FOR_PRIA else Sex.FEMALE,
    )
