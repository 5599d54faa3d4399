"""What was read from a list: people, the rows without anybody, and how the reader came to it."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.outreach.vocabulary import Audience, Sex
from app.sheets.grids import Grid

MOST_PEOPLE = 1000
LONGEST_NAME, LONGEST_HAMLET = 120, 80


class Reason(StrEnum):
    """Why a row gives nobody to record."""

    EMPTY = "empty"
    NUMBER_ONLY = "number_only"
    NAMELESS = "nameless"
    HIDDEN = "hidden"
    CHILD = "child"
    FORMULA = "formula"
    TOO_LONG = "too_long"
    HEADING = "heading"
    TOTAL = "total"
    SIGNATURE = "signature"
    BELOW = "below"
    REMARK = "remark"


# Rows in which a person could have stood; the others are around the list.
OF_THE_LIST = frozenset(
    {
        Reason.EMPTY,
        Reason.NUMBER_ONLY,
        Reason.NAMELESS,
        Reason.HIDDEN,
        Reason.CHILD,
        Reason.FORMULA,
        Reason.TOO_LONG,
    }
)


@dataclass(frozen=True)
class Columns:
    """Where things stand, as columns of the grid from 0. `p_means`: what P says in this file, None where two ways."""

    name: int | None = None
    number: int | None = None
    sex: int | None = None
    male: int | None = None
    female: int | None = None
    group: int | None = None
    hamlet: tuple[int, ...] = ()
    age: int | None = None
    child: int | None = None
    private: tuple[int, ...] = ()
    other: tuple[int, ...] = ()
    p_means: Sex | None = Sex.FEMALE


@dataclass(frozen=True)
class Place:
    """A list within a grid: its columns from `left` to `right`, its rows from `first` to `last` by their numbers.

    `of_children`: everybody in it is below 18. `asked`: a person chose the last row, so nothing below is doubted.
    `rest` is the sex that a person gave to those for whom the file says none.
    """

    left: int
    right: int
    first: int
    last: int
    columns: Columns
    titles: dict[int, str] = field(default_factory=dict)
    section: Sex | None = None
    of_children: bool = False
    asked: bool = False
    rest: Sex | None = None


@dataclass(frozen=True)
class Person:
    """One row with somebody in it. `group` is as the file words it; `cut`: digits like a NIK were taken out."""

    row: int
    name: str
    sex: Sex | None
    group: str = ""
    audience: Audience | None = None
    hamlet: str = ""
    cut: bool = False


@dataclass(frozen=True)
class Passed:
    row: int
    reason: Reason
    sex: Sex | None = None  # of a child


@dataclass(frozen=True)
class AttendanceList:
    """One list of a file. `rows` are those in which a person could stand: people and `passed_over` together."""

    sheet: int  # which grid of the file
    grid: Grid
    place: Place
    people: tuple[Person, ...]
    passed: tuple[Passed, ...]
    doubles: tuple[tuple[int, ...], ...]  # rows that may be one person

    @property
    def women(self) -> int:
        return sum(person.sex is Sex.FEMALE for person in self.people)

    @property
    def men(self) -> int:
        return sum(person.sex is Sex.MALE for person in self.people)

    @property
    def unknown(self) -> int:
        return sum(person.sex is None for person in self.people)

    @property
    def passed_over(self) -> int:
        return sum(one.reason in OF_THE_LIST for one in self.passed)

    @property
    def rows(self) -> int:
        return len(self.people) + self.passed_over

    @property
    def double_count(self) -> int:
        """Entries to decide on: one for each time that a person stands in the list once more."""
        return sum(len(rows) - 1 for rows in self.doubles)

    @property
    def first_row(self) -> int:
        """Of the rows in which a person could stand."""
        return min(self._listed, default=self.place.first)

    @property
    def last_row(self) -> int:
        return max(self._listed, default=self.place.first)

    @property
    def _listed(self) -> list[int]:
        return [one.row for one in self.people] + [one.row for one in self.passed if one.reason in OF_THE_LIST]

    def count(self, *reasons: Reason) -> int:
        return sum(one.reason in reasons for one in self.passed)

    @property
    def dropped(self) -> list[str]:
        """Titles of the columns that are never read: NIK, numbers of phones, days of birth."""
        titles = self.place.titles
        return [titles[column] for column in self.place.columns.private if column in titles]
