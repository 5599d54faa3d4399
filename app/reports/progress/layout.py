"""From the report to HTML: one template part for the page on screen and for the paper, always in Indonesian."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from flask import current_app, render_template, url_for
from jinja2.utils import Namespace
from markupsafe import Markup

from app import clock
from app.areas.models import short_kind_name
from app.coverage.grid_sheet import stage_word
from app.i18n import force_locale, moment, period_name
from app.printing.document import Document
from app.printing.page import Paper
from app.printing.unbroken import keep_together
from app.reports.issued.snapshot import attachments_of
from app.reports.issued.verification import draw_code
from app.reports.office.emblem import with_emblem
from app.reports.own_words.prose import paragraphs_of
from app.reports.papers.paperwork import Paperwork
from app.reports.papers.programme_grid import GridPaper
from app.reports.papers.sign_in_sheet import SignInSheet
from app.reports.papers.worklist_paper import WorklistPaper
from app.reports.progress.annex_part import AnnexPart
from app.reports.progress.chapters import Chapter, list_chapters, whole_report
from app.reports.progress.contents import lay_out_contents
from app.reports.progress.parts import Report
from app.reports.progress.sources import NOWHERE, Sources
from app.reports.registers.district_register import DistrictRegister
from app.reports.registers.register_forms import FORMS, Book
from app.reports.registers.registers import Register

_COUNTS = {"tables": 0, "figures": 0}
DEMO_MARK = "CONTOH – nama orang dan angka rekaan"


def lay_out_sheet(report: Report, edit_urls: Mapping[str, str] | None = None) -> Markup:
    """The report as part of a page; `edit_urls` lead to where its parts are written anew, none where one may not."""
    report, _pictures = with_emblem(report)
    with force_locale("id"):
        values = _chapter_values(whole_report(report), Namespace(_COUNTS))
        context = office_context(report, False) | {"edit_urls": edit_urls or {}, "src": Sources(report)}
        return Markup(render_template("reports/_report.html", **values, **context))


def lay_out_annex_part(part: AnnexPart) -> Markup:
    """A regency's part of the annex of a province as part of a page."""
    with force_locale("id"):
        values = {"r": part, "annexes": (part.annex,), "period": period_name(part.period), "on_paper": False}
        return Markup(render_template("reports/_annex_part.html", src=Sources(part), **values))


def lay_out_document(report: Report) -> Document:
    """The report for print."""
    report, pictures = with_emblem(report)
    with force_locale("id"):
        context, counter = office_context(report, True), Namespace(_COUNTS)
        chapters = [
            keep_together(render_template("reports/print.html", **_chapter_values(chapter, counter), **context))
            for chapter in list_chapters(report)
        ]
        document = make_document(report, tuple(chapters), pictures)
        return replace(document, contents=partial(lay_out_contents, report)) if len(chapters) > 1 else document


def _chapter_values(chapter: Chapter, counter: Namespace) -> dict[str, Any]:
    """`counter` numbers tables and figures through all chapters."""
    return {
        "templates": chapter.templates,
        "annexes": chapter.annexes,
        "annex_links": chapter.links,
        "is_wide": chapter.is_wide,
        "counter": counter,
        "paragraphs_of": paragraphs_of,
        "a1_form": FORMS[Book.A1],
    }


def make_document(report: Report | Paperwork, chapters: tuple[str, ...], pictures: Mapping[str, bytes]) -> Document:
    """The chapters with foot, page and pictures, the same for every kind of paper."""
    return Document(
        title=report.title,
        author=report.letter.agency,
        subject=report.place,
        made_at=report.made_at,
        chapters=chapters,
        foot=_foot(report),
        is_draft=report.issue is None,
        page=report.letter.page,
        attachments=attachments_of(report),
        pictures=pictures,
    )


def office_context(report: Report | Paperwork, on_paper: bool) -> dict[str, Any]:
    """What the templates of every kind of paper need for letterhead, proof and signature."""
    return {
        "report": report,
        "on_paper": on_paper,
        "year": clock.local(report.made_at, current_app.config["TIME_ZONE"]).year,
        "draw_code": draw_code,
        "src": NOWHERE,
        "emblem_url": lambda _sha256: url_for("reports.emblem_file", code=report.code),
    }


def _foot(report: Report | Paperwork) -> tuple[str, ...]:
    """What may change while the figures do not stands here, not in a chapter."""
    first = f"Data per {moment(report.made_at)}"
    if report.issue is not None:
        first = f"Kode {report.issue.code} · {first}"
    return (first, DEMO_MARK) if report.is_demo else (first,)


def lay_out_sign_in_sheet(sheet: SignInSheet, months_kept: int) -> str:
    """The sign-in sheet as a whole document for print."""
    with force_locale("id"):
        mark = DEMO_MARK if sheet.is_demo else ""
        return render_template("reports/print_sign_in_sheet.html", sheet=sheet, mark=mark, months=months_kept)


def lay_out_register_part(register: Register | DistrictRegister) -> Markup:
    """A register as part of a page."""
    with force_locale("id"):
        return Markup(render_template(_register_part(register), r=register, on_paper=False))


def lay_out_register(register: Register | DistrictRegister, paper: Paper) -> str:
    """A register as a whole document for print."""
    with force_locale("id"):
        return render_template(
            "reports/print_register.html",
            r=register,
            part=_register_part(register),
            author=register.author,
            paper=paper,
            on_paper=True,
            mark=DEMO_MARK if register.is_demo else "",
        )


def lay_out_programme_grid(grid: GridPaper, paper: Paper) -> str:
    """The grid of a programme as a whole document for print."""
    with force_locale("id"):
        mark = DEMO_MARK if grid.is_demo else ""
        return render_template(
            "reports/print_programme_grid.html",
            g=grid,
            paper=paper,
            mark=mark,
            stage_word=stage_word,
            short_kind_name=short_kind_name,
        )


def lay_out_worklist(paper: WorklistPaper) -> str:
    """The work list as a whole document for print."""
    with force_locale("id"):
        mark = DEMO_MARK if paper.is_demo else ""
        return render_template("reports/print_worklist.html", w=paper, mark=mark, short_kind_name=short_kind_name)


def _register_part(register: Register | DistrictRegister) -> str:
    return "reports/_register.html" if isinstance(register, Register) else "reports/_district_register.html"
