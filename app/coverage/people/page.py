"""The three numbers of an area side by side, put together for the page and its files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row

from app.areas.models import Area, Level
from app.coverage.calculate import AreaFigures, Coverage, cutoff_of
from app.coverage.people.home_queries import WITH_HOMES, Homes, count_homes
from app.coverage.people.list_queries import Lists, count_lists
from app.coverage.people.match_queries import list_undecided
from app.coverage.people.part_queries import people_in
from app.coverage.people.parts import parts_of, whole_of
from app.coverage.queries import build_coverage
from app.periods import MONTHS_IN, Period, months_up_to
from app.totals.month_queries import list_months
from app.totals.people_queries import PeopleCount, list_people

WITH_LISTS = (Level.VILLAGE, Level.SUBDISTRICT, Level.REGENCY)


@dataclass(frozen=True)
class Three:
    """One line. `people` None: orang unik has not been counted yet; `lists` None: not told at this level."""

    figures: AreaFigures
    people: PeopleCount | None
    lists: Lists | None


@dataclass(frozen=True)
class Part:
    """One period of the table that shows why orang unik is not added up. `people` None: not counted yet."""

    period: Period
    attendance: int
    people: int | None


@dataclass(frozen=True)
class PeoplePage:
    """`people_at`: of which moment orang unik is where a job has counted it; None: of this moment."""

    coverage: Coverage
    total: Three
    rows: tuple[Three, ...]
    homes: Homes | None
    whole: Part | None
    parts: tuple[Part, ...]
    undecided: Sequence[Row]
    people_at: datetime | None

    @property
    def shared(self) -> int:
        """By how much the rows have more sessions than there are."""
        return sum(row.figures.sessions for row in self.rows) - self.total.figures.sessions

    def summed(self, name: str) -> int:
        """What would come out if the rows were added up: attendance, named, people."""
        if name == "people":
            return sum(row.people.people for row in self.rows if row.people)
        return sum(getattr(row.figures, name) for row in self.rows)

    def parts_summed(self) -> int | None:
        """What would come out if orang unik of the shorter periods were added up."""
        known = [part.people for part in self.parts if part.people is not None]
        return sum(known) if known and len(known) == len(self.parts) else None


def build_page(area: Area, period: Period, today: date, with_matches: bool) -> PeoplePage:
    """`with_matches`: the reader may see names, and so what waits for a decision about them."""
    coverage, people = build_coverage(area, period, today), list_people(area, period, today)
    cutoff, is_small = cutoff_of(period, today), area.level in WITH_HOMES
    lists = count_lists(area, period.first_day, cutoff) if area.level in WITH_LISTS else (None, {})
    is_counted = people.total is not None
    whole = whole_of(period)
    parts = _parts(area, whole, today) if whole else ()
    return PeoplePage(
        coverage=coverage,
        total=Three(coverage.total, people.total, lists[0]),
        rows=tuple(
            Three(
                row,
                people.by_area.get(row.area_id, PeopleCount()) if is_counted else None,
                lists[1].get(row.area_id, Lists()) if lists[0] else None,
            )
            for row in coverage.rows
        ),
        homes=count_homes(area, period.first_day, cutoff) if is_small else None,
        whole=parts[0] if parts else None,
        parts=parts[1:],
        undecided=list_undecided(area, period.first_day, cutoff) if is_small and with_matches else (),
        people_at=people.counted_at,
    )


def _parts(area: Area, whole: Period, today: date) -> tuple[Part, ...]:
    """The whole first, then what it falls into, as far as it has begun."""
    periods = [whole, *(one for one in parts_of(whole) if one.first_day <= today)]
    months = months_up_to(whole, MONTHS_IN[whole.unit])
    figures = dict(zip(months, list_months(area, months).total, strict=True))
    people = people_in(area, periods, today)
    return tuple(
        Part(one, sum(figures[month].attendance for month in months if _lies_in(month, one)), people.get(one.code))
        for one in periods
    )


def _lies_in(month: Period, period: Period) -> bool:
    return period.first_day <= month.first_day <= period.last_day
