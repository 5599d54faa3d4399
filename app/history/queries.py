"""The changes of one record."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from app.accounts.models import User
from app.db import db
from app.history.models import HistoryEntry


def list_history(record) -> Sequence[Row]:
    """(HistoryEntry, name of who did it or None for the command line), newest first."""
    query = (
        select(HistoryEntry, User.full_name)
        .outerjoin(User, HistoryEntry.user_id == User.id)
        .where(HistoryEntry.record_type == record.__tablename__, HistoryEntry.record_id == record.id)
        .order_by(HistoryEntry.at.desc(), HistoryEntry.id.desc())
        .limit(50)
    )
    return db.session.execute(query).all()
