"""The totals of villages as they are stored."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Table, select

from app.totals.models import VillageLast, VillageMonth, VillageMonthOverlap

OF_VILLAGES: tuple[Table, ...] = (VillageMonth.__table__, VillageMonthOverlap.__table__, VillageLast.__table__)


def list_stored(connection: Connection, table: Table, village_ids: Collection[int]) -> list[dict[str, Any]]:
    rows = connection.execute(select(table).where(table.c.village_id.in_(village_ids)))
    return [dict(row._mapping) for row in rows]
