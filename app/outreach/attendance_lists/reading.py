"""A file, or words that were pasted, as lists of people: no database, no request."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.i18n import _
from app.outreach.attendance_lists.doubles import find_doubles
from app.outreach.attendance_lists.guessing import guess_place
from app.outreach.attendance_lists.headers import find_headers, places_in
from app.outreach.attendance_lists.lines import lines_grid, lines_place
from app.outreach.attendance_lists.people import MOST_PEOPLE, AttendanceList, Place, Reason
from app.outreach.attendance_lists.private import without_columns, without_numbers
from app.outreach.attendance_lists.rows import meaning_of_p, read_rows
from app.sheets import grids
from app.sheets.grids import Grid, GridRow
from app.sheets.read import MOST_BYTES, UnreadableSheet, decode_text, is_workbook

_DELIMITERS = "\t;|,"
_MOST_LINES, _MOST_MARKS = 50_000, 1000  # of a text: a list is far smaller


@dataclass(frozen=True)
class Reading:
    """The lists that were found, and the sheets (by index) in which none was though something is written there."""

    lists: tuple[AttendanceList, ...]
    grids: tuple[Grid, ...]
    unread: tuple[int, ...]


def open_content(content: bytes) -> list[Grid]:
    """What the file holds, told from its content and never from its name, without anybody's numbers.

    Raises UnreadableSheet.
    """
    if not content.strip():
        raise UnreadableSheet(_("The file is empty. Choose the file with your list."))
    if len(content) > MOST_BYTES:
        raise UnreadableSheet(_("The file is larger than 5 MB. Keep only the list of names in it."))
    if is_workbook(content):
        found = grids.workbook_grids(content)
    else:
        text = decode_text(content)
        found = grids.markup_grids(text) if grids.is_markup(text) else [text_grid(text)]
    return [without_numbers(grid) for grid in found]


def open_text(text: str) -> list[Grid]:
    """What was pasted."""
    if grids.is_markup(text):
        return [without_numbers(grid) for grid in grids.markup_grids(text)]
    return [without_numbers(text_grid(text))]


def text_grid(text: str) -> Grid:
    """A table where one mark parts the cells of its lines, else a list as people write it in a chat."""
    _refuse_too_much(text)
    split = {mark: grids.lines_grid(_split(text, mark)) for mark in _DELIMITERS if mark in text}
    for grid in split.values():
        if any(len(grid.rows[header.top].cells) > 1 for header in find_headers(grid.rows)):
            return grid
    lines = [line for line in text.splitlines() if line.strip()]
    for mark in "\t;":
        if sum(mark in line for line in lines) * 2 > len(lines):
            return split[mark]
    for mark in "|,":
        if mark in split and len({line.count(mark) for line in lines}) == 1 and guess_place(split[mark]) is not None:
            return split[mark]
    return lines_grid(text)


def _refuse_too_much(text: str) -> None:
    """Before anything is made of it: a file of empty lines is quick to write and slow to read."""
    widest = max((line.count(mark) for line in text.splitlines() for mark in _DELIMITERS), default=0)
    if text.count("\n") + text.count("\r") > _MOST_LINES or widest > _MOST_MARKS:
        raise UnreadableSheet(_("This text has more than 10,000 lines. Paste the list of names only."))


def _split(text: str, mark: str) -> list[list[str]]:
    """By the rules of CSV; where a quotation mark stands in the wrong place it is a sign like any other."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True, quoting=quoting))
        except csv.Error:
            continue
    raise UnreadableSheet(_("This is not a list. Send a spreadsheet, CSV, or paste the list itself."))


def read_grids(found: Sequence[Grid], hidden: bool = False) -> Reading:
    """Every list of a file. `hidden`: what is hidden in the file is read too."""
    lists: list[AttendanceList] = []
    unread: list[int] = []
    shown = tuple(_as_asked(grid, hidden) for grid in found)
    titled = any(find_headers(grid.rows) for grid in shown if not grid.hidden)
    for sheet, grid in enumerate(shown):
        if grid.hidden:
            continue
        here = [one for place in _places(grid, titled) if (one := read_list(sheet, grid, place)).rows]
        lists += _joined(here)
        if not here and sum(_has_words(row) for row in grid.rows) > 1:
            unread.append(sheet)
    return Reading(tuple(lists), shown, tuple(unread))


def _as_asked(grid: Grid, hidden: bool) -> Grid:
    if not hidden:
        return grid.shown()
    return replace(
        grid, hidden=False, hidden_columns=frozenset(), rows=tuple(replace(r, hidden=False) for r in grid.rows)
    )


def _has_words(row: GridRow) -> bool:
    return any(re.search(r"[^\W\d_]{2}", words) for words in row.cells.values())


def _places(grid: Grid, titled: bool) -> list[Place]:
    """Below titles; where the whole file has none (`titled` says so), by what the cells hold."""
    if is_chat(grid):
        return [lines_place(grid)]
    headers = find_headers(grid.rows)
    if headers:
        return list(places_in(grid, headers))
    guessed = guess_place(grid) if grid.rows and not titled else None
    return [guessed] if guessed is not None else []


def is_chat(grid: Grid) -> bool:
    """Whether the grid was read line by line."""
    return any(row.source for row in grid.rows)


def read_list(sheet: int, grid: Grid, place: Place) -> AttendanceList:
    """The people of one list. Raises UnreadableSheet where they are too many for one session."""
    place = replace(place, columns=replace(place.columns, p_means=meaning_of_p(grid, place)))
    people, passed = read_rows(grid, place)
    if is_chat(grid):  # an empty line between two messages is no row of a form
        passed = tuple(one for one in passed if one.reason is not Reason.EMPTY)
    if len(people) > MOST_PEOPLE:
        raise UnreadableSheet(_("This list has more than 1,000 names. Split it, or keep only those of this session."))
    doubles = tuple(tuple(people[at].row for at in group) for group in find_doubles(people))
    return AttendanceList(sheet, without_columns(grid, place), place, people, passed, doubles)


def without_private_columns(found: Sequence[Grid]) -> list[Grid]:
    """The grids as they may be kept: what stands in the columns of NIK and phones is in them no more."""
    kept = list(found)
    for hidden in (False, True):
        for one in read_grids(found, hidden).lists:
            kept[one.sheet] = without_columns(kept[one.sheet], one.place)
    return kept


def _joined(lists: list[AttendanceList]) -> list[AttendanceList]:
    """A list whose titles stand anew on each page is one list, as its numbers say."""
    joined: list[AttendanceList] = []
    for one in lists:
        before = joined[-1] if joined else None
        if before is not None and _goes_on(before, one):
            joined[-1] = read_list(one.sheet, one.grid, replace(before.place, last=one.place.last))
        else:
            joined.append(one)
    return joined


def _goes_on(before: AttendanceList, after: AttendanceList) -> bool:
    columns = before.place.columns
    if columns != after.place.columns or columns.number is None or not (before.people and after.people):
        return False
    last, first = _number_of(before, -1), _number_of(after, 0)
    return last is not None and first == last + 1


def _number_of(one: AttendanceList, index: int) -> int | None:
    row = one.people[index].row
    cells = next(each.cells for each in one.grid.rows if each.number == row)
    digits = re.sub(r"\D", "", cells.get(one.place.columns.number or 0, ""))
    return int(digits) if 0 < len(digits) < 6 else None
