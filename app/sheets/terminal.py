"""A file on the command line: read, and its dry run shown."""

from collections.abc import Sequence

import click

from app.i18n import _, _n, number
from app.sheets.columns import Column, Table, tabulate
from app.sheets.dry_run import DryRun
from app.sheets.files import read_file
from app.sheets.read import UnreadableSheet, read_sheet


def open_table(file: str, columns: Sequence[Column]) -> Table:
    """The rows of a file by column; one sentence and exit code 1 where it cannot be read."""
    try:
        return tabulate(read_sheet(read_file(file)), columns)
    except UnreadableSheet as error:
        raise click.ClickException(str(error)) from None


def show_run(run: DryRun) -> None:
    """The counts, then each fault with row, column, value and reason."""
    click.echo(_n("%(count)s row in the file", "%(count)s rows in the file", run.rows, count=number(run.rows)))
    if run.unknown_columns:
        click.echo(_("Columns that are not read: %(columns)s", columns=", ".join(run.unknown_columns)))
    for note in run.notes:
        click.echo(note)
    for label, count in (
        (_("New"), len(run.new)),
        (_("Stored already"), len(run.known)),
        *([(_("Stored with another content"), len(run.different))] if run.different else []),
        (_("With faults"), run.faulty_rows),
    ):
        click.echo(f"  {label}: {number(count)}")
    for fault in run.faults:
        place = _("Row %(row)s", row=fault.row) + (f", {fault.column}" if fault.column else "")
        click.echo(f"  {place}: {fault.value!r}. {fault.reason}" if fault.value else f"  {place}: {fault.reason}")
