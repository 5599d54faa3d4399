"""The rows of one list: who stands in them, and why the others give nobody."""

import re
from itertools import pairwise

from app.outreach.attendance_lists.audiences import find_audience
from app.outreach.attendance_lists.inline import name_and_sex
from app.outreach.attendance_lists.people import LONGEST_NAME, OF_THE_LIST, Passed, Person, Place, Reason
from app.outreach.attendance_lists.private import MASK, cut_numbers
from app.outreach.attendance_lists.row_cells import LETTER, RowCells, read_number
from app.outreach.attendance_lists.sections import Section, open_section
from app.outreach.attendance_lists.words import header_kind, is_phrase, is_signature, is_total, sex_heading
from app.outreach.vocabulary import Sex
from app.sheets.grids import Grid
from app.sheets.words import word_key

_BROKEN = re.compile(r"=|#(?:REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|GETTING_DATA)", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^\(?\d{1,4}\s*[.):\-]?\s+|^\(?\d{1,4}[.)]\s*")
_LONGEST_GAP = 200  # empty rows within a list


def read_rows(grid: Grid, place: Place) -> tuple[tuple[Person, ...], tuple[Passed, ...]]:
    """People in the order of the file, and every other row with its reason; what lies empty below is left off."""
    rows = [RowCells.of(row, place) for row in grid.rows if place.first <= row.number <= place.last]
    reader = _Reader(place, rows)
    for index, row in enumerate(rows):
        reader.read(row, rows[index + 1] if index + 1 < len(rows) else None)
    return tuple(reader.people), tuple(sorted([*reader.passed, *reader.empty_rows()], key=lambda one: one.row))


class _Reader:
    """Walks down one list and remembers what the rows above said."""

    def __init__(self, place: Place, rows: list[RowCells]):
        self.place = place
        self.people: list[Person] = []
        self.passed: list[Passed] = []
        self.section = Section(place.section, place.of_children)
        self.signing = self.after_total = False
        self.last = place.first - 1  # the last row of the list so far
        numbered = [row.row for row in rows if row.name and row.number is not None]
        self.is_numbered = len(numbered) * 2 >= sum(bool(row.name) for row in rows) > 0
        self.last_number = max(numbered, default=0)
        self.has_sex = place.columns.sex is not None or place.columns.male is not None

    def read(self, row: RowCells, after: RowCells | None) -> None:
        self.signing = self.signing or (row.number is None and row.is_signed_beside)
        if not row.texts:
            return
        reason = self._around(row, after) or self._without_anybody(row) or self._person(row)
        if reason is None or reason in OF_THE_LIST:
            self.last = row.row
        if reason is not None:
            sex = self._sex(row, None) if reason is Reason.CHILD else None
            self.passed.append(Passed(row.row, reason, sex))

    def empty_rows(self) -> list[Passed]:
        """Those between the first row and the last one of the list."""
        listed = [one.row for one in self.passed if one.reason in OF_THE_LIST] + [one.row for one in self.people]
        told = {one.row for one in self.passed} | {one.row for one in self.people}
        rows = range(min(self.place.first, min(listed)), max(listed)) if listed else range(0)
        return [Passed(row, Reason.EMPTY) for row in rows if row not in told]

    def _around(self, row: RowCells, after: RowCells | None) -> Reason | None:
        """Why this is no row of the list at all."""
        if self.signing:
            return Reason.SIGNATURE
        if _counts_columns(row) or self._is_title_again(row):
            return Reason.HEADING
        if row.number is None:
            counts = sex_heading(row.label) and any(read_number(words) for words in row.texts if words != row.label)
            if is_total(row.label) or counts:
                if self._is_above_people(after) and self._opens(row):
                    return Reason.HEADING
                self.after_total = True
                return Reason.TOTAL
            if any(is_signature(words) for words in row.texts) and (
                not LETTER.search(row.name) or is_signature(row.name)
            ):
                self.signing = True
                return Reason.SIGNATURE
        if _stands_alone(row) and self._opens(row):
            return Reason.HEADING
        if row.number is None and is_phrase(row.label) and row.sex is None:
            return Reason.HEADING
        return None

    def _is_title_again(self, row: RowCells) -> bool:
        """The titles once more, as on each page of a long list."""
        name = self.place.columns.name
        title = word_key(self.place.titles.get(name, "")) if name is not None else ""
        return bool(title) and word_key(row.name) == title and header_kind(row.name) is not None

    def _opens(self, row: RowCells) -> bool:
        section = open_section(self.section, row.label, numbered=row.number is not None)
        if section is None:
            return False
        self.section, self.after_total = section, False
        return True

    def _is_above_people(self, after: RowCells | None) -> bool:
        """Whether number 1 follows, or a name where there are no numbers: "Perempuan: 12" is then about those below."""
        if after is None:
            return False
        if self.place.columns.number is not None:
            return after.number == 1
        name = after.name
        return bool(LETTER.search(name)) and not is_total(name) and not is_signature(name) and not sex_heading(name)

    def _without_anybody(self, row: RowCells) -> Reason | None:
        """Why nobody stands in this row."""
        if row.hidden:
            return Reason.HIDDEN
        if _BROKEN.match(row.name):
            return Reason.FORMULA
        if LETTER.search(row.name.replace(MASK, "")):
            return None if self.place.asked else self._doubt(row)
        if row.tells_more or LETTER.search(row.at(self.place.columns.sex)) or MASK in row.name:
            return Reason.BELOW if self.after_total else Reason.NAMELESS
        if row.number is not None:
            return Reason.NUMBER_ONLY
        columns = self.place.columns
        if any(read_number(row.at(column)) is not None for column in (columns.male, columns.female)):
            self.after_total = True
            return Reason.TOTAL
        return Reason.REMARK

    def _doubt(self, row: RowCells) -> Reason | None:
        """Words without a number where the others have one, or far below the list, are shown and not counted."""
        gap = row.row - self.last
        if gap > _LONGEST_GAP:
            return Reason.BELOW
        if row.number is not None or row.sex is not None:
            return None
        if self.after_total:
            return Reason.BELOW
        inside = row.row < self.last_number
        if not self.is_numbered or (row.tells_more and (inside or gap == 1)):
            return None
        if gap == 1 and not self.has_sex and not inside:
            return None
        if inside and _stands_alone(row):  # a heading that nobody here knows: what the last one said ends with it
            self.section = Section(children=self.section.children)
        return Reason.REMARK if inside else Reason.BELOW

    def _person(self, row: RowCells) -> Reason | None:
        """Takes the person in; else why the name is not taken."""
        words = row.name if self.place.columns.number is not None else _OWN_NUMBER.sub("", row.name)
        bare, said = name_and_sex(words)
        name = cut_numbers(bare)
        if not LETTER.search(name):
            return Reason.NAMELESS
        if len(name) > LONGEST_NAME:
            return Reason.TOO_LONG
        if row.is_child or (row.is_child is None and self.section.children):
            return Reason.CHILD
        group = cut_numbers(row.at(self.place.columns.group))
        self.people.append(
            Person(
                row=row.row,
                name=name,
                sex=self._sex(row, said) or self.place.rest,
                group=group,
                audience=find_audience(group) if group else self.section.audience,
                hamlet=row.hamlet or self.section.hamlet,
                cut=row.was_cut,
            )
        )
        return None

    def _sex(self, row: RowCells, said: Sex | None) -> Sex | None:
        """Of the row's columns, of the words behind the name, of the heading above. Two that differ: not known."""
        if row.sex and said and row.sex is not said:
            return None
        if row.sex or said:
            return row.sex or said
        return None if row.has_unreadable_sex else self.section.sex


def _counts_columns(row: RowCells) -> bool:
    """The row 1 2 3 4 that some forms have below their titles."""
    numbers = [number for words in row.texts if (number := read_number(words)) is not None]
    whole = len(numbers) == len(row.texts) > 2 and bool(row.name)
    return whole and all(after - before == 1 for before, after in pairwise(numbers))


def _stands_alone(row: RowCells) -> bool:
    """PEREMPUAN, or "A | PEREMPUAN": nothing else in the row but its number."""
    if not row.label:
        return False
    if len(row.texts) == 1:
        return True
    return len(row.texts) == 2 and row.texts[1] == row.label and len(row.texts[0]) <= 4


def meaning_of_p(grid: Grid, place: Place) -> Sex | None:
    """P beside L is perempuan, P beside W is pria; where the title says L/P and the cells say P and W, nobody knows."""
    column = place.columns.sex
    if column is None or place.columns.p_means is Sex.MALE:
        return place.columns.p_means
    said = {word_key(row.cells.get(column, "")) for row in grid.rows if place.first <= row.number <= place.last}
    if not said & {"w", "wanita"} or said & {"l", "lk", "lakilaki", "perempuan"}:
        return Sex.FEMALE
    return None if word_key(place.titles.get(column, "")).endswith("lp") else Sex.MALE
