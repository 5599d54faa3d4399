"""Storing numbers of residents abroad from a file."""

from collections.abc import Iterable

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from app.db import one_writer
from app.worklist.abroad_import import DifferentNumber, ImportedNumber
from app.worklist.abroad_queries import list_abroad
from app.worklist.models import ResidentsAbroad


def store_numbers(session: Session, rows: Iterable[ImportedNumber | DifferentNumber]) -> int:
    """Add and change in bulk; gives how many villages. Does not commit."""
    one_writer(session, ResidentsAbroad)
    numbers = [row.number if isinstance(row, DifferentNumber) else row for row in rows]
    there = list_abroad([one.village.id for one in numbers])
    values = [
        {
            "village_id": one.village.id,
            "residents": one.residents,
            "counted_on": one.counted_on,
            "source": one.source,
        }
        for one in numbers
    ]
    new = [one for one in values if one["village_id"] not in there]
    changed = [one for one in values if one["village_id"] in there]
    if new:
        session.execute(insert(ResidentsAbroad), new)
    if changed:
        session.execute(update(ResidentsAbroad), changed)
    return len(values)
