"""For which villages a regulation is valid, and for which it may be."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Row, case, func, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, Kind, Level, kind_name
from app.areas.queries import list_village_names
from app.areas.reach import Reach
from app.db import db
from app.regulations.models import Regulation, RegulationVillage


def list_partners(village: Area) -> Sequence[Row]:
    """The other desa of its regency, with whose heads it can make a joint regulation."""
    regency = Reach(village.regency_id or village.id, Level.REGENCY)
    return [row for row in list_village_names(regency) if row.kind.has_village_regulations and row.id != village.id]


def list_kelurahan(regency: Area) -> Sequence[Row]:
    """All kelurahan of a regency or city as they are today: those that its own regulation covers."""
    return [row for row in list_village_names(Reach.of(regency)) if row.kind is Kind.KELURAHAN]


def list_valid_villages(regulation_id: int) -> Sequence[Row]:
    """(id, code, name, kind, subdistrict) of all villages for which it is valid, those that are no more included."""
    above = aliased(Area)
    query = (
        select(Area.id, Area.code, Area.name, Area.kind, above.name.label("subdistrict"))
        .join(RegulationVillage, RegulationVillage.village_id == Area.id)
        .join(above, Area.subdistrict_id == above.id)
        .where(RegulationVillage.regulation_id == regulation_id)
        .order_by(Area.code)
    )
    return db.session.execute(query).all()


def list_names(area_ids: Collection[int]) -> Mapping[int, str]:
    """{id: Desa Kace Timur} of these areas."""
    query = select(Area.id, Area.kind, Area.name).where(Area.id.in_(area_ids))
    return {area_id: f"{kind_name(kind)} {name}" for area_id, kind, name in db.session.execute(query)}


class Shared(NamedTuple):
    """How many villages a regulation is valid for; `within`: the one that made it lies within the reader's reach."""

    village_count: int
    within: bool


def list_shared(reach: Reach, regulation_ids: Collection[int]) -> Mapping[int, Shared]:
    """By id, of those regulations."""
    query = (
        select(Regulation.id, func.count(), func.max(case((reach.areas(), 1), else_=0)))
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(Area, Area.id == Regulation.area_id)
        .where(Regulation.id.in_(regulation_ids))
        .group_by(Regulation.id)
    )
    return {one: Shared(count, bool(within)) for one, count, within in db.session.execute(query)}
