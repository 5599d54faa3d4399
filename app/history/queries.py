"""The changes of one record."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, inspect, select
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.db import db
from app.history.models import HistoryEntry


def list_history(record) -> Sequence[Row]:
    """(HistoryEntry, name of who did it or None for the command line), newest first."""
    return list_changes(record.__tablename__, inspect(type(record)).primary_key_from_instance(record)[0])


def list_changes(record_type: str, record_id: int) -> Sequence[Row]:
    """The same of what is no row of a table of its own, such as a setting."""
    query = (
        select(HistoryEntry, User.full_name)
        .outerjoin(User, HistoryEntry.user_id == User.id)
        .where(HistoryEntry.record_type == record_type, HistoryEntry.record_id == record_id)
        .order_by(HistoryEntry.at.desc(), HistoryEntry.id.desc())
        .limit(50)
    )
    return db.session.execute(query).all()


def find_latest(record_type: str, record_id: int) -> HistoryEntry | None:
    """The last change of a record."""
    query = (
        select(HistoryEntry)
        .where(HistoryEntry.record_type == record_type, HistoryEntry.record_id == record_id)
        .order_by(HistoryEntry.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def stored_values(session: Session, record, names: list[str]) -> dict[str, Any]:
    """What the table holds in these columns: of a column set before it was ever read, nobody else knows it."""
    if not names:
        return {}
    model = type(record)
    key = inspect(model).primary_key[0]
    query = select(*(getattr(model, name) for name in names)).where(key == inspect(record).identity[0])
    return dict(zip(names, session.execute(query).one(), strict=True))
