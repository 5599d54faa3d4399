"""The charts of the page, from what its table has counted already and a few periods more."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.areas.models import Area
from app.coverage.queries import count_reached
from app.coverage.review.building import Table
from app.coverage.review.charts import Axis, Mark, month_marks, trend_marks
from app.coverage.review.shares import ShareChart, share_charts
from app.periods import Period
from app.totals.share_queries import list_shares


@dataclass(frozen=True)
class Charts:
    """`shares_at` is when the shares were counted; None: at once."""

    months: Sequence[Mark]
    month_axis: Axis
    trend: Sequence[Mark]
    trend_axis: Axis
    shares: Sequence[ShareChart]
    shares_at: datetime | None

    @property
    def dark_months(self) -> int:
        return sum(mark.is_chosen for mark in self.months)


def build_charts(area: Area, table: Table, periods: Sequence[Period], today: date) -> Charts:
    """A select for each period of the trend that the table did not count."""
    coverage, own = table.coverage, table.targets.own
    months = month_marks(table.months, table.total.months, coverage.period, own, today)
    known = {coverage.period: coverage.total.reached}
    if table.before is not None:
        known[table.before] = table.total.before or 0
    reached = [known[one] if one in known else sum(count_reached(area, one, today).values()) for one in periods]
    trend = trend_marks(periods, reached, own, today)
    shares = list_shares(area, coverage.period, today)
    return Charts(months, _axis(months), trend, _axis(trend), share_charts(shares.by), shares.counted_at)


def _axis(marks: Sequence[Mark]) -> Axis:
    return Axis.up_to(max(1, *(max(mark.value, mark.target or 0) for mark in marks)))
