"""What is recorded of areas, in whichever table: every column that points at an area counts, whoever owns it."""

from collections import Counter, defaultdict
from collections.abc import Collection

from sqlalchemy import Column, func, select
from sqlalchemy.orm import Session

from app.areas.models import Area
from app.db import Base, some_at_once

_NO_RECORDS = ("area", "village_month", "village_last", "regency_period", "stale_total", "setting")
_WORDS = {
    "outreach_session": "session",
    "outreach_village": "session",
    "user": "account",
    "regulation_village": "regulation",
    "participant": "participant at home there",
    "area_boundary": "outline",
    "enrolment": "part in a programme",
    "issued_report": "report issued",
}


def count_records(session: Session, ids: Collection[int]) -> dict[int, Counter[str]]:
    """{id: {what: how many}} of the areas of which anything is recorded; one select for each column."""
    found: dict[int, Counter[str]] = defaultdict(Counter)
    for column in _columns():
        what = _WORDS.get(column.table.name, column.table.name.replace("_", " "))
        for some in some_at_once(ids):
            query = select(column, func.count()).where(column.in_(some)).group_by(column)
            for area_id, count in session.execute(query):
                found[area_id][what] = max(found[area_id][what], count)  # host and village of one session are one
    return dict(found)


def _columns() -> list[Column]:
    area_id = Area.__table__.c.id
    return [
        column
        for table in Base.metadata.sorted_tables
        if table.name == "area_boundary" or not table.name.startswith(_NO_RECORDS)
        for column in table.columns
        if any(key.column is area_id for key in column.foreign_keys)
    ]


def told(records: Counter[str]) -> str:
    """account: 1, session: 3."""
    return ", ".join(f"{what}: {count:,}" for what, count in sorted(records.items()))
