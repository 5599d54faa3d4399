"""What the charts of the page draw: columns by month, a line by period; numbers from numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from app.coverage.models import Indicator
from app.i18n import short_period_name
from app.periods import MONTHS_IN, Period, Span, months_up_to, period_of

_POINTS = 5  # periods of the trend
Targets = Mapping[str, Mapping[str, int]]  # {code of a period: {indicator: target}}
_LINES = 5  # of an axis, at most
_SPARK_WIDTH, _SPARK_HEIGHT = 82, 22


@dataclass(frozen=True)
class Axis:
    """Lines at 0, step, ... up to step times count."""

    step: int
    count: int

    @classmethod
    def up_to(cls, most: float) -> "Axis":
        scale = 1
        while True:
            for step in (scale, 2 * scale, 5 * scale):
                if step * _LINES >= most:
                    return cls(step, max(1, ceil(most / step)))
            scale *= 10

    @property
    def top(self) -> int:
        return self.step * self.count


@dataclass(frozen=True)
class Mark:
    """A month or a period of a chart. `target` None: none was set. `is_running`: it has days to come: no fall."""

    label: str
    period: Period
    value: int
    target: float | None
    is_chosen: bool
    is_running: bool


def month_marks(
    months: Sequence[Period], sessions: Sequence[int], period: Period, targets: Targets, today: date
) -> list[Mark]:
    """The sessions of each month beside the target."""
    return [
        Mark(
            label=short_period_name(month),
            period=month,
            value=held,
            target=monthly_target(month, targets),
            is_chosen=period.first_day <= month.last_day and month.first_day <= period.last_day,
            is_running=month.last_day > today,
        )
        for month, held in zip(months, sessions, strict=True)
    ]


def monthly_target(month: Period, targets: Targets) -> float | None:
    """The month's own, else its part of that of its quarter, semester or year."""
    for unit in ("month", "quarter", "semester", "year"):
        target = targets.get(period_of(month.first_day, unit).code, {}).get(Indicator.SESSIONS)
        if target is not None:
            return target / MONTHS_IN[unit]
    return None


def trend_marks(periods: Sequence[Period], reached: Sequence[int], targets: Targets, today: date) -> list[Mark]:
    """The villages reached in each period beside the target; the year stands where it begins."""
    return [
        Mark(
            label=_with_year(one) if at == 0 or at == len(periods) - 1 or one.number == 1 else short_period_name(one),
            period=one,
            value=value,
            target=targets.get(one.code, {}).get(Indicator.REACHED),
            is_chosen=at == len(periods) - 1,
            is_running=one.last_day > today,
        )
        for at, (one, value) in enumerate(zip(periods, reached, strict=True))
    ]


def _with_year(period: Period) -> str:
    return short_period_name(period) if period.unit == "year" else f"{short_period_name(period)} {period.year}"


def chart_periods(period: Period, cutoff: date) -> tuple[list[Period], list[Period]]:
    """The twelve months up to the cut-off day, and the periods of the trend."""
    return months_up_to(period_of(cutoff, "month")), trend_periods(period)


def trend_periods(period: Period) -> list[Period]:
    """The period and those of its length before it; of any run of days the quarters up to its last."""
    periods = [period_of(period.last_day) if isinstance(period, Span) else period]
    while len(periods) < _POINTS:
        periods.insert(0, periods[0].previous)
    return periods


def periods_with_targets(months: Sequence[Period], trend: Sequence[Period]) -> set[str]:
    """The codes of all periods of which a target may stand in a chart."""
    return {period_of(month.first_day, unit).code for month in months for unit in MONTHS_IN} | {
        one.code for one in trend
    }


def spark_paths(values: Sequence[int], dark: int) -> tuple[str, str]:
    """Small columns, together 82 wide and 22 tall, as two paths: the earlier ones, and the last `dark` of them."""
    width, top = _SPARK_WIDTH / len(values), max(1, *values)
    columns = [
        f"M{width * at:.1f} {_SPARK_HEIGHT}v-{tall:.1f}h{width - 1.5:.1f}V{_SPARK_HEIGHT}z"
        for at, tall in enumerate(max(1.0, (_SPARK_HEIGHT - 1) * value / top) for value in values)
    ]
    return "".join(columns[:-dark]), "".join(columns[-dark:])
