"""Codes that no report has, counted by where they are asked from, so that nobody tries them one by one."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app import clock
from app.db import db
from app.reports.models import FailedLookup


def count_failed_lookups(source: str, since: datetime) -> int:
    query = select(func.count()).where(FailedLookup.source == source, FailedLookup.at > since)
    return db.session.scalar(query) or 0


def note_failed_lookup(session: Session, source: str) -> None:
    """Count one, and forget those of the day before. Does not commit."""
    session.execute(delete(FailedLookup).where(FailedLookup.at < clock.now() - timedelta(days=1)))
    session.add(FailedLookup(source=source))
