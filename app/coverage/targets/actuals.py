"""What was achieved of each indicator, in an area and in those below it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from app.areas.models import Area, Level
from app.coverage.calculate import AreaFigures, Coverage, cutoff_of
from app.coverage.models import Indicator
from app.coverage.queries import build_coverage
from app.coverage.targets.achievement import Actual
from app.coverage.targets.indicators import Aim
from app.coverage.targets.measure_queries import measure
from app.coverage.targets.measures import TOLD_BY_VILLAGES, measure_of
from app.periods import Period
from app.totals.people_queries import PeopleCount, list_people

Achieved = Mapping[str, Actual]
_NOT_BEGUN = Actual(None)


@dataclass(frozen=True)
class Actuals:
    """By indicator; `counted_at` is when distinct people were counted, None where they are counted at once."""

    total: Achieved
    by_area: Mapping[int, Achieved] = field(default_factory=dict)
    counted_at: datetime | None = None


def build_actuals(area: Area, period: Period, aims: Iterable[Aim], today: date) -> Actuals:
    """Of the area and its children. Of a period that has not begun nothing is counted."""
    if period.first_day > today:
        return Actuals({aim.key: _NOT_BEGUN for aim in aims}, {})
    return actuals_of(area, build_coverage(area, period, today), aims, today)


def actuals_of(area: Area, coverage: Coverage, aims: Iterable[Aim], today: date) -> Actuals:
    """The same where the figures are at hand; a select or two for each own indicator."""
    period = coverage.period
    people = list_people(area, period, today)
    total = dict(usual_actuals(coverage.total, people.total))
    by_area = {row.area_id: dict(usual_actuals(row, people.by_area.get(row.area_id))) for row in coverage.rows}
    rows_at = area.level.below or Level.VILLAGE
    for aim in aims:
        if aim.own is None:
            continue
        found = measure(aim.own, area, rows_at, period.first_day, cutoff_of(period, today))
        told = measure_of(aim.own).counting in TOLD_BY_VILLAGES
        total[aim.key] = Actual(found.total, reported=not (told and coverage.total.silent))
        for row in coverage.rows:
            counted = found.by_area.get(row.area_id, 0)
            by_area[row.area_id][aim.key] = Actual(counted, reported=not (told and row.silent))
    return Actuals(total, by_area, people.counted_at)


def usual_actuals(figures: AreaFigures, people: PeopleCount | None) -> Achieved:
    """Of the program's own indicators; `people` None: not counted yet."""
    told = not figures.silent
    return {
        Indicator.REACHED: Actual(figures.reached),
        Indicator.SESSIONS: Actual(figures.sessions, reported=told),
        Indicator.ATTENDANCE: Actual(figures.attendance, reported=told),
        Indicator.NAMED: Actual(figures.named, reported=told),
        Indicator.PERDES: Actual(figures.perdes_or_none),
        Indicator.REPORTING: Actual(figures.reported, figures.villages),
        Indicator.WOMEN: Actual(figures.female, figures.attendance, told),
        Indicator.PEOPLE: Actual(people.people if people else None, reported=told),
    }
