"""/healthz for whoever watches the server."""

import sqlalchemy as sa

from app import create_app
from app.db import db, write_tx
from tests.conftest import test_settings


def test_all_is_well(app):
    answer = app.test_client().get("/healthz")

    assert (answer.status_code, answer.json) == (200, {"database": True, "migrations": True})


def test_tables_of_another_release(app):
    with app.app_context():
        was = db.session.scalar(sa.text("SELECT version_num FROM alembic_version"))
        with write_tx() as tx:
            tx.execute(sa.text("UPDATE alembic_version SET version_num = 'an older one'"))
    try:
        answer = app.test_client().get("/healthz")
    finally:
        with app.app_context(), write_tx() as tx:
            tx.execute(sa.text("UPDATE alembic_version SET version_num = :was"), {"was": was})

    assert (answer.status_code, answer.json) == (503, {"database": True, "migrations": False})


def test_no_tables_at_all(tmp_path):
    client = create_app(test_settings(f"sqlite:///{tmp_path / 'empty.sqlite'}")).test_client()

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json) == (503, {"database": True, "migrations": False})


def test_no_database(tmp_path):
    client = create_app(test_settings(f"sqlite:///{tmp_path / 'no-such-folder' / 'x.sqlite'}")).test_client()

    answer = client.get("/healthz")

    assert (answer.status_code, answer.json) == (503, {"database": False, "migrations": False})
