"""Bringing in regulations from a file."""

from collections.abc import Sequence
from datetime import date

from flask import Blueprint, current_app, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.queries import list_villages
from app.db import write_tx
from app.i18n import _n, number
from app.regulations.import_actions import store_regulations
from app.regulations.import_plan import plan_import
from app.regulations.import_rows import COLUMNS, ImportedRegulation
from app.regulations.import_template import template_csv
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES
from app.sheets.columns import tabulate
from app.sheets.dry_run import DryRun
from app.sheets.import_page import ImportPage, Shown
from app.sheets.read import read_sheet
from app.sheets.template import download

bp = Blueprint("regulations_import", __name__)


@bp.route("/regulations/import", methods=["GET", "POST"])
@requires(Permission.IMPORT)
def upload():
    return ImportPage("regulations", _plan, _store, _page).answer(current_user.id, url_for("regulations.index"))


@bp.get("/regulations/import/template.csv")
@requires(Permission.IMPORT)
def template():
    """The columns, and two rows for villages of this person as an example."""
    villages = list_villages(reach_of(current_user))[:2]
    return download(template_csv(villages, _today()), "peraturan.csv")


def _plan(content: bytes) -> DryRun[ImportedRegulation]:
    return plan_import(tabulate(read_sheet(content), COLUMNS), reach_of(current_user), _today())


def _store(rows: Sequence[ImportedRegulation], file_name: str) -> str:
    with write_tx() as session:
        stored = store_regulations(session, rows, file_name, current_user.id)
    if not stored:
        return ""
    return _n(
        "%(count)s regulation is stored from %(file)s.",
        "%(count)s regulations are stored from %(file)s.",
        len(stored),
        count=number(len(stored)),
        file=file_name,
    )


def _page(shown: Shown) -> str:
    return render_template("regulations/import.html", **vars(shown), kind_rules=KIND_RULES, theme_names=THEME_NAMES)


def _today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])
