"""flask outreach read-attendance: what the page would read from a file; nothing is stored."""

import json

import click
from flask.cli import with_appcontext

from app.i18n import _
from app.outreach.attendance_lists.people import Reason
from app.outreach.attendance_lists.reading import Reading, open_content, read_grids
from app.outreach.attendance_lists.telling import REASONS, as_json, place_name, sheet_name, summary
from app.sheets.files import read_file
from app.sheets.read import UnreadableSheet


@click.command("read-attendance")
@click.argument("file")
@click.option("--json", "as_data", is_flag=True, help="Print a list with one object for each list found.")
@click.option("--hidden", is_flag=True, help="Read what is hidden in the file too.")
@with_appcontext
def read_attendance(file: str, as_data: bool, hidden: bool) -> None:
    """Read the lists of people in FILE: a workbook, CSV, text, or an HTML table. Nothing is stored.

    Rows, columns and sheets that are hidden in the file are not read, unless --hidden is given.
    """
    try:
        reading = read_grids(open_content(read_file(file)), hidden)
    except UnreadableSheet as error:
        raise click.ClickException(str(error)) from None
    if not reading.lists:
        raise click.ClickException(_("No list of names was found in this file. Name the columns: No, Nama, L/P."))
    for sheet in reading.unread:
        reason = _("no list of names was found in it.")
        click.echo(f"{sheet_name(reading.grids[sheet])}: {reason}", err=True)
    if as_data:
        click.echo(json.dumps([as_json(one) for one in reading.lists], ensure_ascii=False, indent=2))
    else:
        _show(reading)


def _show(reading: Reading) -> None:
    for one in reading.lists:
        click.echo(f"{place_name(one)}: {summary(one)}")
        people = {person.row: person for person in one.people}
        passed = {each.row: each.reason for each in one.passed if each.reason is not Reason.EMPTY}
        for row in sorted(people.keys() | passed.keys()):
            if row in people:
                sex = {"male": "L", "female": "P"}.get(people[row].sex or "", "-")
                click.echo(f"  {row:>5}  {sex}  {people[row].name}")
            else:
                click.echo(f"  {row:>5}     ({REASONS[passed[row]]})")
