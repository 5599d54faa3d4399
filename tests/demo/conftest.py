"""A database with areas and nobody in it, and one that holds the demo."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.accounts.models import User
from app.db import db, write_tx
from app.demo import commands
from app.demo.commands import load_demo
from app.demo.queries import list_demo_villages
from tests.conftest import empty_all_but_areas
from tests.signed_in import NOW


@pytest.fixture
def empty(app, monkeypatch) -> Flask:
    """As after `flask areas load`: nobody, no records. A demo loaded here has three subdistricts only."""

    def few_villages() -> list:
        return [one for one in list_demo_villages() if one.code.startswith(("19.01.04", "19.05.01", "19.71.01"))]

    monkeypatch.setattr(commands, "list_demo_villages", few_villages)
    with app.app_context(), write_tx() as session:
        session.execute(sa.delete(User))
    return app


@pytest.fixture(scope="module")
def loaded(prepared_app) -> Iterator[Flask]:
    """The demo as it stands on the tests' day, loaded once for the tests that only read it."""
    with time_machine.travel(NOW, tick=True):
        with prepared_app.app_context():
            empty_all_but_areas()
            load_demo()
        yield prepared_app
        with prepared_app.app_context():
            empty_all_but_areas()


@pytest.fixture
def rows(loaded):
    """Run a query on the demo: rows(select(...)) gives all rows, at once."""

    def run_query(query) -> list:
        with loaded.app_context():
            return db.session.execute(query).all()

    return run_query
