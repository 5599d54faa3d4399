"""The grid of a programme as a PDF, just as the page shows it."""

from flask import redirect, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, requires
from app.coverage.views.programme import WITH_GRID, asked_grid, asked_version
from app.coverage.views.programmes import asked_day
from app.printing.page import Paper
from app.reports.papers.programme_grid import GridPaper
from app.reports.progress.layout import lay_out_programme_grid
from app.reports.views.blueprint import bp
from app.reports.views.sending import send_pdf
from app.web.settings import is_demo


@bp.get("/reports/programme-grid.pdf")
@requires(Permission.PRINT_REPORT)
def programme_grid_pdf():
    """?area=&programme= and what narrows the page; ?paper=a4, else F4."""
    question = asked_day(request.args.get("area") or current_user.area.code)
    slug = request.args.get("programme", "")
    if question.area.level not in WITH_GRID or question.fault:
        return redirect(url_for("coverage.programme", code=question.area.code, slug=slug or "-"))
    grid = asked_grid(question, asked_version(slug, question))
    paper = Paper.A4 if request.args.get("paper") == Paper.A4 else Paper.F4
    document = lay_out_programme_grid(GridPaper(grid, question.area, clock.now(), is_demo()), paper)
    name = f"program-{slug}-{question.area.code}-{question.on.isoformat()}.pdf"
    return send_pdf(document, name, "programme_grid_failed")
