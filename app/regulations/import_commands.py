"""flask regulations import: the backlog from a file."""

import sys
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app import clock
from app.areas.codes import normal_code
from app.areas.models import Area, Level
from app.areas.queries import get_area
from app.areas.reach import Reach
from app.db import write_tx
from app.i18n import _, _n, number
from app.regulations.import_actions import store_regulations
from app.regulations.import_columns import COLUMNS
from app.regulations.import_plan import Different, plan_import
from app.regulations.import_rows import ImportedRegulation
from app.regulations.import_words import shown_value
from app.sheets.dry_run import DryRun
from app.sheets.read import UnreadableSheet
from app.sheets.terminal import open_table, show_run
from app.web.errors import NotFound

_WHOLE_NATION = Reach(0, Level.NATION)


@click.command("import")
@click.argument("file")
@click.option("--village", help="Code of the village of a file without codes, such as one from OpenSID.")
@click.option("--update", is_flag=True, help="Where a row differs from what is stored, take over what the file says.")
@click.option("--yes", is_flag=True, help="Store without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be stored, store nothing.")
@with_appcontext
def import_regulations(file: str, village: str | None, update: bool, yes: bool, dry_run: bool) -> None:
    """Bring in regulations from FILE, CSV or a workbook. Rows with faults are left out, and it ends with 1."""
    table, today = open_table(file, COLUMNS), clock.today(current_app.config["TIME_ZONE"])
    try:
        run = plan_import(table, _WHOLE_NATION, today, _find_village(village))
    except UnreadableSheet as error:
        raise click.ClickException(f"{error} (--village)") from None
    show_run(run)
    _show_proposed(run.new)
    _show_differences(run.different)
    wanted = [*run.new, *(run.different if update else ())]
    if wanted and not dry_run and (yes or click.confirm(_question(run, update))):
        _store(wanted, Path(file).name, today)
    sys.exit(1 if run.faults else 0)


def _find_village(code: str | None) -> Area | None:
    if code is None:
        return None
    try:
        area = get_area(_WHOLE_NATION, normal_code(code) or code)
    except NotFound:
        area = None
    if area is None or area.level is not Level.VILLAGE:
        raise click.ClickException(_("%(code)s is not the code of a village.", code=code))
    return area


def _show_proposed(rows: tuple[ImportedRegulation, ...]) -> None:
    for row in rows:
        if row.theme_proposed:
            words = _("Row %(row)s: “%(title)s”, theme proposed: %(theme)s.")
            click.echo("  " + words % {"row": row.row, "title": row.title, "theme": shown_value(row.theme)})


def _show_differences(rows: tuple[Different, ...]) -> None:
    for row in rows:
        for change in row.changes:
            click.echo(
                "  "
                + _(
                    "Row %(row)s, %(column)s: stored is %(stored)s, the file says %(new)s.",
                    row=row.row,
                    column=row.columns[change.column],
                    stored=shown_value(change.stored),
                    new=shown_value(change.new),
                )
            )


def _question(run: DryRun, update: bool) -> str:
    new, changed = len(run.new), len(run.different) if update else 0
    if not changed:
        return _n("Store %(count)s regulation?", "Store %(count)s regulations?", new, count=number(new))
    return _("Store %(new)s new regulations and change %(changed)s?", new=number(new), changed=number(changed))


def _store(rows: list, file_name: str, today: date) -> None:
    with write_tx() as session:
        done = store_regulations(session, rows, file_name, None, _WHOLE_NATION, today)
    stored = done.stored
    click.echo(_n("%(count)s regulation is stored.", "%(count)s regulations are stored.", stored, count=number(stored)))
    if done.changed:
        click.echo(
            _n(
                "%(count)s regulation is changed.",
                "%(count)s regulations are changed.",
                done.changed,
                count=number(done.changed),
            )
        )
