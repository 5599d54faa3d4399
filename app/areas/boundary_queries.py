"""Outlines of areas."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import insert, or_, select, update
from sqlalchemy.orm import Session

from app.areas.models import Area, AreaBoundary, Level
from app.areas.reach import Reach
from app.db import db, some_at_once


class Outline(NamedTuple):
    """`group` is the id of the area above; `rings` as in app/areas/outlines.py."""

    area_id: int
    group: int | None
    rings: str


def list_outlines(area: Area, levels: Collection[Level]) -> dict[Level, list[Outline]]:
    """Those of the areas of these levels below an area, in the order of their codes."""
    query = (
        select(Area.level, Area.id, Area.parent_id, AreaBoundary.rings)
        .join(AreaBoundary, AreaBoundary.area_id == Area.id)
        .where(or_(*(Reach.of(area).at(level) for level in levels)), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    outlines = defaultdict(list)
    for level, area_id, group, rings in db.session.execute(query):
        outlines[level].append(Outline(area_id, group, rings))
    return outlines


def find_ids(codes: Collection[str]) -> dict[str, tuple[int, Level]]:
    """{code: (id, level)} of those that are areas today."""
    query = select(Area.code, Area.id, Area.level).where(Area.retired_on.is_(None))
    return {
        code: (area_id, level)
        for some in some_at_once(codes)
        for code, area_id, level in db.session.execute(query.where(Area.code.in_(some)))
    }


def store_outlines(session: Session, rings: Mapping[int, str], source: str) -> tuple[int, int]:
    """(how many are new, how many are others than before) of {area id: rings}. Does not commit."""
    columns = (AreaBoundary.area_id, AreaBoundary.id, AreaBoundary.rings, AreaBoundary.source)
    there = {
        area_id: (row_id, (text, named))
        for some in some_at_once(rings)
        for area_id, row_id, text, named in session.execute(select(*columns).where(AreaBoundary.area_id.in_(some)))
    }
    new = [{"area_id": one, "rings": text, "source": source} for one, text in rings.items() if one not in there]
    other = [
        {"id": there[one][0], "rings": text, "source": source}
        for one, text in rings.items()
        if one in there and there[one][1] != (text, source)
    ]
    if new:
        session.execute(insert(AreaBoundary), new)
    if other:
        session.execute(update(AreaBoundary), other)
    return len(new), len(other)
