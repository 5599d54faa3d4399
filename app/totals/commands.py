"""flask totals: whether what pages count with is what was recorded, and how it is put right."""

import click
import structlog
from flask import current_app
from flask.cli import AppGroup

from app import clock
from app.db import db, one_moment
from app.totals.area_checking import list_area_differences
from app.totals.checking import list_differences
from app.totals.job_commands import run_totals_job
from app.totals.people_checking import list_people_differences
from app.totals.rebuild_commands import rebuild_in_parts

totals_commands = AppGroup("totals", help="Figures kept per village and month, and per area and period.")


@totals_commands.command("check")
def check() -> None:
    """Compare all totals with what was recorded; name every difference and end with a fault where there is one."""
    found = check_totals()
    for difference in found:
        click.echo(difference)
    if found:
        raise click.ClickException(f"{len(found):,} differ. Put right with: flask totals rebuild")
    click.echo("All totals are what was recorded.")


@totals_commands.command("rebuild")
def rebuild_all() -> None:
    """Make all totals anew from what was recorded, some regencies at a time, and the figures of areas after them."""
    rebuild_in_parts()
    click.echo("The months of villages are made anew.")
    click.echo(f"{run_totals_job(at_once=True):,} figures of regencies are made anew.")


@totals_commands.command("run")
def run() -> None:
    """One run of the job that the worker starts every minute."""
    click.echo(f"{run_totals_job():,} figures of regencies were made.")


def check_totals() -> list[str]:
    """As of one moment, whoever writes meanwhile."""
    with one_moment():
        session = db.session()
        today = clock.today(current_app.config["TIME_ZONE"])
        return [
            *list_differences(session),
            *list_area_differences(session),
            *list_people_differences(session, today),
        ]


def check_and_log() -> None:
    """Each difference is a line of the log: something wrote past what counts."""
    log = structlog.get_logger()
    found = check_totals()
    for difference in found:
        log.error("totals_differ", difference=difference)
    log.info("totals_checked", differences=len(found))
