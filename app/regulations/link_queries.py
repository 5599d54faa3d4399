"""Which regulations change which: what may be chosen, what is stored, what a page shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Select, or_, select, union
from sqlalchemy.orm import aliased

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.regulations.links import ENDING, Link, Other, Shelf, acting_day
from app.regulations.models import Regulation, RegulationLink, RegulationVillage
from app.regulations.queries import valid_within
from app.regulations.vocabulary import KIND_RULES, Effect, RegulationKind, Step
from app.regulations.words import citation


class _Facts(NamedTuple):
    id: int
    kind: RegulationKind
    number: int | None
    year: int
    title: str
    enacted_on: date | None
    promulgated_on: date | None
    annulled_on: date | None
    repealed_on: date | None
    repealed_by: str
    deleted_at: datetime | None

    @property
    def since(self) -> date | None:
        by = KIND_RULES[self.kind].in_force_by
        return self.promulgated_on if by is Step.PROMULGATED else self.enacted_on

    def as_other(self) -> Other:
        return Other(
            id=self.id,
            kind=self.kind,
            name=citation(self, short=True),
            title=self.title,
            since=self.since,
            acts_on=acting_day(self.since, self.annulled_on, self.deleted_at is not None),
            annulled_on=self.annulled_on,
            repealed_on=self.repealed_on,
            repealed_by=self.repealed_by,
            in_bin=self.deleted_at is not None,
        )


_FACTS = tuple(getattr(Regulation, name) for name in _Facts._fields)
_ONE = aliased(Regulation)


def load_shelf(area_id: int, but_key: str = "") -> Shelf:
    """The regulations of that area, the joint ones of others that are valid there, and what is linked with those.

    The bin is included. `but_key` leaves out what the form with that key has stored already.
    """
    links = _links_of(area_id)
    linked = {one for link in links for one in (link.acting_id, link.target_id)}
    there = _ids_in(area_id)
    shown = union(*there, select(_ONE.id).where(_ONE.id.in_(linked)))
    query = (
        select(Regulation.id.in_(union(*there)), *_FACTS)
        .where(Regulation.id.in_(shown), Regulation.key != but_key)
        .order_by(Regulation.year.desc(), Regulation.number.desc(), Regulation.id)
    )
    found = [replace(_Facts(*facts).as_other(), is_there=is_there) for is_there, *facts in db.session.execute(query)]
    return Shelf({other.id: other for other in found}, links)


def _ids_in(area_id: int) -> tuple[Select, Select]:
    """Those of the area, and the joint ones that are valid there: for a UNION, as an OR would read the whole nation."""
    made = select(_ONE.id).where(_ONE.area_id == area_id)
    joint = (
        select(_ONE.id)
        .join(RegulationVillage, RegulationVillage.regulation_id == _ONE.id)
        .where(RegulationVillage.village_id == area_id, _ONE.kind == RegulationKind.JOINT_REGULATION)
    )
    return made, joint


def _links_of(area_id: int) -> tuple[Link, ...]:
    """All links to or from those, the oldest first."""
    there = union(*_ids_in(area_id))
    row = select(RegulationLink.acting_id, RegulationLink.target_id, RegulationLink.effect, RegulationLink.id)
    query = row.where(RegulationLink.acting_id.in_(there)).union(row.where(RegulationLink.target_id.in_(there)))
    found = db.session.execute(query.order_by("id"))
    return tuple(Link(acting_id, target_id, effect) for acting_id, target_id, effect, _id in found)


def list_links(acting_id: int) -> Sequence[RegulationLink]:
    """The links by which that regulation changes others."""
    query = select(RegulationLink).where(RegulationLink.acting_id == acting_id).order_by(RegulationLink.id)
    return db.session.scalars(query).all()


def list_targets(acting_ids: Collection[int], target_ids: Collection[int]) -> Sequence[Regulation]:
    """The regulations that those change, and those that are named themselves."""
    changed = select(RegulationLink.target_id).where(RegulationLink.acting_id.in_(acting_ids))
    query = select(Regulation).where(or_(Regulation.id.in_(changed), Regulation.id.in_(target_ids)))
    return db.session.scalars(query).all()


class Act(NamedTuple):
    """That a regulation is changed, and from which day on; None: the one that does so is not in force."""

    target_id: int
    effect: Effect
    on: date | None


def list_acts(target_ids: Collection[int]) -> list[Act]:
    """What is done to those regulations by all that name them."""
    query = (
        select(RegulationLink.target_id, RegulationLink.effect, *_FACTS)
        .join(Regulation, Regulation.id == RegulationLink.acting_id)
        .where(RegulationLink.target_id.in_(target_ids))
    )
    return [
        Act(target_id, effect, _Facts(*facts).as_other().acts_on)
        for target_id, effect, *facts in db.session.execute(query)
    ]


@dataclass(frozen=True)
class Relation:
    """One link as a page shows it: `outgoing` where that page's regulation acts. `readable`: it may be opened.

    `left`: names of those that amend the other one and are in force still, though this one has ended it.
    """

    outgoing: bool
    effect: Effect
    other: Other
    readable: bool
    left: tuple[str, ...] = ()


def list_left(ended_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """{id: names of those that amend it and have not been ended themselves}."""
    query = (
        select(RegulationLink.target_id, *_FACTS)
        .join(Regulation, Regulation.id == RegulationLink.acting_id)
        .where(RegulationLink.target_id.in_(ended_ids), RegulationLink.effect == Effect.AMENDS)
        .where(Regulation.deleted_at.is_(None), Regulation.repealed_on.is_(None), Regulation.annulled_on.is_(None))
        .order_by(Regulation.year, Regulation.number, Regulation.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for target_id, *facts in db.session.execute(query):
        other = _Facts(*facts).as_other()
        if other.acts_on is not None:
            found[target_id] = (*found.get(target_id, ()), other.name)
    return found


def list_relations(reach: Reach, regulation_id: int) -> list[Relation]:
    """What that regulation does to others, then what others do to it; those in the bin are left out."""
    found = [
        Relation(outgoing, effect, _Facts(*facts).as_other(), readable)
        for outgoing, own, others in (
            (True, RegulationLink.acting_id, RegulationLink.target_id),
            (False, RegulationLink.target_id, RegulationLink.acting_id),
        )
        for effect, readable, *facts in db.session.execute(
            select(RegulationLink.effect, valid_within(reach), *_FACTS)
            .join(Regulation, Regulation.id == others)
            .join(Area, Area.id == Regulation.area_id)
            .where(own == regulation_id, Regulation.deleted_at.is_(None))
            .order_by(Regulation.year, Regulation.number, Regulation.id)
        )
    ]
    ended = [one.other.id for one in found if one.outgoing and one.effect in ENDING and one.other.repealed_on]
    left = list_left(ended) if ended else {}
    return [replace(one, left=left.get(one.other.id, ())) if one.outgoing else one for one in found]
