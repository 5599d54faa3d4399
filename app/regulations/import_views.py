"""Bringing in regulations from a file."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from flask import Blueprint, abort, current_app, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level, kind_name
from app.areas.queries import get_area, list_village_names, list_villages
from app.db import write_tx
from app.i18n import _n, number
from app.regulations.import_actions import store_regulations
from app.regulations.import_columns import COLUMNS
from app.regulations.import_plan import Different, plan_import
from app.regulations.import_rows import ImportedRegulation
from app.regulations.import_template import template_csv
from app.regulations.import_words import shown_value
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
    """?village= says whose the rows without a code are; for a village head that is the own one."""
    return ImportPage("regulations", _plan, _store, _page).answer(current_user.id, url_for("regulations.index"))


@bp.get("/regulations/import/template.csv")
@requires(Permission.IMPORT)
def template():
    """The columns, and two rows for villages of this person as an example."""
    villages = list_villages(reach_of(current_user))[:2]
    return download(template_csv(villages, _today()), "peraturan.csv")


def _own_village() -> Area | None:
    """The village head's own, or the one that the address names; out of reach is a 404."""
    if current_user.area.level is Level.VILLAGE:
        return current_user.area
    code = request.args.get("village", "")
    if not code:
        return None
    village = get_area(reach_of(current_user), code)
    return village if village.level is Level.VILLAGE else abort(404)


def _plan(content: bytes) -> DryRun[ImportedRegulation]:
    return plan_import(tabulate(read_sheet(content), COLUMNS), reach_of(current_user), _today(), _own_village())


def _store(rows: Sequence[ImportedRegulation | Different], file_name: str) -> str:
    reach, today = reach_of(current_user), _today()
    with write_tx() as session:
        done = store_regulations(session, rows, file_name, current_user.id, reach, today)
    words = []
    if done.stored:
        words.append(
            _n(
                "%(count)s regulation is stored from %(file)s.",
                "%(count)s regulations are stored from %(file)s.",
                done.stored,
                count=number(done.stored),
                file=file_name,
            )
        )
    if done.changed:
        words.append(
            _n(
                "%(count)s regulation is changed to what %(file)s says.",
                "%(count)s regulations are changed to what %(file)s says.",
                done.changed,
                count=number(done.changed),
                file=file_name,
            )
        )
    return " ".join(words)


def _page(shown: Shown) -> str:
    is_staff = current_user.area.level is not Level.VILLAGE
    rows = list_village_names(reach_of(current_user)) if is_staff and shown.run is None else []
    return render_template(
        "regulations/import.html",
        **vars(shown),
        village=_own_village() if is_staff else None,
        groups=[(name, list(group)) for name, group in groupby(rows, key=lambda row: row.subdistrict)],
        kind_name=kind_name,
        shown_value=shown_value,
        kind_rules=KIND_RULES,
        theme_names=THEME_NAMES,
    )


def _today() -> date:
    return clock.today(current_app.config["TIME_ZONE"])
