"""Which parts of a report form a chapter: begun on a new page, printed by itself and kept until its own data change."""

from dataclasses import dataclass

from app.areas.models import Level
from app.reports.progress.annex import annexes_of, annexes_on_screen, links_on_screen
from app.reports.progress.area_parts import Annex, AnnexLink
from app.reports.progress.parts import Report

_FRONT, _ANNEX, _EXTRACT = "reports/_report_front.html", "reports/_report_annex.html", "reports/_report_extract.html"
_SHORT = {Level.VILLAGE: "reports/_village.html", Level.SUBDISTRICT: "reports/_subdistrict.html"}
_SCOPE, _SESSIONS = "reports/_report_scope.html", "reports/_report_sessions.html"
_RESULTS = ("reports/_report_results.html", "reports/_report_problems.html", "reports/_report_closing.html")

_MOST_VILLAGES, _MOST_SESSIONS = 16, 40  # with more, a page of contents may follow the first page


@dataclass(frozen=True)
class Chapter:
    """Templates of templates/reports/ that follow each other, and the parts of the annex that they print.

    On a screen `links` to its parts may stand in their place.
    """

    templates: tuple[str, ...]
    annexes: tuple[Annex, ...] = ()
    links: tuple[AnnexLink, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether its paper lies on its long side."""
        return self.templates == (_EXTRACT,)


def list_chapters(report: Report) -> tuple[Chapter, ...]:
    """In their order; the report of a village or a subdistrict is short and has one, unless it has many rows."""
    if not report.is_large:
        whole = whole_report(report)
        many = len(report.children) > _MOST_VILLAGES or len(report.sessions) > _MOST_SESSIONS
        return tuple(Chapter((part,)) for part in whole.templates) if many else (whole,)
    annexes = [Chapter((_ANNEX,), (annex,)) for annex in annexes_of(report)]
    return (Chapter((_FRONT,)), *map(Chapter, _body(report)), *annexes, *map(Chapter, _further(report)))


def whole_report(report: Report) -> Chapter:
    """All of it in one piece, as on a screen."""
    if not report.is_large:
        return Chapter((_FRONT, _SHORT[report.level]))
    parts = (_FRONT, *sum(_body(report), ()), _ANNEX, *sum(_further(report), ()))
    links = links_on_screen(report)
    return Chapter(parts, () if links else annexes_on_screen(report), links)


def _body(report: Report) -> list[tuple[str, ...]]:
    """The six chapters: what is begun on a new page fills most of its last one, too."""
    if not report.total.sessions:
        return [(_SCOPE,), (_SESSIONS, *_RESULTS)]
    return [(_SCOPE, _SESSIONS), _RESULTS]


def _further(report: Report) -> list[tuple[str, ...]]:
    """The annexes of a regency after the first: what is in force there, and who takes part in programmes."""
    found: list[tuple[str, ...]] = [(_EXTRACT,)] if report.extract else []
    if report.level is Level.REGENCY and report.programmes.groups:
        found.append(("reports/_report_taking_part.html",))
    return found
