"""Into which shorter periods a period falls: what is added up there against what it is on the whole."""

from app.periods import MONTHS_IN, Period, Span, period_of


def whole_of(period: Period) -> Period | None:
    """The period that is shown with its parts: itself, of a month its quarter. Days that are no period have none."""
    if isinstance(period, Span):
        return None
    return period_of(period.first_day) if period.unit == "month" else period


def parts_of(whole: Period) -> list[Period]:
    """The quarters of a year or a semester, the months of a quarter."""
    unit = "month" if whole.unit == "quarter" else "quarter"
    parts = [period_of(whole.first_day, unit)]
    while len(parts) * MONTHS_IN[unit] < MONTHS_IN[whole.unit]:
        parts.append(parts[-1].next)
    return parts
