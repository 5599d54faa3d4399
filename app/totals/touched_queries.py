"""Which months of which villages sessions, regulations and nil reports lie in, as they stand at that moment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Date, Integer, Select, bindparam, cast, null, select, union_all
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import some_at_once
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import STEP_COLUMNS, made_by_villages
from app.totals.calculate import VillageMonthKey
from app.totals.months import first_of_month, months_between

_IDS: Any = bindparam("ids", expanding=True, type_=Integer)


@dataclass
class Places:
    """Months of villages with the regency of each village, and the regencies in which the people live who came."""

    months: set[VillageMonthKey] = field(default_factory=set)
    regency_of: dict[int, int] = field(default_factory=dict)
    homes: set[int] = field(default_factory=set)


def places_of_sessions(connection: Connection, ids: Collection[int]) -> Places:
    """Whether they count or not: what was returned counts no more where it did before.

    Who gave no home lives where it was held.
    """
    found = Places()
    for some in some_at_once(ids):
        for village_id, held_on, regency_id in connection.execute(_places_of_sessions(), {"ids": some}):
            if village_id is None:
                found.homes.add(regency_id)
            else:
                found.months.add((village_id, first_of_month(held_on)))
                found.regency_of[village_id] = regency_id
    return found


@cache
def _places_of_sessions() -> CompoundSelect:
    """(village, day, its regency), and with neither village nor day the regency of a home."""
    today = aliased(Area)
    served = (
        select(today.id, OutreachSession.held_on, today.regency_id)
        .select_from(OutreachVillage)
        .join(Area, Area.id == OutreachVillage.village_id)
        .join(today, today.id == Area.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.session_id.in_(_IDS))
    )
    homes = select(Participant.home_village_id).where(Participant.session_id.in_(_IDS))
    hosts = select(OutreachSession.host_area_id).where(OutreachSession.id.in_(_IDS))
    lived = select(cast(null(), Integer), cast(null(), Date), Area.regency_id).distinct()
    return union_all(served, lived.where(Area.id.in_(homes.union(hosts)), Area.regency_id.is_not(None)))


def months_of_nils(connection: Connection, ids: Collection[int]) -> set[VillageMonthKey]:
    found: set[Any] = set()
    for some in some_at_once(ids):
        query = select(Area.village_id, NilReport.first_day, NilReport.last_day)
        query = query.join(Area, Area.id == NilReport.village_id).where(NilReport.id.in_(some))
        for village_id, first_day, last_day in connection.execute(query):
            found |= {(village_id, month) for month in months_between(first_day, last_day)}
    return found


def months_of_regulations(connection: Connection, ids: Collection[int]) -> set[VillageMonthKey]:
    found: set[Any] = set()
    for some in some_at_once(ids):
        query = (
            select(Area.village_id, *STEP_COLUMNS)
            .select_from(RegulationVillage)
            .join(Area, Area.id == RegulationVillage.village_id)
            .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        )
        for village_id, *days in connection.execute(query.where(Regulation.id.in_(some), made_by_villages())):
            found |= {(village_id, first_of_month(day)) for day in days if day is not None}
    return found


def makers_of_regulations(connection: Connection, ids: Collection[int]) -> set[int]:
    """The regencies of whoever made these regulations."""
    found: set[int] = set()
    for some in some_at_once(ids):
        query = select(Area.regency_id).join(Regulation, Regulation.area_id == Area.id)
        found |= set(connection.scalars(query.where(Regulation.id.in_(some), Area.regency_id.is_not(None))))
    return found


def regencies_of(connection: Connection, village_ids: Iterable[int]) -> dict[int, int]:
    rows = connection.execute(_regencies_of(), {"ids": list(village_ids)})
    return {village_id: regency_id for village_id, regency_id in rows if regency_id is not None}


@cache
def _regencies_of() -> Select:
    return select(Area.id, Area.regency_id).where(Area.id.in_(_IDS))


def regencies_within(connection: Connection, area_ids: Collection[int]) -> set[int]:
    """The regencies and cities in these areas, or around them."""
    found: set[int] = set()
    if not area_ids:
        return found
    for area in connection.execute(select(Area.id, Area.level, Area.regency_id).where(Area.id.in_(area_ids))):
        if area.regency_id is not None:
            found.add(area.regency_id)
        else:
            query = select(Area.id).where(Area.level == Level.REGENCY)
            if area.level is not Level.NATION:
                query = query.where(ancestor_column(area.level) == area.id)
            found |= set(connection.scalars(query))
    return found


def list_regencies(connection: Connection) -> list[int]:
    return list(connection.scalars(select(Area.id).where(Area.level == Level.REGENCY)))


def villages_within(connection: Connection, regency_id: int) -> list[int]:
    query = select(Area.id).where(Area.regency_id == regency_id, Area.level == Level.VILLAGE)
    return list(connection.scalars(query.order_by(Area.id)))
