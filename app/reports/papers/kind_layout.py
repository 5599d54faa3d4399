"""From the other kinds of paper to HTML: one template part for the page on screen and for the paper, in Indonesian."""

from collections.abc import Mapping

from flask import render_template
from markupsafe import Markup

from app.i18n import force_locale
from app.printing.document import Document
from app.printing.unbroken import keep_together
from app.reports.office.emblem import with_emblem
from app.reports.own_words.prose import typed
from app.reports.papers.paperwork import Paperwork
from app.reports.progress.layout import make_document, office_context
from app.reports.vocabulary import ReportKind

_PARTS = {
    ReportKind.COVERING_LETTER: "reports/_covering_letter.html",
    ReportKind.REGISTER_EXTRACT: "reports/_register_extract.html",
    ReportKind.NOT_REACHED: "reports/_not_reached.html",
}


def lay_out_paper_sheet(paper: Paperwork, edit_urls: Mapping[str, str] | None = None) -> Markup:
    """The paper as part of a page."""
    paper, _pictures = with_emblem(paper)
    with force_locale("id"):
        part = _PARTS[paper.kind]
        context = office_context(paper, False) | {"edit_urls": edit_urls or {}}
        return Markup(render_template(part, r=paper, paragraphs_of=paragraphs_of, **context))


def lay_out_paper(paper: Paperwork) -> Document:
    """The paper for print."""
    paper, pictures = with_emblem(paper)
    with force_locale("id"):
        chapter = render_template(
            "reports/print_paper.html",
            part=_PARTS[paper.kind],
            r=paper,
            paragraphs_of=paragraphs_of,
            **office_context(paper, True),
        )
        return make_document(paper, (keep_together(chapter),), pictures)


def paragraphs_of(paper: Paperwork, part: str) -> tuple[str, ...]:
    """The paragraphs of a part as they are printed: in the words of the office where it wrote some, else our own."""
    return typed(paper.texts.get(part, "")) or paper.own_words[part]
