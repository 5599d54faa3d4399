"""A line of the table: one area with all that its columns may show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.coverage.calculate import AreaFigures
from app.totals.month_queries import MonthFigures
from app.totals.people_queries import People

Value = str | int | float | date | None


@dataclass(frozen=True)
class Line:
    """`before`: how many villages were reached in the period compared with; None where none is wanted.

    A period that still runs is not compared: half a quarter beside a whole one would read as a decline.
    `people` None: not counted yet. `missed`: some target of the area is not achieved.
    """

    figures: AreaFigures
    name: str
    before: int | None = None
    is_compared: bool = True
    people: int | None = None
    months: Sequence[int] = field(default=())
    missed: bool = False

    @property
    def change(self) -> int | None:
        return None if self.before is None or not self.is_compared else self.figures.reached - self.before

    @property
    def counts(self) -> bool:
        """Whether its counts stand for anything: where nobody has reported, 0 would be a lie."""
        return not self.figures.silent


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def people_of(people: People, row: AreaFigures) -> int | None:
    """Orang unik of a row: 0 where no name was written down, None where they are not counted yet."""
    count = people.by_area.get(row.area_id)
    if count is not None:
        return count.people
    is_live = people.total is not None and people.counted_at is None
    return 0 if is_live or not row.named else None


def people_of_total(people: People, total: AreaFigures) -> int | None:
    if people.total is not None:
        return people.total.people
    return None if total.named else 0


def sessions_of(months: Mapping[int, tuple[MonthFigures, ...]], area_id: int, count: int) -> tuple[int, ...]:
    """The sessions of each month; 0 throughout where none was held."""
    return tuple(month.sessions for month in months[area_id]) if area_id in months else (0,) * count
