"""Opening the figures of an area, without the page for it."""

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area, Level
from app.db import write_tx
from app.open_data.publishing import Opened, store_setting
from app.worklist.models import ResidentsAbroad
from tests.conftest import NOW


def open_up(app: Flask, code: str = "ID", deepest: str = "village", **values) -> None:
    """Public from 2025 on, down to the villages."""
    with app.app_context(), write_tx() as tx:
        area = tx.scalars(select(Area).where(Area.code == code)).one()
        usual = {"since": "2025-Q1", "running": False, "abroad": False, "publisher": "Dinas Contoh"}
        store_setting(tx, area, Opened(area.id, area.level, deepest=Level(deepest), **{**usual, **values}))


def close(app: Flask, code: str = "ID") -> None:
    with app.app_context(), write_tx() as tx:
        store_setting(tx, tx.scalars(select(Area).where(Area.code == code)).one(), None)


def store_abroad(app: Flask, counts: dict[str, int]) -> None:
    """{code of a village: residents who work abroad}."""
    with app.app_context(), write_tx() as tx:
        for code, residents in counts.items():
            village_id = tx.scalars(select(Area.id).where(Area.code == code)).one()
            tx.merge(ResidentsAbroad(village_id=village_id, residents=residents, counted_on=NOW.date()))
