"""What the job has made of areas beside what it would make now, but for what it has still to see to."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.periods import Period
from app.totals.job_queries import figures_of_regencies, overlaps_of_regencies
from app.totals.period_queries import list_made, list_made_overlaps, list_stale

_KEYS = ("regency_id", "period", "level")


def list_area_differences(session: Session) -> Iterator[str]:
    """One line for each figure of a regency that differs from its villages' months. Stale ones are left out."""
    stale = list_stale(session)
    for (period, day), rows in list_made(session).items():
        waiting = {row.regency_id for row in stale if row.month is None or lies_in(row.month, period)}
        ids = {row["regency_id"] for row in rows} - waiting
        if not ids:
            continue
        made = {row["regency_id"]: row for row in figures_of_regencies(period, day, ids)}
        for row in rows:
            right = made.get(row["regency_id"], row)
            wrong = [f"{name} is {row[name]}, should be {value}" for name, value in right.items() if row[name] != value]
            if wrong:
                yield f"regency_period {row['regency_id']} {period.code}: {', '.join(wrong)}"
        shared = {_key(row): row for row in overlaps_of_regencies(period, day, ids)}
        stored = {_key(row): row for row in list_made_overlaps(session, period) if row["regency_id"] in ids}
        for key in sorted(shared.keys() | stored.keys()):
            if shared.get(key) != stored.get(key):
                yield f"regency_period_overlap {' '.join(key)}: is {stored.get(key)}, should be {shared.get(key)}"


def _key(row: dict) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in _KEYS)


def lies_in(month: date, period: Period) -> bool:
    return period.first_day <= month <= period.last_day
