"""What is stored of villages' months beside what their sessions, nil reports and regulations say."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from app.totals.making import make
from app.totals.months import EVER
from app.totals.stored_queries import OF_VILLAGES, list_stored
from app.totals.touched_queries import list_regencies, villages_within

_KEYS = ("level", "village_id", "month")


def list_differences(session: Session) -> Iterator[str]:
    """One line for each row that is missing, too much or different, regency by regency."""
    connection = session.connection()
    for regency_id in list_regencies(connection):
        villages = villages_within(connection, regency_id)
        made = make(connection, villages, *EVER)
        for table, rows in zip(OF_VILLAGES, made, strict=True):
            yield from _compare(table.name, _by_key(list_stored(connection, table, villages)), _by_key(rows))


def _by_key(rows: list[dict[str, Any]]) -> dict[tuple[str, ...], dict[str, Any]]:
    return {tuple(str(row[name]) for name in _KEYS if name in row): row for row in rows}


def _compare(name: str, stored: dict, made: dict) -> Iterator[str]:
    for key in sorted(stored.keys() | made.keys()):
        there, right = stored.get(key), made.get(key)
        if there != right:
            yield f"{name} {' '.join(key)}: {_told(there, right)}"


def _told(there: dict[str, Any] | None, right: dict[str, Any] | None) -> str:
    if there is None or right is None:
        return "is missing" if there is None else "stands for nothing that is recorded"
    wrong = {name: (there[name], value) for name, value in right.items() if there[name] != value}
    return ", ".join(f"{name} is {before}, should be {after}" for name, (before, after) in wrong.items())
