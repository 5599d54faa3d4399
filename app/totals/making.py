"""Village months as they should be, made from the base rows; nothing is stored here."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.regulations.vocabulary import Step
from app.totals.base_queries import (
    SAME_VILLAGE,
    SHARED_IN,
    list_changes,
    list_last,
    list_nils,
    list_served,
    list_stepped,
)
from app.totals.calculate import MonthRow, VillageMonthKey, overlaps_of, told_at_of_step
from app.totals.months import first_of_month, months_between, next_month


@dataclass
class Made:
    """Rows of village_month, of village_month_overlap and of village_last."""

    months: list[dict[str, Any]] = field(default_factory=list)
    overlaps: list[dict[str, Any]] = field(default_factory=list)
    last: list[dict[str, Any]] = field(default_factory=list)


def make(
    session: Session, village_ids: Collection[int], first: date, last: date, only: set[VillageMonthKey] | None = None
) -> Made:
    """Of these villages from one month to another (their first days), or `only` some of their months."""
    end = next_month(last) - timedelta(days=1)
    rows: dict[VillageMonthKey, MonthRow] = {}

    def row_of(village_id: int, month: date) -> MonthRow:
        return rows.setdefault((village_id, month), MonthRow(village_id, month))

    served = [
        row
        for row in list_served(session, village_ids, first, end)
        if only is None or (row.village_id, row.month) in only
    ]
    for row in served:
        row_of(row.village_id, row.month).add_served(row, again=row.shared == SAME_VILLAGE)
    for village_id, first_day, last_day, declared_at in list_nils(session, village_ids, first, end):
        for month in months_between(max(first_day, first), min(last_day, end)):
            row_of(village_id, month).add_said(max(first_day, month), declared_at)
    _add_steps(session, village_ids, first, end, row_of)
    months = [row.values for key, row in rows.items() if only is None or key in only]
    return Made(
        months,
        overlaps_of((row for row in served if row.shared < SAME_VILLAGE), SHARED_IN),
        [row._asdict() for row in list_last(session, village_ids)],
    )


def _add_steps(session: Session, village_ids: Collection[int], first: date, end: date, row_of) -> None:
    stepped = list_stepped(session, village_ids, first, end)
    changes = list_changes(session, {row.id for row in stepped}) if stepped else defaultdict(list)
    for village_id, regulation_id, created_at, *days in stepped:
        for step, day in zip(Step, days, strict=True):
            if day is not None and first <= day <= end:
                told_at = told_at_of_step(created_at, changes[regulation_id], step.value)
                row_of(village_id, first_of_month(day)).add_said(day, told_at)
