"""flask outreach import: the backlog from a file."""

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from app import clock
from app.areas.models import Level
from app.areas.reach import Reach
from app.db import write_tx
from app.i18n import _, _n, number
from app.outreach.import_actions import store_sessions
from app.outreach.import_plan import plan_import
from app.outreach.import_rows import COLUMNS, ImportedSession
from app.sheets.terminal import open_table, show_run

_WHOLE_NATION = Reach(0, Level.NATION)


@click.command("import")
@click.argument("file")
@click.option("--yes", is_flag=True, help="Store without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be stored, store nothing.")
@with_appcontext
def import_sessions(file: str, yes: bool, dry_run: bool) -> None:
    """Bring in sessions from FILE, CSV or a workbook. Rows with faults are left out, and it ends with 1."""
    table = open_table(file, COLUMNS)
    run = plan_import(table, _WHOLE_NATION, clock.today(current_app.config["TIME_ZONE"]))
    show_run(run)
    if run.new:
        _show_sums(run.new)
        new = len(run.new)
        question = _n("Store %(count)s session?", "Store %(count)s sessions?", new, count=number(new))
        if not dry_run and (yes or click.confirm(question)):
            with write_tx() as session:
                stored = len(store_sessions(session, run.new, Path(file).name, None))
            click.echo(
                _n("%(count)s session is stored.", "%(count)s sessions are stored.", stored, count=number(stored))
            )
    sys.exit(1 if run.faults else 0)


def _show_sums(rows: tuple[ImportedSession, ...]) -> None:
    for label, column in (
        (_("Men"), "men"),
        (_("Women"), "women"),
        (_("Boys"), "boys"),
        (_("Girls"), "girls"),
        (_("Attendance"), "attendance"),
    ):
        click.echo(f"  {label}: {number(sum(getattr(row, column) for row in rows))}")
