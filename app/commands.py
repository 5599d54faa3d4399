"""flask files, setup and serve: what every start of the site needs to be in place, and the start itself."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import click
from flask import Flask, current_app
from flask.cli import with_appcontext
from flask_migrate import upgrade
from gunicorn.app.base import BaseApplication
from gunicorn.arbiter import Arbiter
from sqlalchemy.exc import OperationalError

from app import clock, gunicorn_settings
from app.accounts.queries import somebody_can_sign_in
from app.areas.models import NATION_CODE
from app.areas.official import load_areas, official_list
from app.areas.queries import find_area
from app.db import db, write_tx
from app.demo.commands import load_demo, print_sign_ins, refuse_demo_in_production, wants_demo
from app.i18n import compile_catalogue
from app.programmes.shipping import load_shipped
from app.totals.built import is_counted
from app.totals.rebuild_commands import rebuild_in_parts
from app.web.settings import is_demo
from app.web.static_files import compress

ROOT = Path(__file__).parent.parent
_BETWEEN_WORKERS = timedelta(seconds=5)  # one that cannot start is not tried again and again at once
_SECONDS_TO_END = 15


@click.command("files")
@with_appcontext
def files() -> None:
    """Compile the translations and compress the static files, where they have changed."""
    _say("Translations and style")
    compile_catalogue()
    compress(Path(current_app.static_folder or ""))
    click.echo("ready")


@click.command("setup")
@with_appcontext
@click.pass_context
def setup(context: click.Context) -> None:
    """Bring everything up to date: files, tables, the list of areas; the demo into an empty database."""
    context.invoke(files)
    _set_up()


@click.command("serve")
@with_appcontext
def serve() -> None:
    """Set up the database, then serve with gunicorn in this very process, and with a worker in another one."""
    _set_up()
    db.session.remove()
    db.engine.dispose()  # its workers open connections of their own
    Server(current_app._get_current_object()).run()  # type: ignore[attr-defined]


class Server(BaseApplication):
    """gunicorn with app/gunicorn_settings.py, with the site that is loaded already, and with a worker beside it."""

    def __init__(self, site: Flask):
        self.site = site
        super().__init__()

    def load_config(self) -> None:
        for name in self.cfg.settings.keys() & vars(gunicorn_settings).keys():
            self.cfg.set(name, getattr(gunicorn_settings, name))

    def load(self) -> Flask:
        return self.site

    def run(self) -> None:
        _Keeper(self).run()


class _Keeper(Arbiter):
    """Looks once a second after its web processes, and after the one that works in the background."""

    background: subprocess.Popen | None = None
    begun_at: datetime | None = None

    def manage_workers(self) -> None:
        super().manage_workers()
        is_over = self.background is None or self.background.poll() is not None
        if is_over and (self.begun_at is None or clock.now() - self.begun_at > _BETWEEN_WORKERS):
            self.begun_at = clock.now()
            # In a session of its own: Ctrl-C reaches it through us, once.
            command = [sys.executable, "-m", "flask", "worker", "--with-parent"]
            self.background = subprocess.Popen(command, cwd=ROOT, start_new_session=True)

    def stop(self, graceful: bool = True) -> None:
        """It is told first, so that it gives back its job while the web processes end theirs."""
        if self.background is not None:
            self.background.terminate()
        super().stop(graceful)
        if self.background is not None:
            try:
                self.background.wait(_SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self.background.kill()


def _set_up() -> None:
    try:
        _set_up_database()
    except OperationalError as error:
        click.echo("stopped")
        address = db.engine.url.render_as_string(hide_password=True)
        reason = str(error.orig).strip().splitlines()[0]
        raise click.ClickException(f"The database {address} does not answer: {reason}") from None
    _print_sign_ins()


def _set_up_database() -> None:
    _say("Tables")
    upgrade()
    click.echo("ready")
    _say("The official list of areas")
    if find_area(NATION_CODE) is None:
        rows = official_list()
        with write_tx() as session:
            click.echo(f"{load_areas(session, rows):,} loaded")
    else:
        click.echo("ready")
    if not is_counted():
        _say("Totals of what was recorded before")
        rebuild_in_parts()
        click.echo("counted")
    _say("Programmes")
    with write_tx() as session:
        added = load_shipped(session)
    click.echo(f"{added} loaded" if added else "ready")
    refuse_demo_in_production()
    if wants_demo():
        _say("The demo, an invented province")
        click.echo(f"{load_demo():,} sessions")


def _print_sign_ins() -> None:
    if is_demo():
        click.echo("\nDemo: all people and figures are invented. Sign in as one of these (flask demo sign-ins):")
        print_sign_ins()
    elif not somebody_can_sign_in():
        click.echo("\nNobody can sign in yet. Add the first person:")
        click.echo("  .venv/bin/flask user add NAME --role administrator --area ID")


def _say(label: str) -> None:
    click.echo(f"- {label}: ", nl=False)
