"""Village months as they should be, made from the base rows; nothing is stored here."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from app.regulations.vocabulary import Step
from app.totals.base_queries import (
    SAME_VILLAGE,
    SHARED_IN,
    list_changes,
    list_last,
    list_said,
    list_served,
)
from app.totals.calculate import MonthRow, VillageMonthKey, overlaps_of, told_at_of_step
from app.totals.months import first_of_month, last_of_month, months_between


class Made(NamedTuple):
    """Rows of village_month, of village_month_overlap and of village_last."""

    months: list[dict[str, Any]]
    overlaps: list[dict[str, Any]]
    last: list[dict[str, Any]]


def make(
    connection: Connection,
    village_ids: Collection[int],
    first: date,
    last: date,
    only: set[VillageMonthKey] | None = None,
) -> Made:
    """Of these villages from one month to another (their first days), or `only` some of their months."""
    end = last_of_month(last)
    rows: dict[VillageMonthKey, MonthRow] = {}

    def row_of(village_id: int, month: date) -> MonthRow:
        return rows.setdefault((village_id, month), MonthRow(village_id, month))

    served = [
        row
        for row in list_served(connection, village_ids, first, end)
        if only is None or (row.village_id, row.month) in only
    ]
    for row in served:
        row_of(row.village_id, row.month).add_served(row, again=row.shared == SAME_VILLAGE)
    said = list_said(connection, village_ids, first, end)
    regulation_ids = {regulation_id for _village_id, regulation_id, *_rest in said} - {None}
    changes = list_changes(connection, regulation_ids) if regulation_ids else {}
    for village_id, regulation_id, told_at, *days in said:
        if regulation_id is None:
            for month in months_between(max(days[0], first), min(days[1], end)):
                row_of(village_id, month).add_said(max(days[0], month), told_at)
            continue
        for step, day in zip(Step, days, strict=True):
            if day is not None and first <= day <= end:
                stepped_at = told_at_of_step(told_at, changes.get(regulation_id, ()), step.value)
                row_of(village_id, first_of_month(day)).add_said(day, stepped_at)
    months = [row.values for key, row in rows.items() if only is None or key in only]
    return Made(
        months,
        overlaps_of((row for row in served if row.shared < SAME_VILLAGE), SHARED_IN),
        [row._asdict() for row in list_last(connection, village_ids)],
    )
