"""flask outreach: upkeep of sessions from the command line."""

import click
from flask import current_app
from flask.cli import AppGroup

from app import clock
from app.db import write_tx
from app.history.models import Action
from app.history.recording import note_bulk
from app.outreach.actions import forget_names
from app.outreach.attendance_commands import read_attendance
from app.outreach.file_actions import remove_bytes, remove_rows
from app.outreach.file_queries import list_sheets_before
from app.outreach.import_commands import import_sessions
from app.periods import months_before
from app.sheets.uploads import sweep_uploads

outreach_commands = AppGroup("outreach", help="Sessions and the names on their sign-in sheets.")
outreach_commands.add_command(import_sessions)
outreach_commands.add_command(read_attendance)


@outreach_commands.command("forget-names")
def forget() -> None:
    """Empty the names of participants whose time is over (NAMES_KEPT_MONTHS), and delete the signed sheets that bear
    them. All counts stay. Files that wait to be stored and are over their time go too. Run it daily."""
    sweep_uploads()
    months = current_app.config["NAMES_KEPT_MONTHS"]
    before = months_before(clock.today(current_app.config["TIME_ZONE"]), months)
    sheets = list_sheets_before(before)
    deleted = {sheet.id for sheet in sheets}
    remove_bytes(sheets)
    with write_tx() as session:
        remove_rows(session, [sheet for sheet in list_sheets_before(before) if sheet.id in deleted])
        forgotten = forget_names(session, before)
        if forgotten:
            note_bulk(session, "participant", Action.CHANGED, {"names_forgotten": forgotten})
    click.echo(f"{forgotten} names of sessions held before {before} were emptied ({months} months are kept).")
    click.echo(f"{len(deleted)} photos and scans of their signed sheets were deleted.")
