"""Every kind of paper in the same three steps: it is built, shown on a page, and laid out for print.

Each is a frozen whole with `kind`, `title`, `letter`, `texts` and `issue`: to issue one, replace `letter` and `issue`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from markupsafe import Markup

from app.areas.models import Area
from app.periods import Period
from app.printing.document import Document
from app.reports.papers.covering_letter import CoveringLetter, build_covering_letter
from app.reports.papers.kind_layout import lay_out_paper, lay_out_paper_sheet
from app.reports.papers.not_reached import NotReached, build_not_reached
from app.reports.papers.register_extract import RegisterExtract, build_register_extract
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document, lay_out_sheet
from app.reports.progress.parts import Report
from app.reports.vocabulary import ReportKind

Printable = Report | CoveringLetter | RegisterExtract | NotReached

_BUILD: Mapping[ReportKind, Callable[[Area, Period, datetime], Printable]] = {
    ReportKind.PROGRESS: build_report,
    ReportKind.COVERING_LETTER: build_covering_letter,
    ReportKind.REGISTER_EXTRACT: build_register_extract,
    ReportKind.NOT_REACHED: build_not_reached,
}


def build_kind(kind: ReportKind, area: Area, period: Period, now: datetime) -> Printable:
    """That paper as it stands at that moment, in a fixed number of selects.

    Raises NotBegun where the period lies in the future, NoSuchPaper where that kind is not made of that area.
    """
    return _BUILD[kind](area, period, now)


def show(paper: Printable, edit_urls: Mapping[str, str] | None = None) -> Markup:
    """The paper as part of a page, with a link at each part that may be written anew, {part: address}."""
    return lay_out_sheet(paper, edit_urls) if isinstance(paper, Report) else lay_out_paper_sheet(paper, edit_urls)


def lay_out(paper: Printable) -> Document:
    """The paper for print."""
    return lay_out_document(paper) if isinstance(paper, Report) else lay_out_paper(paper)
