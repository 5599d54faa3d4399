"""All that the table of the page shows: on the screen, in a file and on the command line."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area, Level
from app.coverage.calculate import AreaFigures, Coverage
from app.coverage.queries import build_coverage, count_reached
from app.coverage.review.arranging import arrange
from app.coverage.review.lines import Line, people_of, people_of_total, sessions_of
from app.coverage.review.target_queries import ByIndicator, TargetsAround, list_targets_around
from app.coverage.review.view import View
from app.coverage.table import row_names
from app.coverage.targets.achievement import Actual
from app.coverage.targets.actuals import usual_actuals
from app.i18n import _
from app.periods import Period, months_up_to, period_of
from app.totals.month_queries import list_months
from app.totals.people_queries import People, list_people


@dataclass(frozen=True)
class Table:
    """`lines` are those asked for, `all_lines` every one; `before` is the period compared with."""

    coverage: Coverage
    before: Period | None
    months: Sequence[Period]
    people: People
    targets: TargetsAround
    all_lines: Sequence[Line]
    lines: Sequence[Line]
    total: Line
    columns: Sequence[str]

    @property
    def actuals(self) -> Mapping[str, Actual]:
        return usual_actuals(self.coverage.total, self.people.total)


def build_table(area: Area, period: Period, view: View, today: date, codes: Collection[str] = ()) -> Table:
    """The figures of an area and of those below it; of the area the targets of other periods as well."""
    coverage = build_coverage(area, period, today)
    before = view.compare.other(period)
    reached = count_reached(area, before, today) if before else {}
    months = months_up_to(period_of(coverage.cutoff, "month"))
    by_month = list_months(area, months)
    people = list_people(area, period, today)
    targets = list_targets_around(area, period, codes)
    names = row_names(coverage)

    def line(row: AreaFigures) -> Line:
        count = people.by_area.get(row.area_id)
        return Line(
            figures=row,
            name=names[row.area_id],
            before=reached.get(row.area_id, 0) if before else None,
            is_compared=not coverage.running,
            people=people_of(people, row),
            months=sessions_of(by_month.by_area, row.area_id, len(months)),
            missed=_misses(targets.below.get(row.area_id, {}), usual_actuals(row, count)),
        )

    lines = [line(row) for row in coverage.rows]
    total = Line(
        figures=coverage.total,
        name=_("Total"),
        before=sum(reached.values()) if before else None,
        is_compared=not coverage.running,
        people=people_of_total(people, coverage.total),
        months=tuple(month.sessions for month in by_month.total),
    )
    columns = view.shown(of_villages=area.level is Level.SUBDISTRICT)
    return Table(coverage, before, months, people, targets, lines, arrange(lines, view), total, columns)


def _misses(targets: ByIndicator, actuals: Mapping[str, Actual]) -> bool:
    return any(actuals[key].falls_short(target) for key, target in targets.items() if key in actuals)
