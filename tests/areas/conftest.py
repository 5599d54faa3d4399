"""A map that a test may change: areas are shared by all tests, so they are put back as they were."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa
from flask import Flask

from app.areas.models import Area, AreaEdition
from app.db import db, write_tx
from tests import cast
from tests.areas.lists import listed, write_list
from tests.conftest import empty_all_but_areas

_TABLES: tuple[sa.Table, ...] = (Area.__table__, AreaEdition.__table__)


@pytest.fixture
def changing_app(app) -> Iterator[Flask]:
    with app.app_context():
        before = {table: [dict(row._mapping) for row in db.session.execute(sa.select(table))] for table in _TABLES}
    yield app
    with app.app_context():
        empty_all_but_areas()
        with write_tx() as session:
            for table in reversed(_TABLES):
                session.execute(sa.delete(table).where(sa.true()))
            for table in _TABLES:
                session.execute(sa.insert(table), sorted(before[table], key=lambda row: (len(row["code"]), row["id"])))
        db.session.remove()


@pytest.fixture
def merge(run, changing_app, tmp_path):
    """merge(): since 1 October Kace Timur is a part of Petaling."""

    def bring_in():
        decisions = tmp_path / "keputusan.csv"
        decisions.write_text(f"code,decision\n{cast.KACE_TIMUR},merged {cast.PETALING}\n")
        path = write_list(tmp_path, listed({cast.KACE_TIMUR: None}))
        options = ("--valid-from", "2026-10-01", "--yes", "--decisions", decisions)
        result = run("areas", "edition", path, *options)
        assert "Stored: 1 merged." in result.output, result.output

    return bring_in
