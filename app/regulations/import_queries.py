"""What is stored already of the regulations of a file."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.db import db
from app.regulations.import_rows import STEPS
from app.regulations.models import Regulation
from app.regulations.vocabulary import Step, Theme

_AT_ONCE = 10_000


class Stored(NamedTuple):
    village_id: int
    kind: str
    year: int
    number: int | None
    title: str
    theme: Theme
    in_bin: bool
    dates: dict[Step, date | None]


def list_stored(village_ids: Collection[int]) -> list[Stored]:
    """All regulations of these villages, the bin included and last."""
    facts = (
        Regulation.area_id,
        Regulation.kind,
        Regulation.year,
        Regulation.number,
        Regulation.title,
        Regulation.theme,
        Regulation.deleted_at.is_not(None).label("in_bin"),
    )
    steps = [getattr(Regulation, step.value) for step in STEPS]
    query = select(*facts, *steps).order_by(Regulation.deleted_at.is_not(None), Regulation.id)
    ids = sorted(village_ids)
    stored = []
    for start in range(0, len(ids), _AT_ONCE):
        for row in db.session.execute(query.where(Regulation.area_id.in_(ids[start : start + _AT_ONCE]))):
            dates = dict(zip(STEPS, row[len(facts) :], strict=True))
            stored.append(Stored._make((*row[: len(facts)], dates)))
    return stored
