"""Which months of which villages sessions, regulations and nil reports lie in, as they stand at that moment."""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, select
from sqlalchemy.orm import Session

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import some_at_once
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import STEP_COLUMNS, made_by_villages
from app.totals.calculate import VillageMonthKey
from app.totals.months import first_of_month, months_between

Reader = Session | Connection
_IDS: Any = bindparam("ids", expanding=True, type_=Integer)


def months_of_sessions(session: Reader, ids: Collection[int]) -> set[VillageMonthKey]:
    """Whether they count or not: what was returned counts no more where it did before."""
    found: set[Any] = set()
    for some in some_at_once(ids):
        rows = session.execute(_months_of_sessions(), {"ids": some})
        found |= {(village_id, first_of_month(held_on)) for village_id, held_on in rows}
    return found


@cache
def _months_of_sessions() -> Select:
    return (
        select(Area.village_id, OutreachSession.held_on)
        .select_from(OutreachVillage)
        .join(Area, Area.id == OutreachVillage.village_id)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .where(OutreachVillage.session_id.in_(_IDS))
    )


def homes_of_sessions(session: Reader, ids: Collection[int]) -> set[int]:
    """The regencies in which people live who came to these sessions; who gave no home lives where it was held."""
    found: set[int] = set()
    for some in some_at_once(ids):
        found |= set(session.scalars(_homes_of_sessions(), {"ids": some}))
    return found


@cache
def _homes_of_sessions() -> Select:
    homes = select(Participant.home_village_id).where(Participant.session_id.in_(_IDS))
    hosts = select(OutreachSession.host_area_id).where(OutreachSession.id.in_(_IDS))
    query = select(Area.regency_id).where(Area.id.in_(homes.union(hosts)), Area.regency_id.is_not(None))
    return query.distinct()


def months_of_nils(session: Reader, ids: Collection[int]) -> set[VillageMonthKey]:
    found: set[Any] = set()
    for some in some_at_once(ids):
        query = select(Area.village_id, NilReport.first_day, NilReport.last_day)
        query = query.join(Area, Area.id == NilReport.village_id).where(NilReport.id.in_(some))
        for village_id, first_day, last_day in session.execute(query):
            found |= {(village_id, month) for month in months_between(first_day, last_day)}
    return found


def months_of_regulations(session: Reader, ids: Collection[int]) -> set[VillageMonthKey]:
    found: set[Any] = set()
    for some in some_at_once(ids):
        query = (
            select(Area.village_id, *STEP_COLUMNS)
            .select_from(RegulationVillage)
            .join(Area, Area.id == RegulationVillage.village_id)
            .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        )
        for village_id, *days in session.execute(query.where(Regulation.id.in_(some), made_by_villages())):
            found |= {(village_id, first_of_month(day)) for day in days if day is not None}
    return found


def makers_of_regulations(session: Reader, ids: Collection[int]) -> set[int]:
    """The regencies of whoever made these regulations."""
    found: set[int] = set()
    for some in some_at_once(ids):
        query = select(Area.regency_id).join(Regulation, Regulation.area_id == Area.id)
        found |= set(session.scalars(query.where(Regulation.id.in_(some), Area.regency_id.is_not(None))))
    return found


def regencies_of(session: Session, village_ids: Iterable[int]) -> dict[int, int]:
    rows = session.execute(_regencies_of(), {"ids": list(village_ids)})
    return {village_id: regency_id for village_id, regency_id in rows if regency_id is not None}


@cache
def _regencies_of() -> Select:
    return select(Area.id, Area.regency_id).where(Area.id.in_(_IDS))


def regencies_within(session: Session, area_ids: Collection[int]) -> set[int]:
    """The regencies and cities in these areas, or around them."""
    found: set[int] = set()
    for area in session.scalars(select(Area).where(Area.id.in_(area_ids))) if area_ids else ():
        if area.regency_id is not None:
            found.add(area.regency_id)
        else:
            query = select(Area.id).where(Area.level == Level.REGENCY)
            if area.level is not Level.NATION:
                query = query.where(ancestor_column(area.level) == area.id)
            found |= set(session.scalars(query))
    return found


def span_of_base_rows(session: Session) -> tuple[date, date] | None:
    """The first and the last day of anything recorded; None where there is nothing."""
    columns = (OutreachSession.held_on, NilReport.first_day, NilReport.last_day, *STEP_COLUMNS)
    days = [
        day
        for column in columns
        for ordered in (column.asc(), column.desc())
        if (day := session.scalar(select(column).where(column.is_not(None)).order_by(ordered).limit(1))) is not None
    ]
    return (min(days), max(days)) if days else None


def list_regencies(session: Session) -> list[int]:
    return list(session.scalars(select(Area.id).where(Area.level == Level.REGENCY)))


def villages_within(session: Session, regency_id: int) -> list[int]:
    query = select(Area.id).where(Area.regency_id == regency_id, Area.level == Level.VILLAGE)
    return list(session.scalars(query.order_by(Area.id)))
