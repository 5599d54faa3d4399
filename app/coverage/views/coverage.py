"""Coverage of an area in a period, on the page and as a spreadsheet."""

from flask import redirect, render_template, url_for

from app import clock
from app.accounts.access import Permission, requires
from app.areas.models import Level
from app.coverage.queries import build_coverage
from app.coverage.views.blueprint import asked, bp


@bp.get("/coverage/<code>")
@requires(Permission.READ)
def show(code: str):
    question = asked(code)
    if question.area.level is Level.VILLAGE:
        return redirect(url_for(".area", code=question.area.code))
    coverage = build_coverage(question.area, question.period, clock.today())
    return render_template("coverage/show.html", area=question.area, coverage=coverage, fault=question.fault)


@bp.get("/coverage/<code>.csv")
@requires(Permission.READ)
def csv(code: str):
    return redirect(url_for(".show", code=code))


@bp.get("/coverage/<code>.xlsx")
@requires(Permission.READ)
def xlsx(code: str):
    return redirect(url_for(".show", code=code))
