"""The work list as a PDF, just as the page narrows it."""

from flask import redirect, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, requires
from app.areas.models import Level
from app.i18n import force_locale
from app.reports.papers.worklist_paper import MOST, WorklistPaper
from app.reports.progress.layout import lay_out_worklist
from app.reports.views.blueprint import bp
from app.reports.views.sending import send_pdf
from app.web.settings import is_demo
from app.worklist.filters import asked_narrowed
from app.worklist.lines import lines_of
from app.worklist.list_queries import list_rows
from app.worklist.views.blueprint import ask, get_above


@bp.get("/reports/worklist.pdf")
@requires(Permission.FOLLOW_UP)
def worklist_pdf():
    """?area= and what narrows the page; at most the first thousand villages, on A4 across."""
    area = get_above(request.args.get("area") or current_user.area.code)
    if area.level is Level.NATION:
        return redirect(url_for("worklist.index", code=area.code))
    question, narrowed = ask(area), asked_narrowed()
    with force_locale("id"):
        lines = lines_of(question, list_rows(question, narrowed, MOST))
        document = lay_out_worklist(WorklistPaper(question, narrowed, lines, clock.now(), is_demo()))
    name = f"daftar-kunjungan-{area.code}.pdf"
    return send_pdf(document, name, "worklist_failed")
