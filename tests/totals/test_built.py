"""A database of before has records and no totals yet: no page counts until they are made."""

import sqlalchemy as sa

from app.db import write_tx
from app.totals.built import UNCOUNTED
from app.totals.models import VillageMonth
from app.web.settings import put_setting
from tests.records import count, store_session


def test_pages_wait_until_what_was_recorded_before_is_counted(app, run):
    store_session(app)
    with app.app_context(), write_tx() as tx:
        put_setting(tx, UNCOUNTED, {})
        tx.execute(sa.text("DELETE FROM village_month"))
    client = app.test_client()
    assert client.get("/sign-in").status_code == 503
    assert client.get("/healthz").status_code == 200

    assert run("totals", "rebuild").exit_code == 0

    assert client.get("/sign-in").status_code == 200
    assert count(app, VillageMonth) == 1
