"""Sessions and attendances of an area by topic and audience: at once up to a regency, by the job above."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    CTE,
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, SessionAudience, SessionTopic
from app.outreach.queries import ATTENDANCE, counted
from app.periods import Period, Span
from app.totals.models import AreaPeriod, AreaPeriodShare, Share, StaleTotal
from app.totals.months import first_of_month

_AREA_ID: Any = bindparam("area_id", type_=Integer)
_FIRST: Any = bindparam("first", type_=Date)
_LAST: Any = bindparam("last", type_=Date)
_BY_JOB = (Level.PROVINCE, Level.NATION)


@dataclass(frozen=True)
class ShareCount:
    sessions: int
    attendance: int


@dataclass(frozen=True)
class Shares:
    """{share: {value: count}}, the largest first; `counted_at` None: counted this moment, or not counted yet."""

    by: dict[Share, dict[str, ShareCount]] = field(default_factory=dict)
    counted_at: datetime | None = None


def list_shares(area: Area, period: Period, today: date) -> Shares:
    """Of a regency those of the job as long as they hold, else counted this moment: there is no telling them apart."""
    rows, counted_at = None, None
    if area.level in _BY_JOB and not isinstance(period, Span):
        rows, counted_at = _stored(area.id, period.code)
    elif area.level is Level.REGENCY and not isinstance(period, Span) and _holds(area.id, period):
        rows, _moment = _stored(area.id, period.code)
    if rows is None:
        rows = count_shares_now(area, period.first_day, min(period.last_day, today))
    by: dict[Share, dict[str, ShareCount]] = {share: {} for share in Share}
    for share, value, sessions, attendance in sorted(rows, key=lambda row: (-row.sessions, row.value)):
        by[Share(share)][value] = ShareCount(sessions, attendance)
    return Shares(by, counted_at)


def count_shares_now(area: Area, first: date, last: date) -> Sequence[Row]:
    """(share, value, sessions, attendance), counted this moment."""
    values = {"area_id": area.id, "first": first, "last": last}
    return db.session.execute(_statement(area.level), values).all()


def _holds(regency_id: int, period: Period) -> bool:
    """Whether the job has found any, and nothing has changed in its months since."""
    made = and_(AreaPeriodShare.area_id == regency_id, AreaPeriodShare.period == period.code)
    changed = and_(
        StaleTotal.regency_id == regency_id,
        or_(StaleTotal.month.is_(None), StaleTotal.month.between(period.first_day, first_of_month(period.last_day))),
    )
    return bool(db.session.scalar(select(and_(exists().where(made), ~exists().where(changed)))))


def _stored(area_id: int, period: str) -> tuple[Sequence[Row], datetime | None]:
    one = (AreaPeriodShare.area_id == area_id, AreaPeriodShare.period == period)
    columns = (AreaPeriodShare.share, AreaPeriodShare.value, AreaPeriodShare.sessions, AreaPeriodShare.attendance)
    counted_at = select(AreaPeriod.counted_at).where(AreaPeriod.area_id == area_id, AreaPeriod.period == period)
    return db.session.execute(select(*columns).where(*one)).all(), db.session.scalar(counted_at)


def list_counted_periods(session: Session) -> dict[str, list[int]]:
    """{code of the period: the areas of which the job has counted people in it}."""
    found: dict[str, list[int]] = defaultdict(list)
    for area_id, period in session.execute(select(AreaPeriod.area_id, AreaPeriod.period)):
        found[period].append(area_id)
    return found


def list_stored_shares(session: Session, period: str) -> dict[int, dict[tuple[str, str], tuple[int, int]]]:
    """{id of the area: {(share, value): (sessions, attendance)}} of one period, where there is any."""
    one = AreaPeriodShare
    columns = (one.area_id, one.share, one.value, one.sessions, one.attendance)
    found: dict[int, dict[tuple[str, str], tuple[int, int]]] = defaultdict(dict)
    for area_id, share, value, sessions, attendance in session.execute(select(*columns).where(one.period == period)):
        found[area_id][share.value, value] = (sessions, attendance)
    return found


@cache
def _statement(level: Level) -> CompoundSelect:
    """(share, value, sessions, attendance) of the sessions of those days that served the area."""
    return by_share(_held(level))


def by_share(held: CTE, *apart: Any) -> CompoundSelect:
    """(share, value, columns by which they are told apart, sessions, attendance) of sessions with these columns."""
    topics = _by(held, Share.TOPIC, SessionTopic.topic, *apart)
    audiences = _by(held, Share.AUDIENCE, SessionAudience.audience, *apart)
    return union_all(
        topics.join(SessionTopic, SessionTopic.session_id == held.c.id),
        audiences.join(SessionAudience, SessionAudience.session_id == held.c.id),
    )


def _by(held: CTE, share: Share, column: Any, *apart: Any) -> Select:
    value = cast(column, String).label("value")
    counts = (func.count().label("sessions"), func.sum(held.c.attendance).label("attendance"))
    query = select(literal(share.value).label("share"), value, *apart, *counts).select_from(held)
    return query.group_by(column, *apart)


def _held(level: Level) -> CTE:
    """Each session once. Of an area it is found from its villages: those of all others in these days are far more."""
    columns = (OutreachSession.id, ATTENDANCE.label("attendance"))
    days = (counted(), OutreachSession.held_on.between(_FIRST, _LAST))
    if level is Level.NATION:
        served = exists().where(OutreachVillage.session_id == OutreachSession.id)
        return select(*columns).where(*days, served).cte("held")
    ids = select(OutreachVillage.session_id).join(Area, Area.id == OutreachVillage.village_id)
    here = OutreachSession.id.in_(ids.where(ancestor_column(level) == _AREA_ID))
    return select(*columns).where(here, *days).cte("held")
