"""Which parts of a report form a chapter: begun on a new page, printed by itself and kept until its own data change."""

from dataclasses import dataclass

from app.reports.annex import annexes_of, annexes_on_screen
from app.reports.area_parts import Annex
from app.reports.parts import Report

_FRONT, _VILLAGE, _ANNEX = "_report_front.html", "_village.html", "_report_annex.html"
_BODY = ("_report_scope.html", "_report_sessions.html"), ("_report_results.html",)
_END = ("_report_problems.html",), ("_report_closing.html",)


@dataclass(frozen=True)
class Chapter:
    """Templates of templates/reports/ that follow each other, and the parts of the annex that they print."""

    templates: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()


def list_chapters(report: Report) -> tuple[Chapter, ...]:
    """In their order; the report of a village or a subdistrict is short and has one."""
    if not report.is_large:
        return (whole_report(report),)
    annexes = (Chapter((_ANNEX,), (annex,)) for annex in annexes_of(report))
    return (*(Chapter(parts) for parts in ((_FRONT,), *_BODY, *_END)), *annexes)


def whole_report(report: Report) -> Chapter:
    """All of it in one piece, as on a screen."""
    if report.is_village:
        return Chapter((_FRONT, _VILLAGE))
    parts = (_FRONT, *sum((*_BODY, *_END), ()))
    return Chapter((*parts, _ANNEX), annexes_on_screen(report)) if report.is_large else Chapter(parts)
