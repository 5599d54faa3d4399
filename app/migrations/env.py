"""Runs the migrations on the database of the running app, SQLite in batch mode."""

from typing import Literal

from alembic import context
from flask import current_app

from app.db import Moment, db

config = context.config


def _plain_type(kind: str, column_type, _context) -> str | Literal[False]:
    """A migration names the database's own types, so that it still runs when our classes have moved."""
    return "sa.DateTime()" if kind == "type" and isinstance(column_type, Moment) else False


def run() -> None:
    """Online only: the database at hand is always the one of the app."""
    with db.engine.connect() as connection:
        if connection.dialect.name == "sqlite":  # a table is rebuilt or dropped without asking its references
            connection.connection.execute("PRAGMA foreign_keys=OFF")
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            render_item=_plain_type,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()
        connection.detach()


run()
