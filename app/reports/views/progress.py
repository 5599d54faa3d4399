"""Look at a paper on the screen, and print it as it stands: the progress report and what goes with it."""

from flask import Response, abort, current_app, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.models import Level
from app.areas.queries import get_area
from app.printing.rendering import RenderingFailed, print_document
from app.reports.issued.issue_queries import find_standing
from app.reports.issued.issuing import contradicted_by
from app.reports.jobs.bundle import file_name
from app.reports.office.emblem import is_emblem_lost
from app.reports.own_words.proposals import PART_NAMES, parts_of
from app.reports.own_words.text_queries import list_texts
from app.reports.papers.kinds import lay_out, show
from app.reports.progress.annex_part import build_annex_part
from app.reports.progress.layout import lay_out_annex_part
from app.reports.views.asking import Asked, Refused, asked
from app.reports.views.blueprint import bp
from app.reports.views.choosing import choose
from app.reports.vocabulary import KIND_NAMES, ReportKind
from app.web.errors import NotFound


@bp.get("/reports")
@requires(Permission.PRINT_REPORT)
def index():
    """Choose a kind of paper, an area within reach and its days."""
    return choose()


@bp.get("/reports/progress")
@requires(Permission.PRINT_REPORT)
def preview():
    """The paper on screen: the very part that is printed; or one regency of the annex of a province."""
    try:
        wanted = asked()
        if request.args.get("period") != wanted.period.code:
            return redirect(url_for(".preview", **wanted.address))
        if "part" in request.args:
            return _annex_part(wanted)
        paper = wanted.build()
    except Refused as refusal:
        return choose(str(refusal)), 400
    parts = parts_of(paper, list_texts(wanted.area, wanted.period, wanted.kind))
    may_edit = can(Permission.ISSUE_REPORT)
    edit_urls = {one.key: url_for(".edit_text", part=one.key, **wanted.address) for one in parts if may_edit}
    return render_template(
        "reports/preview.html",
        wanted=wanted,
        area=wanted.area,
        paper=paper,
        standing=find_standing(wanted.area, wanted.period.code, wanted.kind),
        contradicted_by=contradicted_by(paper, wanted.area),
        kind_name=KIND_NAMES[wanted.kind],
        sheet=show(paper, edit_urls),
        no_emblem=is_emblem_lost(paper.letter),
        parts=parts,
        names=PART_NAMES,
    )


def _annex_part(wanted: Asked) -> str:
    """Opened from the list that stands in the place of a long annex."""
    regency = get_area(reach_of(current_user), request.args["part"])
    of_province = wanted.kind is ReportKind.PROGRESS and wanted.area.level is Level.PROVINCE
    if not of_province or regency.parent_id != wanted.area.id:
        raise NotFound(regency.code)
    part = build_annex_part(wanted.area, regency, wanted.period, clock.now())
    return render_template("reports/annex_part.html", wanted=wanted, regency=regency, sheet=lay_out_annex_part(part))


@bp.get("/reports/progress.pdf")
@requires(Permission.PRINT_REPORT)
def progress_pdf():
    """The same as a file, KONSEP across it."""
    try:
        wanted = asked()
        paper = wanted.build()
    except Refused as refusal:
        return choose(str(refusal)), 400
    try:
        printed = print_document(lay_out(paper))
    except RenderingFailed:
        current_app.logger.exception("report_failed")
        abort(503)
    name = f"{file_name(wanted.kind, wanted.area, wanted.period)}.pdf"
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(printed.pdf, mimetype="application/pdf", headers=headers)
