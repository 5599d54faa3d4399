"""Ralat: the figures of an issued report counted again for the same days, and those that are no longer as printed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.areas.models import Area
from app.coverage.calculate import AreaFigures, cutoff_of
from app.coverage.queries import build_coverage
from app.i18n import _l, period_name
from app.periods import Period, parse_span
from app.reports.issued.correction_queries import list_codes, list_touched
from app.reports.issued.issue_parts import Correction
from app.reports.issued.issue_queries import list_issued
from app.reports.models import IssuedReport
from app.reports.progress.facts import today_of
from app.reports.progress.tables import child_name
from app.reports.vocabulary import ReportKind

Figures = Mapping[str, Mapping[str, Any]]

FIGURE_NAMES = {
    "villages": _l("Villages"),
    "reported": _l("Villages that reported"),
    "reached": _l("Villages reached"),
    "sessions": _l("Sessions"),
    "attendance": _l("Attendance"),
    "male": _l("Men and boys"),
    "female": _l("Women and girls"),
    "named": _l("Names written down"),
    "perdes": _l("Desa with a Perdes on protection in force"),
}


def figures_of(label: str, total: AreaFigures, rows: Iterable[AreaFigures]) -> dict[str, dict[str, Any]]:
    """The figures of an area and of its children that are compared, by code; the area itself comes first."""
    listed = {total.code: _counted(total, label)}
    return listed | {row.code: _counted(row, child_name(row.name, row.kind)) for row in rows}


def recount(area: Area, period: Period, today: date) -> dict[str, dict[str, Any]]:
    """The same figures as they are now; `today` is the day up to which a period that still ran was counted."""
    coverage = build_coverage(area, period, today)
    return figures_of(area.label, coverage.total, coverage.rows)


def compare(printed: Figures, now: Figures, report: str = "") -> tuple[Correction, ...]:
    """Each figure that differs, the area itself first; an area that one of the two does not know has none."""
    return tuple(
        Correction((now.get(code) or printed[code])["name"], str(name), before, after, report)
        for code in dict.fromkeys((*printed, *now))
        for figure, name in FIGURE_NAMES.items()
        if (before := printed.get(code, {}).get(figure)) != (after := now.get(code, {}).get(figure))
    )


def cutoff_of_issued(issued: IssuedReport) -> date:
    """The last day that it counted."""
    return cutoff_of(parse_span(issued.period), today_of(issued.data_at))


def corrections_of(issued: IssuedReport) -> tuple[Correction, ...]:
    """The figures of that report which its data no longer gives. It keeps the map of its day: an area that has other
    villages or another code by now is not compared."""
    period = parse_span(issued.period)
    name = f"{period_name(period)}, Nomor {issued.number}"
    now = recount(issued.area, period, today_of(issued.data_at))
    touched = list_touched(issued.data_at)
    if touched is None:
        return compare(issued.figures, now, name)
    same = (issued.figures.keys() & now.keys()) - list_codes(touched)
    printed, counted = ({code: one for code, one in some.items() if code in same} for some in (issued.figures, now))
    return compare(printed, counted, name)


def list_corrections(area: Area, period: Period) -> tuple[Correction, ...]:
    """What a report has to correct: that of the period before it which still stands, and any of its own period."""
    issued = list_issued(area, ReportKind.PROGRESS)
    before = (one for one in issued if one.withdrawn_at is None and _comes_before(parse_span(one.period), period))
    last = max(before, key=lambda one: parse_span(one.period).last_day, default=None)
    same = next((one for one in issued if one.period == period.code), None)
    return tuple(row for one in (last, same) if one is not None for row in corrections_of(one))


def _comes_before(earlier: Period, period: Period) -> bool:
    return earlier.unit == period.unit and earlier.last_day < period.first_day


def _counted(row: AreaFigures, name: str) -> dict[str, Any]:
    """Silence counts as nought here: a village that reports late corrects it."""
    return {"name": name} | {one: row.perdes_or_none if one == "perdes" else getattr(row, one) for one in FIGURE_NAMES}
