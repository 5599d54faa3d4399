"""Coverage as plain CSV: one row for each area, columns that never change, nothing where nothing is known."""

from datetime import date

from app.areas.models import Area, Level
from app.areas.queries import list_areas_at
from app.coverage.calculate import AreaFigures, Coverage
from app.coverage.review.lines import people_of, people_of_total, share
from app.periods import Period
from app.sheets.write import Cell, Column, Sheet, to_csv
from app.totals.people_queries import People, PeopleCount, list_people

COLUMNS = (
    "code",
    "name",
    "villages",
    "reached",
    "sessions",
    "kehadiran",
    "women",
    "men",
    "orang_tercatat",
    "orang_unik",
    "desa",
    "desa_with_perdes",
    "reporting_rate",
)


def count_people(area: Area, rows_at: Level | None, period: Period, today: date) -> People:
    """Orang unik of the area and of the rows, which are asked for by the areas right above them."""
    people = list_people(area, period, today)
    if rows_at is None or rows_at is area.level.below:
        return people
    above = list(Level)[list(Level).index(rows_at) - 1]
    by_area: dict[int, PeopleCount] = {}
    for one in list_areas_at(area, above):
        by_area |= list_people(one, period, today).by_area
    return People(people.total, by_area, people.counted_at)


def count_unknown(coverage: Coverage, people: People) -> int:
    """Of how many rows orang unik is not counted yet."""
    return sum(people_of(people, row) is None for row in coverage.rows) + (
        people_of_total(people, coverage.total) is None
    )


def plain_csv(coverage: Coverage, people: People) -> str:
    """The total is the last row, under the code of the area itself."""
    rows = [_row(row, people_of(people, row)) for row in coverage.rows]
    rows.append(_row(coverage.total, people_of_total(people, coverage.total)))
    return to_csv(Sheet("", (), tuple(Column(name) for name in COLUMNS), rows)).decode("utf-8-sig")


def _row(figures: AreaFigures, people: int | None) -> tuple[Cell, ...]:
    """Where nobody has reported, nothing was counted; where there is no desa, a Perdes does not apply."""
    counted = (figures.sessions, figures.attendance, figures.female, figures.male, figures.named, people)
    return (
        figures.code,
        figures.name,
        figures.villages,
        figures.reached,
        *((None,) * len(counted) if figures.silent else counted),
        figures.desa,
        figures.perdes_or_none,
        share(figures.reported, figures.villages),
    )
