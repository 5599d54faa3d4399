"""No page of coverage walks through all sessions, however many there are."""

import pytest
import sqlalchemy as sa

from app.db import db
from app.web import keep
from tests import cast
from tests.bench.nation.asking import noted
from tests.chromium import on_sqlite
from tests.records import store_session

LARGE = ("outreach_session", "outreach_village", "participant", "village_month", "village_month_overlap")
OF_DAYS = ("ix_outreach_session_held_on", "ix_village_month_month", "ix_village_month_overlap_month")
PAGES = (
    f"/coverage/{cast.BABEL}?period=2026-Q3",
    f"/coverage/{cast.BANGKA}?period=2026-Q3",
    f"/coverage/{cast.MENDO_BARAT}?period=2026-Q3",
    f"/coverage/{cast.BABEL}/not-reached?period=2026-Q3",
    f"/coverage/{cast.BANGKA}/villages?period=2026-Q3",
    f"/worklist/{cast.BABEL}",
    f"/outreach?area={cast.BANGKA}",
)


@on_sqlite
@pytest.mark.parametrize("address", PAGES)
def test_a_page_begins_with_its_area_not_with_all_that_is_recorded(app, browser, ayu, address):
    store_session(app, cast.KACE_TIMUR)
    client = browser.sign_in(ayu).client
    with app.app_context():
        engine = db.engine

    keep.forget()
    with noted(engine) as selects:
        assert client.get(address).status_code == 200

    walks = [
        f"{detail}: {one.statement}" for one in selects for detail in plan_of(engine, one) if walks_through(detail)
    ]
    assert not walks


def walks_through(detail: str) -> bool:
    """All rows of a large table, or those of a period in the whole nation."""
    everything = any(f"{detail} ".startswith(f"SCAN {table} ") for table in LARGE)
    return everything or any(index in detail for index in OF_DAYS)


def plan_of(engine: sa.Engine, one) -> list[str]:
    with engine.connect() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {one.statement}", one.parameters)]
