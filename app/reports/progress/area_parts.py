"""Rows of a report about the areas below, and what is compared with other periods."""

from dataclasses import dataclass
from datetime import date

from app.coverage.calculate import AreaFigures


@dataclass(frozen=True)
class ComparisonRow:
    """A figure now, in the period before and a year ago; a change says it in words, "-" where it is not compared.

    `opens` is the figure.
    """

    name: str
    before: int | None
    now: int | None
    change: str
    year_ago: int | None = None
    year_change: str = "-"
    opens: str = ""


@dataclass(frozen=True)
class ChildRow:
    """One row of the tables per child area; `task_force`: a village where a decree on its task force is in force."""

    name: str
    figures: AreaFigures
    never: int
    last_held_on: date | None
    task_force: bool = False

    @property
    def is_blank(self) -> bool:
        """Nothing is recorded of it, neither now nor before."""
        figures = self.figures
        return not (figures.reported or figures.perdes or figures.in_progress) and self.never == figures.villages


@dataclass(frozen=True)
class ChildGroup:
    """Rows of the annex that belong together, such as the villages of one subdistrict; `code` is that of its area."""

    name: str
    note: str
    rows: tuple[ChildRow, ...]
    code: str = ""


@dataclass(frozen=True)
class ChildTable:
    """The rows of a table, and those areas that are told in one line because there is nothing to say of them."""

    rows: tuple[ChildRow, ...] = ()
    rest: tuple[ChildRow, ...] = ()

    @property
    def rest_desa(self) -> int:
        return sum(row.figures.desa for row in self.rest)

    @property
    def rest_kelurahan(self) -> int:
        return sum(row.figures.kelurahan for row in self.rest)

    @property
    def rest_never(self) -> int:
        return sum(row.never for row in self.rest)


@dataclass(frozen=True)
class LowRow:
    """A subdistrict of which a small share was reached."""

    name: str
    regency: str
    reached: int
    villages: int
    never: int
    code: str = ""


@dataclass(frozen=True)
class AnnexSlice:
    """Rows of one group on one page, with their numbers; the head says where the group goes on from the page before."""

    name: str
    note: str
    rows: tuple[tuple[int, ChildRow], ...]
    is_continued: bool = False


@dataclass(frozen=True)
class AnnexLink:
    """A regency whose part of a long annex is opened by itself on a screen."""

    code: str
    name: str
    note: str


@dataclass(frozen=True)
class Annex:
    """A part of the annex that is printed by itself: its pages, each with what stands on it.

    `number` counts from 1: the first begins with the title of the whole annex. `heading` names a regency of a province.
    """

    number: int
    heading: str
    pages: tuple[tuple[AnnexSlice, ...], ...]
