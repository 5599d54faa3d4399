"""flask programmes load: the programmes that come with the site."""

import click
from flask.cli import AppGroup

from app.db import write_tx
from app.programmes.shipped import SHIPPED
from app.programmes.shipping import load_shipped

programmes_commands = AppGroup("programmes", help="Programmes such as Desa Anti-TPPO.")


@programmes_commands.command("load")
def load() -> None:
    """Load the programmes that come with the site. Safe to repeat: what is there stays, changed or not."""
    with write_tx() as session:
        added = load_shipped(session)
    if added:
        click.echo(f"{added} programmes added, {len(SHIPPED) - added} were there.")
    else:
        click.echo(f"All {len(SHIPPED)} programmes are there.")
