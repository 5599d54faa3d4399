"""The columns of a file that is brought in, found by their names in any order; missing ones are refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import _
from app.sheets.read import Sheet, UnreadableSheet
from app.sheets.words import word_key
from app.web.values import clean_line


@dataclass(frozen=True)
class Column:
    """`key` is its English name in the template; people may call it otherwise. `needed` ones must be in the file."""

    key: str
    also: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True)
class Record:
    """One row of the file by column key. `surplus` are words beyond the last column of the header."""

    number: int
    values: dict[str, str]
    surplus: str

    def get(self, key: str) -> str:
        return self.values.get(key, "")


@dataclass(frozen=True)
class Table:
    """`header` says what a column is called in this very file; `unknown` what will not be read."""

    header: dict[str, str]
    unknown: tuple[str, ...]
    records: tuple[Record, ...]


def tabulate(sheet: Sheet, columns: Sequence[Column]) -> Table:
    """The rows of a sheet by column. Raises UnreadableSheet where a column is missing or comes twice."""
    keys = {word_key(name): column.key for column in columns for name in (column.key, *column.also)}
    places: dict[str, int] = {}
    unknown = []
    titles = [clean_line(title) for title in sheet.header]
    for place, title in enumerate(titles):
        key = keys.get(word_key(title))
        if key is None:
            unknown += [title] if title else []
        elif key in places:
            raise UnreadableSheet(
                _(
                    "The columns “%(first)s” and “%(second)s” are the same column. Keep one of the two.",
                    first=titles[places[key]],
                    second=title,
                )
            )
        else:
            places[key] = place
    _refuse_missing(columns, places, titles)
    if not sheet.rows:
        raise UnreadableSheet(_("Below the names of the columns there is no row yet. Fill in at least one."))
    records = tuple(_record(row.number, row.cells, places, len(titles)) for row in sheet.rows)
    return Table({key: titles[place] for key, place in places.items()}, tuple(unknown), records)


def _refuse_missing(columns: Sequence[Column], places: dict[str, int], titles: list[str]) -> None:
    missing = [column.key for column in columns if column.needed and column.key not in places]
    if missing:
        raise UnreadableSheet(
            _(
                "Missing columns: %(missing)s. The first row of the file says: %(found)s. "
                "Put the names of the columns there, as in the template.",
                missing=", ".join(missing),
                found=_shortened(", ".join(title for title in titles if title)),
            )
        )


def _record(number: int, cells: tuple[str, ...], places: dict[str, int], width: int) -> Record:
    values = {key: clean_line(cells[place]) for key, place in places.items() if place < len(cells)}
    return Record(number, values, clean_line(" ".join(cells[width:])))


def _shortened(text: str, most: int = 300) -> str:
    return text if len(text) <= most else text[:most] + " ..."
