"""Which parts of a report form a chapter: begun on a new page, printed by itself and kept until its own data change."""

from dataclasses import dataclass

from app.areas.models import Level
from app.reports.parts import Report

_SHORT = (Level.VILLAGE, Level.SUBDISTRICT)
_FRONT = "_report_front.html"
_BODY = ("_report_scope.html", "_report_sessions.html"), ("_report_results.html",)
_END = ("_report_problems.html",), ("_report_closing.html",)


@dataclass(frozen=True)
class Chapter:
    """Templates that follow each other in templates/reports/. `pages` are those of the annex that it prints."""

    templates: tuple[str, ...]
    pages: tuple = ()


def list_chapters(report: Report) -> tuple[Chapter, ...]:
    """The chapters in their order; a village or a subdistrict has one, for its report is short."""
    parts = ((_FRONT,), *_BODY, *_END)
    if report.level in _SHORT:
        return (Chapter(sum(parts, ())),)
    return (*map(Chapter, parts), *_annexes(report))


def _annexes(report: Report) -> tuple[Chapter, ...]:
    return (Chapter(("_report_annex.html",)),) if report.annex else ()
