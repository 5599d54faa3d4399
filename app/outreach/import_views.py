"""Bringing in sessions from a file."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, current_app, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import list_villages
from app.db import write_tx
from app.i18n import _n, number
from app.outreach.import_actions import store_sessions
from app.outreach.import_plan import plan_import
from app.outreach.import_rows import COLUMNS, ImportedSession
from app.outreach.import_template import template_csv
from app.outreach.vocabulary import APPROACH_NAMES, TOPIC_NAMES
from app.sheets.columns import tabulate
from app.sheets.dry_run import DryRun
from app.sheets.import_page import ImportPage, Shown
from app.sheets.read import read_sheet
from app.sheets.template import download

bp = Blueprint("outreach_import", __name__)


@bp.route("/outreach/import", methods=["GET", "POST"])
@requires(Permission.IMPORT)
def upload():
    return ImportPage("outreach", _plan, _store, _page).answer(current_user.id, url_for("outreach.index"))


@bp.get("/outreach/import/template.csv")
@requires(Permission.IMPORT)
def template():
    """The columns, and two rows for villages of this person as an example."""
    villages = list_villages(reach_of(current_user))[:2]
    return download(template_csv([village.code for village in villages], _today()), "kegiatan.csv")


def _plan(content: bytes) -> DryRun[ImportedSession]:
    return plan_import(tabulate(read_sheet(content), COLUMNS), reach_of(current_user), _today())


def _store(rows: Sequence[ImportedSession], file_name: str) -> str:
    with write_tx() as session:
        stored = store_sessions(session, rows, file_name, current_user.id)
    if not stored:
        return ""
    return _n(
        "%(count)s session is stored from %(file)s, attendance %(attendance)s.",
        "%(count)s sessions are stored from %(file)s, attendance %(attendance)s.",
        len(stored),
        count=number(len(stored)),
        file=file_name,
        attendance=number(sum(row.attendance for row in stored)),
    )


def _page(shown: Shown) -> str:
    return render_template(
        "outreach/import.html",
        **vars(shown),
        topics=TOPIC_NAMES.values(),
        approaches=APPROACH_NAMES.values(),
        topic_names=TOPIC_NAMES,
    )


def _today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])
