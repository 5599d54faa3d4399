"""The work list as CSV and XLSX, just as the page narrows it."""

from flask import redirect, url_for

from app.accounts.access import Permission, requires
from app.areas.models import Level
from app.coverage.views.blueprint import send_sheet
from app.worklist.filters import asked_narrowed
from app.worklist.lines import lines_of
from app.worklist.list_queries import list_rows
from app.worklist.sheet import list_sheet
from app.worklist.views.blueprint import ask, bp, get_above


@bp.get("/worklist/<code>.csv")
@requires(Permission.FOLLOW_UP)
def csv(code: str):
    return _file(code, "csv")


@bp.get("/worklist/<code>.xlsx")
@requires(Permission.FOLLOW_UP)
def xlsx(code: str):
    return _file(code, "xlsx")


def _file(code: str, ending: str):
    """Of the nation there is no list, for nobody visits 83.762 villages by one."""
    area = get_above(code)
    if area.level is Level.NATION:
        return redirect(url_for(".index", code=area.code))
    question, narrowed = ask(area), asked_narrowed()
    lines = lines_of(question, list_rows(question, narrowed))
    return send_sheet(list_sheet(question, narrowed, lines), f"daftar-kunjungan-{area.code}", ending)
