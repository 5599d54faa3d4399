"""flask demo: an invented province to try things out with, and how to empty it for real use."""

import click
from flask import current_app
from flask.cli import AppGroup

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.demo.accounts import PEOPLE
from app.demo.emblem import keep_emblem
from app.demo.load import invent, store
from app.demo.offices import OFFICES
from app.demo.queries import area_ids, empty_records, has_records, list_demo_villages
from app.demo.sign_ins import forget, is_cleared, make_accounts, remember, sign_in_lines
from app.demo.villages import PROVINCE
from app.files import store as file_store
from app.files.queries import list_all_sha256
from app.web.settings import is_demo

demo_commands = AppGroup("demo", help="An invented province to try things out with.")
_PRODUCTION = "This is production (APP_ENV=production): the demo is never loaded here."


def load_demo() -> int:
    """Invent and store the demo; gives the number of its sessions. ClickException where there are records already."""
    if current_app.config["APP_ENV"] == "production":
        raise click.ClickException(_PRODUCTION)
    if find_area(PROVINCE) is None:
        raise click.ClickException("There are no areas yet. Load them first: flask areas load")
    today = clock.today(current_app.config["TIME_ZONE"])
    villages = list_demo_villages()
    codes = {PROVINCE, *(village.code[:5] for village in villages)}
    codes |= {person.area_code for person in PEOPLE} | {office.area_code for office in OFFICES}
    ids = area_ids(sorted(codes))
    demo = invent(villages, ids, today)
    accounts, remembered = make_accounts(ids)
    emblem = keep_emblem()
    with write_tx() as session:
        if has_records():
            raise click.ClickException("There are records already: the demo goes only into an empty database.")
        store(session, demo, accounts, emblem, current_app.config["PERSON_KEY"])
        remember(session, remembered, today)
    return len(demo.sessions)


def refuse_demo_in_production() -> None:
    """Its people sign in with passwords that were printed: a database that holds them is not for real use."""
    if current_app.config["APP_ENV"] == "production" and is_demo():
        raise click.ClickException("This database holds the demo. Empty it for real use: flask demo clear")


def wants_demo() -> bool:
    """Whether a start should bring the demo: never in production, over records, or after it was cleared."""
    return current_app.config["APP_ENV"] != "production" and not is_cleared() and not has_records()


@demo_commands.command("load")
def load() -> None:
    """Store the demo in an empty database and print its sign-ins."""
    count = load_demo()
    click.echo(f"The demo is loaded: {count:,} sessions of {PROVINCE}. People and figures are invented.")
    print_sign_ins()


@demo_commands.command("sign-ins")
def sign_ins() -> None:
    """Print the user names and passwords of the demo."""
    if not is_demo():
        raise click.ClickException("This database does not hold the demo, so there are no sign-ins of it.")
    print_sign_ins()


def print_sign_ins() -> None:
    for line in sign_in_lines():
        click.echo(line)


@demo_commands.command("clear")
@click.option("--yes", is_flag=True, help="Do not ask.")
def clear(yes: bool) -> None:
    """Empty the demo for real use: all records and its people go, areas and accounts added since stay."""
    if not is_demo():
        raise click.ClickException("This database does not hold the demo: nothing was deleted.")
    if not yes:
        click.confirm(
            "Delete all sessions, regulations, targets and letterheads in this database, also those that were "
            "added to the demo by hand, and the demo's people?",
            abort=True,
        )
    for sha256 in list_all_sha256():
        file_store.remove(sha256)
    with write_tx() as session:
        empty_records(session)
        forget(session, clock.today(current_app.config["TIME_ZONE"]))
    click.echo("The demo is gone. Add the first person: flask user add NAME --role administrator --area ID")
