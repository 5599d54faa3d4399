"""Migrations: up, down and up again on both databases, and nothing between them and the models."""

import os
from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from flask import Flask
from flask_migrate import downgrade, upgrade

from app import create_app
from app.db import db
from tests.conftest import test_settings

NAME = f"migrations_{os.getpid()}"


@pytest.fixture
def empty_app(prepared_app, tmp_path) -> Iterator[Flask]:
    """An app on a database of its own, on the same server, with nothing in it."""
    with prepared_app.app_context():
        server = db.engine
        if server.dialect.name == "sqlite":
            yield create_app(test_settings(f"sqlite:///{tmp_path / 'empty.sqlite'}"))
            return
        with server.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text(f"CREATE DATABASE {NAME}"))
            app = create_app(test_settings(server.url.set(database=NAME).render_as_string(hide_password=False)))
            yield app
            with app.app_context():
                db.engine.dispose()
            connection.execute(sa.text(f"DROP DATABASE {NAME}"))


def tables() -> set[str]:
    return set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}


def differences() -> list:
    with db.engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), db.metadata)


def test_up_down_and_up_again(empty_app):
    with empty_app.app_context():
        upgrade()
        assert tables() == set(db.metadata.tables)
        assert differences() == []

        downgrade(revision="base")
        assert tables() == set()

        upgrade()
        assert differences() == []


def test_a_second_upgrade_changes_nothing(empty_app):
    with empty_app.app_context():
        upgrade()
        changed = []
        sa.event.listen(db.engine, "before_cursor_execute", lambda *args: changed.append(args[2]))

        upgrade()

        assert not [one for one in changed if one.lstrip().startswith(("CREATE", "ALTER", "DROP", "INSERT", "UPDATE"))]


def test_the_models_name_every_constraint(prepared_app):
    """A constraint without a name cannot be changed on SQLite later."""
    unnamed = [
        f"{table.name}: {constraint}"
        for table in db.metadata.tables.values()
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert not unnamed
