"""What a grid of areas is drawn from, where there would be too many villages for a cell each."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.coverage.count_queries import count_reached_villages
from app.db import db


class Share(NamedTuple):
    """An area, and how many of its villages were reached."""

    code: str
    name: str
    kind: Kind
    villages: int
    reached: int


def list_shares_reached(area: Area, level: Level, first: date, last: date) -> Sequence[Share]:
    """All areas of that level below an area, in the order of their codes. Two selects."""
    reached = count_reached_villages(area, level, first, last)
    query = (
        select(Area.id, Area.code, Area.name, Area.kind, Area.desa_count + Area.kelurahan_count)
        .where(Reach.of(area).at(level), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return [
        Share(code, name, kind, villages, reached.get(area_id, 0))
        for area_id, code, name, kind, villages in db.session.execute(query)
    ]
