"""What registers are made from: the regulations of a village with their links, and those of a whole district."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.regulations.links import acting_day
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.regulations.queries import Filters, RegulationRow, begun, in_force, listed
from app.regulations.vocabulary import Effect, RegulationKind


@dataclass(frozen=True)
class Linked:
    """The other end of a link. `acts`: it is that one which amends or repeals this one.

    `since` is the day from which the acting one has effect, None where it has none.
    """

    effect: Effect
    acts: bool
    other: Regulation
    since: date | None


def list_in_force(reach: Reach, kinds: Iterable[RegulationKind], on: date) -> Sequence[Row]:
    """(Regulation, kind of the area that made it, village) of those kinds in force on that day, village by village.

    A joint one stands under each village for which it is valid.
    """
    village = aliased(Area)
    query = (
        select(Regulation, Area.kind, village)
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(village, village.id == RegulationVillage.village_id)
        .join(Area, Area.id == Regulation.area_id)
        .options(joinedload(village.subdistrict), joinedload(village.regency))
        .where(Regulation.kind.in_(list(kinds)), in_force(on), reach.areas(village), village.retired_on.is_(None))
        .order_by(village.code, Regulation.year, Regulation.kind, Regulation.number, Regulation.id)
    )
    return db.session.execute(query).all()


def list_valid_in(village_id: int, kinds: Iterable[RegulationKind]) -> Sequence[Row]:
    """(Regulation, kind of the area that made it) of those kinds valid for the village, drafts too; none of the bin."""
    query = (
        select(Regulation, Area.kind)
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(Area, Area.id == Regulation.area_id)
        .where(
            RegulationVillage.village_id == village_id,
            Regulation.kind.in_(list(kinds)),
            Regulation.deleted_at.is_(None),
        )
    )
    return db.session.execute(query).all()


def list_links(reach: Reach) -> dict[int, list[Linked]]:
    """{id of a regulation: what acts on it and what it acts on}, of all that are valid for a village within reach."""
    acting, target = aliased(Regulation), aliased(Regulation)
    valid = _valid_within(reach)
    query = (
        select(RegulationLink.effect, acting, target)
        .join(acting, acting.id == RegulationLink.acting_id)
        .join(target, target.id == RegulationLink.target_id)
        .where(or_(acting.id.in_(valid), target.id.in_(valid)))
        .where(acting.deleted_at.is_(None), target.deleted_at.is_(None))
        .order_by(acting.year, acting.number, target.year, target.number, RegulationLink.id)
    )
    found: dict[int, list[Linked]] = {}
    for effect, one, other in db.session.execute(query):
        since = acting_day(one.in_force_since, one.annulled_on, one.in_bin)
        found.setdefault(other.id, []).append(Linked(effect, True, one, since))
        found.setdefault(one.id, []).append(Linked(effect, False, other, since))
    return found


def list_sharing(reach: Reach) -> dict[int, list[tuple[int, str]]]:
    """{id of a joint regulation valid within reach: its villages as (id, Desa Kace Timur)}."""
    query = (
        select(Regulation.id, Area)
        .join(RegulationVillage, RegulationVillage.regulation_id == Regulation.id)
        .join(Area, Area.id == RegulationVillage.village_id)
        .where(Regulation.kind == RegulationKind.JOINT_REGULATION, Regulation.id.in_(_valid_within(reach)))
        .order_by(Area.code)
    )
    found: dict[int, list[tuple[int, str]]] = {}
    for regulation_id, area in db.session.execute(query):
        found.setdefault(regulation_id, []).append((area.id, area.label))
    return found


def _valid_within(reach: Reach) -> Select:
    return select(RegulationVillage.regulation_id).where(reach.covers(RegulationVillage.village_id))


def list_by_place(reach: Reach, filters: Filters, on: date, most: int | None = None) -> list[RegulationRow]:
    """What the filters let through of all that was begun by that day, village by village; `most` of it."""
    query = _by_place(reach, filters, on).order_by(None)
    query = query.order_by(Area.code, Regulation.year, Regulation.kind, Regulation.number, Regulation.id).limit(most)
    return [RegulationRow(*row) for row in db.session.execute(query)]


def count_by_place(reach: Reach, filters: Filters, on: date) -> int:
    """How many those are in all."""
    found = _by_place(reach, filters, on).order_by(None).with_only_columns(Regulation.id).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def count_villages(reach: Reach, filters: Filters, on: date) -> dict[int, int]:
    """{id: for how many villages it is valid} of the joint and regional ones among them."""
    shared = _by_place(reach, filters, on).order_by(None).with_only_columns(Regulation.id)
    shared = shared.where(Regulation.kind.in_((RegulationKind.JOINT_REGULATION, RegulationKind.REGIONAL_REGULATION)))
    query = (
        select(RegulationVillage.regulation_id, func.count())
        .where(RegulationVillage.regulation_id.in_(shared))
        .group_by(RegulationVillage.regulation_id)
    )
    return {one: count for one, count in db.session.execute(query)}


def _by_place(reach: Reach, filters: Filters, on: date) -> Select:
    return listed(reach, filters, on).where(Regulation.deleted_at.is_(None), begun(on))
