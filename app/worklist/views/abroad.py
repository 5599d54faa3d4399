"""Bringing in numbers of residents abroad from a file."""

from collections.abc import Sequence

from flask import render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import list_villages
from app.db import write_tx
from app.history.models import Action
from app.history.recording import note_bulk
from app.i18n import _n, number
from app.sheets.columns import tabulate
from app.sheets.dry_run import DryRun
from app.sheets.import_page import ImportPage, Shown
from app.sheets.read import read_sheet
from app.sheets.template import csv_with_mark, download
from app.worklist.abroad_actions import store_numbers
from app.worklist.abroad_import import COLUMNS, HEADER, DifferentNumber, ImportedNumber, plan_import
from app.worklist.models import ResidentsAbroad
from app.worklist.views.blueprint import bp


@bp.route("/worklist/abroad/import", methods=["GET", "POST"])
@requires(Permission.FOLLOW_UP)
def upload():
    leads_to = url_for(".index", code=current_user.area.code)
    return ImportPage("abroad", _plan, _store, _page).answer(current_user.id, leads_to)


@bp.get("/worklist/abroad/import/template.csv")
@requires(Permission.FOLLOW_UP)
def template():
    """The columns, and two villages of this person as an example."""
    on = clock.today().isoformat()
    rows = [
        (one.code, one.name, count, on, "Buku data PMI desa") for one, count in zip(_first(), (24, 0), strict=False)
    ]
    return download(csv_with_mark(HEADER, rows), "warga-di-luar-negeri.csv")


def _first():
    return list_villages(reach_of(current_user))[:2]


def _plan(content: bytes) -> DryRun[ImportedNumber]:
    return plan_import(tabulate(read_sheet(content), COLUMNS), reach_of(current_user), clock.today())


def _store(rows: Sequence[ImportedNumber | DifferentNumber], file_name: str) -> str:
    with write_tx() as session:
        count = store_numbers(session, rows)
        if count:
            note_bulk(session, ResidentsAbroad.__tablename__, Action.IMPORTED, {"rows": count, "file": file_name})
    if not count:
        return ""
    return _n(
        "The number of %(count)s village is stored from %(file)s.",
        "The numbers of %(count)s villages are stored from %(file)s.",
        count,
        count=number(count),
        file=file_name,
    )


def _page(shown: Shown) -> str:
    return render_template("worklist/abroad.html", **vars(shown), area=current_user.area)
