"""Sessions: which ones a reader sees, the list with its totals, one with all that belongs to it."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, true, union
from sqlalchemy.orm import aliased, joinedload, selectinload

from app.areas.elsewhere import tell_elsewhere
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.outreach.filters import NO_ORGANIZER, Filters
from app.outreach.list_totals import Totals
from app.outreach.models import NilReport, OutreachSession, OutreachVillage, SessionAudience, SessionTopic
from app.outreach.places import Places
from app.outreach.vocabulary import SessionState
from app.web.errors import NotFound
from app.web.paging import Page, paged

_HOST = joinedload(OutreachSession.host_area)
_HOST_PLACE = (
    _HOST.joinedload(Area.subdistrict),
    _HOST.joinedload(Area.regency),
    _HOST.joinedload(Area.province),
)
_LISTS = (selectinload(OutreachSession.topic_rows), selectinload(OutreachSession.audience_rows))
WOMEN = OutreachSession.women + OutreachSession.girls
ATTENDANCE = OutreachSession.men + OutreachSession.boys + WOMEN


def counted() -> ColumnElement[bool]:
    """A condition on sessions: what reports and coverage count, which is all but the bin and what was returned."""
    return and_(OutreachSession.deleted_at.is_(None), OutreachSession.state != SessionState.RETURNED)


def reaches(attendance: Any = ATTENDANCE) -> ColumnElement[bool]:
    """A condition on sessions and villages served: people came, and from that village where this was told apart."""
    return and_(attendance > 0, func.coalesce(OutreachVillage.attendance, 1) > 0)


def held_for(area: Area, first: date, last: date) -> ColumnElement[bool]:
    """A condition on sessions: counted, held from the one day to the other, for some village of the area.

    Those of an area are looked up from its villages on: asked of each session, SQLite would list the villages every
    time. Those of the nation are nearly all, and are looked up from their days on.
    """
    served = select(OutreachVillage.session_id)
    if area.level is Level.NATION:
        here: ColumnElement[bool] = served.where(OutreachVillage.session_id == OutreachSession.id).exists()
    else:
        here = OutreachSession.id.in_(served.where(Reach.of(area).covers(OutreachVillage.village_id)))
    return and_(counted(), OutreachSession.held_on.between(first, last), here)


def declared_nil_within(first: date, last: date) -> ColumnElement[bool]:
    """A condition on NilReport: the month or quarter declared has a day between those two (both counted)."""
    return and_(NilReport.first_day <= last, NilReport.last_day >= first)


def visible(reach: Reach) -> ColumnElement[bool]:
    """A condition on sessions: not in the bin, and the host area or a village served lies within reach."""
    return and_(OutreachSession.deleted_at.is_(None), _touches(reach))


def _touches(reach: Reach) -> ColumnElement[bool]:
    """Looked up for each session by itself: for one session, or where nearly all of those in some order fit."""
    if reach.level is Level.NATION:
        return true()
    host = aliased(Area)
    held = exists().where(host.id == OutreachSession.host_area_id, reach.areas(host))
    return or_(held.correlate(OutreachSession), _serves(reach))


def _serves(reach: Reach) -> ColumnElement[bool]:
    """A village within reach was served; as _touches."""
    served = exists().where(OutreachVillage.session_id == OutreachSession.id)
    if reach.level is not Level.NATION:
        village = aliased(Area)
        served = served.where(village.id == OutreachVillage.village_id, reach.areas(village))
    return served.correlate(OutreachSession)


def _found_in(reach: Reach, only_served: bool) -> ColumnElement[bool]:
    """The same, begun with the areas: where few of all sessions fit."""
    served = select(OutreachVillage.session_id).where(reach.covers(OutreachVillage.village_id))
    if only_served:
        return OutreachSession.id.in_(served)
    held = aliased(OutreachSession)
    return OutreachSession.id.in_(union(select(held.id).where(reach.covers(held.host_area_id)), served))


def get_session(reach: Reach, outreach_id: int) -> OutreachSession:
    """A session that the reader sees; from the bin only for those in whose area it was held."""
    query = select(OutreachSession).options(*_HOST_PLACE, *_LISTS)
    seen = or_(visible(reach), reach.covers(OutreachSession.host_area_id))
    return _one(query.where(OutreachSession.id == outreach_id, seen))


def get_held_within(reach: Reach, outreach_id: int, with_lists: bool = False, lock: bool = False) -> OutreachSession:
    """A session held within reach, which is what may be changed; the bin included.

    `lock`, inside write_tx: nobody else changes it until the end, as on SQLite anyway.
    """
    query = select(OutreachSession).options(_HOST)
    if lock:
        query = query.with_for_update(of=OutreachSession)
    if with_lists:
        query = query.options(*_LISTS, selectinload(OutreachSession.villages))
    query = query.where(OutreachSession.id == outreach_id, reach.covers(OutreachSession.host_area_id))
    return _one(query.execution_options(populate_existing=True))


def _one(query: Select) -> OutreachSession:
    outreach = db.session.scalar(query)
    if outreach is None:
        raise NotFound
    return outreach


def find_by_key(key: str) -> OutreachSession | None:
    """The session that was sent under this key before, in the bin or not."""
    return db.session.scalar(select(OutreachSession).options(_HOST, *_LISTS).where(OutreachSession.key == key))


def find_by_code(reach: Reach, code: str) -> OutreachSession | None:
    """The session within reach that has this code, as it is stored: see codes.read_code."""
    query = select(OutreachSession).options(_HOST).where(OutreachSession.code == code, visible(reach))
    return db.session.scalars(query.order_by(OutreachSession.id)).first()


def count_and_list(reach: Reach, filters: Filters, number: int) -> tuple[Totals, Page]:
    """Totals of all that match, and one page of them, newest first. People with a disability only where all count.

    Returned sessions stand on the page and in `returned`, and in no other total.
    """
    wanted = [OutreachSession.deleted_at.is_(None), *_conditions(filters)]
    if filters.area is not None:
        wanted.append(_touches(reach))
    place = Reach.of(filters.area) if filters.area is not None else reach
    one_by_one = _serves(place) if filters.counted else _touches(place)
    from_areas = one_by_one if place.level is Level.NATION else _found_in(place, filters.counted)
    query = _totals(with_disability=filters.counted).where(*wanted, from_areas)
    totals = Totals(**db.session.execute(query).one()._mapping)
    rows = _rows().add_columns(reach.covers(OutreachSession.host_area_id).label("own"))
    rows = rows.where(*wanted, one_by_one if place.level is Level.PROVINCE else from_areas)
    return totals, paged(rows, number, total=totals.found)


def _totals(with_disability: bool) -> Select:
    """What Totals says, asked of sessions that are not in the bin: each further sum takes its time for a nation."""
    names = ("men", "women", "boys", "girls", "named_count", *(["disability"] if with_disability else []))
    counts = OutreachSession.state != SessionState.RETURNED
    sums = (getattr(OutreachSession, name) for name in names)
    return select(
        func.count().label("found"),
        func.count().filter(counts).label("sessions"),
        *(func.coalesce(func.sum(one).filter(counts), 0).label(one.key) for one in sums),
    ).select_from(OutreachSession)


def _rows() -> Select:
    above = Area.__table__.alias("above")
    columns: tuple[Any, ...] = (
        OutreachSession.id,
        OutreachSession.held_on,
        OutreachSession.title,
        (OutreachSession.men + OutreachSession.boys).label("male"),
        (OutreachSession.women + OutreachSession.girls).label("female"),
        OutreachSession.named_count,
        OutreachSession.deleted_at,
        OutreachSession.state,
        OutreachSession.return_reason,
        OutreachSession.return_field,
        Area.kind.label("host_kind"),
        Area.name.label("host_name"),
        above.c.name.label("subdistrict_name"),
    )
    return (
        select(*columns)
        .join(Area, OutreachSession.host_area_id == Area.id)
        .outerjoin(above, and_(Area.level == Level.VILLAGE, Area.subdistrict_id == above.c.id))
        .order_by(OutreachSession.held_on.desc(), OutreachSession.id.desc())
    )


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if filters.text:
        wanted.append(OutreachSession.title.icontains(filters.text, autoescape=True))
    if filters.topic:
        topics = select(SessionTopic.session_id).where(SessionTopic.topic == filters.topic)
        wanted.append(OutreachSession.id.in_(topics))
    if filters.since:
        wanted.append(OutreachSession.held_on >= filters.since)
    if filters.until:
        wanted.append(OutreachSession.held_on <= filters.until)
    if filters.audience:
        audiences = select(SessionAudience.session_id).where(SessionAudience.audience == filters.audience)
        wanted.append(OutreachSession.id.in_(audiences))
    if filters.organizer:
        wanted.append(OutreachSession.organizer == ("" if filters.organizer == NO_ORGANIZER else filters.organizer))
    if filters.counted:
        wanted.append(counted())
    if filters.unnamed:
        wanted.append(OutreachSession.named_count == 0)
    if filters.attended or filters.men_only:
        wanted.append(ATTENDANCE > 0)
    if filters.men_only:
        wanted.append(WOMEN == 0)
    if filters.joint:
        served = select(OutreachVillage.session_id).group_by(OutreachVillage.session_id)
        wanted.append(OutreachSession.id.in_(served.having(func.count() > 1)))
    if filters.state:
        wanted.append(OutreachSession.state == filters.state)
    return wanted


def list_bin(reach: Reach, number: int) -> Page:
    """One page of the sessions in the bin that were held within reach, the last deleted first."""
    query = _rows().where(OutreachSession.deleted_at.is_not(None), reach.covers(OutreachSession.host_area_id))
    return paged(query.order_by(None).order_by(OutreachSession.deleted_at.desc()), number)


def count_served(session_ids: Sequence[int]) -> dict[int, int]:
    """How many villages each of these sessions served: {id of the session: villages}."""
    query = (
        select(OutreachVillage.session_id, func.count())
        .where(OutreachVillage.session_id.in_(session_ids))
        .group_by(OutreachVillage.session_id)
    )
    return {session_id: count for session_id, count in db.session.execute(query)}


def list_attendance(outreach_id: int) -> Sequence[Row]:
    """(village_id, attendance) of the villages that a session served; None where heads were not told apart."""
    query = select(OutreachVillage.village_id, OutreachVillage.attendance)
    return db.session.execute(query.where(OutreachVillage.session_id == outreach_id)).all()


def list_served(outreach_id: int) -> Sequence[Row]:
    """(id, code, kind, name, subdistrict, regency, attendance) of the villages that a session served, by code."""
    subdistrict, regency = Area.__table__.alias("subdistrict"), Area.__table__.alias("regency")
    query = (
        select(
            Area.id,
            Area.code,
            Area.kind,
            Area.name,
            subdistrict.c.name.label("subdistrict"),
            regency.c.name.label("regency"),
            OutreachVillage.attendance,
        )
        .join(OutreachVillage, OutreachVillage.village_id == Area.id)
        .join(subdistrict, Area.subdistrict_id == subdistrict.c.id)
        .join(regency, Area.regency_id == regency.c.id)
        .where(OutreachVillage.session_id == outreach_id)
        .order_by(Area.code)
    )
    return db.session.execute(query).all()


def list_areas_by_id(ids: Collection[int]) -> Sequence[Area]:
    return db.session.scalars(select(Area).where(Area.id.in_(ids)).order_by(Area.code)).all()


def list_places(reach: Reach) -> Places:
    """The areas within reach where a session can be held, and the villages that it can serve; columns only."""
    regency = Area.__table__.alias("regency")
    columns: tuple[Any, ...] = (Area.id, Area.code, Area.level, Area.kind, Area.name)
    query = (
        select(*columns, regency.c.kind.label("regency_kind"), regency.c.name.label("regency"))
        .outerjoin(regency, Area.regency_id == regency.c.id)
        .where(reach.areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return Places(db.session.execute(query).all(), partial(tell_elsewhere, reach=reach))
