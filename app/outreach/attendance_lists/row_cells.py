"""One row of a list: what its cells say, by the columns of the list."""

import re
from dataclasses import dataclass
from functools import cached_property

from app.outreach.attendance_lists.people import LONGEST_HAMLET, Place
from app.outreach.attendance_lists.private import MASK, cut_numbers
from app.outreach.attendance_lists.words import is_children, is_no_tick, is_signature, is_tick, read_sex
from app.outreach.vocabulary import Sex
from app.sheets.grids import GridRow
from app.sheets.words import word_key
from app.web.values import clean_line

LETTER = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\(?\s*(\d{1,4})\s*[.)\]:]?\s*")
_YEARS = re.compile(r"\s*(?:tahun|thn|th)\.?$", re.IGNORECASE)
_ROMAN = re.compile(r"[IVX]+")
_ADULT_AT = 18
_SPELT = {"rt": "RT", "rw": "RW", "rtrw": "RT/RW", "dusun": "Dusun"}


def read_number(text: str) -> int | None:
    """12 for "12", "12." and "(12)"."""
    match = _NUMBER.fullmatch(text)
    return int(match[1]) if match else None


def says_something(text: str) -> bool:
    """Not the dots and lines that a form prints to be written on."""
    return bool(text.strip(" .…_-–—:|"))


@dataclass(frozen=True)
class RowCells:
    """`row` is its number in the file, `cells` its words between the first and the last column of the list, `beside`
    the words outside of them."""

    row: int
    hidden: bool
    cells: dict[int, str]
    place: Place
    beside: tuple[str, ...] = ()

    @classmethod
    def of(cls, row: GridRow, place: Place) -> "RowCells":
        own = {c: clean_line(words) for c, words in row.cells.items() if place.left <= c <= place.right}
        beside = tuple(words for c, words in row.cells.items() if not place.left <= c <= place.right)
        return cls(row.number, row.hidden, own, place, beside)

    @property
    def is_signed_beside(self) -> bool:
        """Whether people sign in the other half of the sheet, and nobody is listed in this one."""
        alone = len(self.beside) < 3 and not any(read_number(words) is not None for words in self.beside)
        return alone and not LETTER.search(self.name) and any(is_signature(words) for words in self.beside)

    def at(self, column: int | None) -> str:
        return self.cells.get(column, "") if column is not None else ""

    @cached_property
    def name(self) -> str:
        return self.at(self.place.columns.name)

    @cached_property
    def number(self) -> int | None:
        """The number that the list itself gives the row."""
        return read_number(self.at(self.place.columns.number))

    @cached_property
    def texts(self) -> list[str]:
        """What the row says, from the left."""
        return [words for _column, words in sorted(self.cells.items()) if says_something(words)]

    @cached_property
    def label(self) -> str:
        """The words by which a row that is no person's is told: in the column of names, else the first ones."""
        if LETTER.search(self.name):
            return self.name
        return next((words for words in self.texts if LETTER.search(words)), "")

    @cached_property
    def sex(self) -> Sex | None:
        """What the columns of L and P say; None where they say nothing, both, or what nobody can read."""
        columns = self.place.columns
        if columns.male is not None and columns.female is not None:
            return self._ticked(self.at(columns.male), self.at(columns.female))
        words = self.at(columns.sex)
        if not words and columns.sex is not None and columns.sex + 1 not in self.place.titles:
            words = self.at(columns.sex + 1)  # below a title that spans two columns
        return columns.p_means if word_key(words) == "p" else read_sex(words)

    def _ticked(self, male: str, female: str) -> Sex | None:
        marked = [bool(words) and not is_no_tick(words) for words in (male, female)]
        if marked[0] == marked[1] or not is_tick(male if marked[0] else female):
            return None
        return Sex.MALE if marked[0] else Sex.FEMALE

    @cached_property
    def has_unreadable_sex(self) -> bool:
        columns = self.place.columns
        written = [self.at(column) for column in (columns.sex, columns.male, columns.female)]
        return self.sex is None and any(says_something(words) and not is_no_tick(words) for words in written)

    @property
    def tells_more(self) -> bool:
        """Whether the row says a group or a hamlet."""
        columns = self.place.columns
        return any(LETTER.search(self.at(column)) for column in (columns.group, *columns.hamlet))

    @property
    def is_child(self) -> bool | None:
        """By age, by a tick, by words such as "pelajar"; None where the row does not tell."""
        columns = self.place.columns
        age = read_number(_YEARS.sub("", self.at(columns.age)))
        if age:
            return age < _ADULT_AT
        ticked = self.at(columns.child)
        if ticked and is_tick(ticked) and not is_no_tick(ticked):
            return True
        told = any(is_children(self.at(column)) for column in (columns.group, *columns.other))
        return True if told else None

    @property
    def hamlet(self) -> str:
        """Dusun II RT 03: the columns of the address, with their titles where a cell holds a bare number."""
        parts = []
        for column in self.place.columns.hamlet:
            words = cut_numbers(self.at(column))
            if not says_something(words):
                continue
            title = word_key((self.place.titles.get(column, "").split() or [""])[-1])
            bare = LETTER.search(words) is None or _ROMAN.fullmatch(words) is not None
            parts.append(f"{_SPELT[title]} {words}" if bare and title in _SPELT else words)
        return cut_numbers(" ".join(parts))[:LONGEST_HAMLET].strip()

    @property
    def was_cut(self) -> bool:
        columns = self.place.columns
        return any(MASK in self.at(column) for column in (columns.name, columns.group, *columns.hamlet))
