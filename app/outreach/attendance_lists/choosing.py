"""What a person corrects in a reading: which lists, which columns, which rows. All of it stands in the address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.outreach.attendance_lists.people import AttendanceList, Columns, Place
from app.outreach.attendance_lists.reading import Reading, is_chat, read_grids, read_list
from app.outreach.vocabulary import Sex
from app.sheets.grids import Grid

_END = 10**9
_FIELDS = ("name", "sex", "male", "female", "group", "hamlet", "first", "last", "rest")


@dataclass(frozen=True)
class Choice:
    """One list that can be chosen, by its key in the address; `found` None: a sheet where no names were found."""

    key: str
    sheet: int
    found: AttendanceList | None


@dataclass(frozen=True)
class Chosen:
    """A list as it is read after all corrections; `guess` is how it was read without them."""

    key: str
    guess: AttendanceList | None
    read: AttendanceList | None
    grid: Grid

    @property
    def is_chat(self) -> bool:
        return is_chat(self.grid)


@dataclass(frozen=True)
class Choosing:
    choices: tuple[Choice, ...]
    chosen: tuple[Chosen, ...]
    reading: Reading
    hidden: bool

    @property
    def lists(self) -> list[tuple[str, AttendanceList]]:
        return [(one.key, one.read) for one in self.chosen if one.read is not None]


def choose(grids: Sequence[Grid], args) -> Choosing:
    """Read the grids as the address says: list=0, hidden=1, 0-name=2, 0-last=40, ... Raises UnreadableSheet."""
    hidden = args.get("hidden") == "1"
    reading = read_grids(grids, hidden)
    choices = [Choice(str(at), one.sheet, one) for at, one in enumerate(reading.lists)]
    choices += [Choice(f"s{sheet}", sheet, None) for sheet in reading.unread if not is_chat(reading.grids[sheet])]
    asked = set(args.getlist("list"))
    wanted = [one for one in choices if one.key in asked] or _first(choices)
    chosen = tuple(_chosen(one, reading.grids[one.sheet], args) for one in wanted)
    return Choosing(tuple(choices), chosen, reading, hidden)


def _first(choices: Sequence[Choice]) -> list[Choice]:
    """The first list, and those that stand beside it."""
    return [one for one in choices if _beside(one, choices[0])]


def _beside(one: Choice, first: Choice) -> bool:
    if one is first:
        return True
    if one.found is None or first.found is None:
        return False
    return one.sheet == first.sheet and one.found.place.first == first.found.place.first


def _chosen(choice: Choice, grid: Grid, args) -> Chosen:
    guess = choice.found
    if f"{choice.key}-name" not in args or is_chat(grid):
        return Chosen(choice.key, guess, guess, grid)
    place = guess.place if guess is not None else Place(0, _END, _first_row(grid), _END, Columns())
    place = _corrected(place, guess, {name: args.get(f"{choice.key}-{name}", "") for name in _FIELDS})
    read = read_list(choice.sheet, grid, place) if place.columns.name is not None else None
    return Chosen(choice.key, guess, read, grid)


def _corrected(place: Place, guess: AttendanceList | None, asked: dict[str, str]) -> Place:
    columns = replace(
        place.columns,
        name=_column(asked["name"]),
        sex=_column(asked["sex"]),
        male=_column(asked["male"]),
        female=_column(asked["female"]),
        group=_column(asked["group"]),
        hamlet=tuple(c for part in asked["hamlet"].split(" ") if (c := _column(part)) is not None),
    )
    used = {columns.name, columns.sex, columns.male, columns.female, columns.group, *columns.hamlet}
    columns = replace(
        columns,
        number=None if columns.number in used else columns.number,
        age=None if columns.age in used else columns.age,
        child=None if columns.child in used else columns.child,
        private=tuple(column for column in columns.private if column not in used),
        other=tuple(column for column in columns.other if column not in used),
    )
    first, last = _column(asked["first"]), _column(asked["last"])
    if first is not None and (guess is None or first != guess.first_row):
        place = replace(place, first=first)
    if last is not None and (guess is None or last != guess.last_row):
        place = replace(place, last=last, asked=True)
    rest = Sex(asked["rest"]) if asked["rest"] in set(Sex) else None
    of_children = place.of_children and columns.name == place.columns.name
    return replace(place, columns=columns, rest=rest, of_children=of_children)


def _column(text: str) -> int | None:
    """A number of a column or a row as the address says it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else None


def _first_row(grid: Grid) -> int:
    return grid.rows[0].number if grid.rows else 1


def column_names(grid: Grid, place: Place | None) -> list[tuple[int, str]]:
    """(column, "B: Nama") of the columns that have words within the list, by letter and title, else a first cell."""
    left, right = (place.left, place.right) if place is not None else (0, _END)
    private = place.columns.private if place is not None else ()
    columns = sorted({c for row in grid.rows for c in row.cells if left <= c <= right and c not in private})
    titles = place.titles if place is not None else {}
    return [
        (column, f"{column_letter(column)}: {titles.get(column) or _sample(grid, column)}"[:60]) for column in columns
    ]


def _sample(grid: Grid, column: int) -> str:
    words = [row.cells[column] for row in grid.rows if column in row.cells]
    return words[len(words) // 2]


def column_letter(column: int) -> str:
    """A for 0, AA for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
