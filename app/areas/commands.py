"""flask areas load: the official list."""

import click
from flask.cli import AppGroup

from app.areas.official import load_areas, official_list
from app.db import write_tx

areas_commands = AppGroup("areas", help="Provinces, regencies, subdistricts and villages.")


@areas_commands.command("load")
def load() -> None:
    """Load the official list of areas. Safe to repeat: what is there stays."""
    rows = official_list()
    with write_tx() as session:
        added = load_areas(session, rows)
    click.echo(
        f"{added:,} areas added, {len(rows) - added:,} were there." if added else f"All {len(rows):,} areas are there."
    )
