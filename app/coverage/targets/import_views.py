"""Targets as a file: saved for an area and all below it, filled in, brought in again after a dry run."""

from collections.abc import Sequence
from functools import partial

from flask import render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area
from app.areas.queries import get_area, list_children
from app.coverage.models import Target, TargetOrigin
from app.coverage.targets.actions import set_targets
from app.coverage.targets.actuals import build_actuals
from app.coverage.targets.import_plan import ImportedTargets, plan_import
from app.coverage.targets.indicators import Aim, aims_of
from app.coverage.targets.queries import list_own, list_stored
from app.coverage.targets.sheet import columns_of, target_sheet
from app.coverage.targets.views import AHEAD
from app.coverage.targets.words import shown
from app.coverage.views.blueprint import above_of, asked, bp, send_sheet
from app.db import one_writer, write_tx
from app.i18n import _n, number
from app.sheets.columns import tabulate
from app.sheets.dry_run import DryRun
from app.sheets.import_page import ImportPage, Shown
from app.sheets.read import read_sheet


@bp.get("/targets/<code>.xlsx")
@requires(Permission.READ)
def targets_xlsx(code: str):
    """All areas below and all indicators; the areas of a period without targets too, to be filled in."""
    question = asked(code, ahead=AHEAD)
    area, period = question.area, question.period
    aims, children = aims_of(list_own(area, period)), list_children(area)
    found = list_stored([area.id, *(child.id for child in children)], [period.code])
    stored = {(area_id, key): one.value for (area_id, _period, key), one in found.items()}
    actuals = build_actuals(area, period, aims, clock.today())
    sheet = target_sheet(area, children, period, aims, stored, actuals)
    return send_sheet(sheet, f"target-{area.code}-{period.code}", "xlsx")


@bp.route("/targets/<code>/import", methods=["GET", "POST"])
@requires(Permission.SET_TARGETS)
def targets_import(code: str):
    area = get_area(reach_of(current_user), code)
    aims = aims_of(list_own(area))
    page: ImportPage[ImportedTargets] = ImportPage(
        "targets", partial(_plan, area, aims), _store, partial(_page, area, aims)
    )
    return page.answer(current_user.id, url_for(".targets", code=area.code))


def _plan(area: Area, aims: Sequence[Aim], content: bytes) -> DryRun[ImportedTargets]:
    return plan_import(tabulate(read_sheet(content), columns_of(aims)), area, aims, clock.today(), AHEAD)


def _store(rows: Sequence[ImportedTargets], file_name: str) -> str:
    wanted = {(row.area.id, row.period.code): row.values for row in rows}
    if not wanted:
        return ""
    with write_tx() as session:
        one_writer(session, Target)
        changed = set_targets(session, wanted, TargetOrigin.IMPORTED, current_user.id)
    return _n(
        "%(count)s target is stored from %(file)s.",
        "%(count)s targets are stored from %(file)s.",
        changed,
        count=number(changed),
        file=file_name,
    )


def _page(area: Area, aims: Sequence[Aim], sent: Shown) -> str:
    return render_template(
        "coverage/targets/import.html",
        **vars(sent),
        area=area,
        aims=aims,
        above=above_of(area),
        shown=shown,
    )
