"""What is stored already of the regulations of a file."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from app.areas.import_queries import first_codes
from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db, some_at_once
from app.regulations.import_columns import DAYS, TEXTS
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.regulations.queries import valid_within

NAMES = ("kind", "theme", "number", "year", "title", "unsigned", *DAYS, *TEXTS)


@dataclass(frozen=True)
class Stored:
    """`values` by column, all of them. `is_linked`: it changes others, or others change it.

    `counts_in`: the village in which that of `area_id` counts today; `first_code`: the one it was first known under.
    """

    id: int
    area_id: int
    counts_in: int
    first_code: str
    in_bin: bool
    is_linked: bool
    values: dict[str, Any]

    @property
    def is_repealed_by_link(self) -> bool:
        """Its repeal was not written down with it, but follows from the regulation that repeals it."""
        return self.is_linked and self.values["repealed_on"] is not None and not self.values["repealed_by"]


def list_stored(area_ids: Collection[int], reach: Reach) -> Iterator[Stored]:
    """All regulations of these areas, and of villages merged into them, that the reader may read, the bin included and
    last."""
    columns = [getattr(Regulation, name) for name in NAMES]
    linked = select(RegulationLink.id).where(
        or_(RegulationLink.acting_id == Regulation.id, RegulationLink.target_id == Regulation.id)
    )
    facts = (
        Regulation.id,
        Regulation.area_id,
        func.coalesce(Area.village_id, Area.id),
        Regulation.deleted_at.is_not(None),
        linked.exists().correlate(Regulation),
    )
    query = (
        select(*facts, *columns)
        .join(Area, Area.id == Regulation.area_id)
        .where(valid_within(reach))
        .order_by(Regulation.deleted_at.is_not(None), Regulation.id)
    )
    for some in some_at_once(area_ids):
        rows = db.session.execute(query.where(or_(Regulation.area_id.in_(some), Area.village_id.in_(some)))).all()
        firsts = first_codes({row.area_id for row in rows})
        for regulation_id, area_id, counts_in, in_bin, is_linked, *cells in rows:
            values = dict(zip(NAMES, cells, strict=True))
            yield Stored(regulation_id, area_id, counts_in, firsts[area_id], in_bin, is_linked, values)


def list_shared(regulation_ids: Collection[int]) -> dict[int, dict[int, str]]:
    """{id of a regulation: {id: code} of the villages of today for which it is valid, but the one that made it}."""
    maker, had = aliased(Area), aliased(Area)
    query = (
        select(RegulationVillage.regulation_id, Area.id, Area.code)
        .join(had, had.id == RegulationVillage.village_id)
        .join(Area, Area.id == had.village_id)
        .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        .join(maker, maker.id == Regulation.area_id)
        .where(Area.id != func.coalesce(maker.village_id, maker.id))
        .order_by(Area.code)
    )
    shared: dict[int, dict[int, str]] = {}
    for some in some_at_once(regulation_ids):
        for regulation_id, village_id, code in db.session.execute(query.where(Regulation.id.in_(some))):
            shared.setdefault(regulation_id, {})[village_id] = code
    return shared


def list_regency_ids(area_ids: Collection[int]) -> dict[int, int | None]:
    """{id of an area: that of its regency}."""
    query = select(Area.id, Area.regency_id)
    rows = (row for some in some_at_once(area_ids) for row in db.session.execute(query.where(Area.id.in_(some))))
    return {area_id: regency_id for area_id, regency_id in rows}


def list_by_id(regulation_ids: Collection[int]) -> Iterator[Regulation]:
    for some in some_at_once(regulation_ids):
        yield from db.session.scalars(select(Regulation).where(Regulation.id.in_(some)))
