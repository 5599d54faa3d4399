"""Figures of regencies in a period as the job has made them, where they still hold, and which periods there are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Date,
    Integer,
    Row,
    Select,
    String,
    and_,
    bindparam,
    case,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.periods import MONTHS_IN, Period, parse_period, period_of
from app.totals.days import Days
from app.totals.figures import STATES, SUMS, VILLAGES, Counted, Counts
from app.totals.models import RegencyPeriod, RegencyPeriodOverlap, StaleTotal, VillageMonth

KEPT = (Level.NATION, Level.PROVINCE)
ROWS = (Level.PROVINCE, Level.REGENCY)
_AREA_ID: Any = bindparam("area_id", type_=Integer)
_PERIOD: Any = bindparam("period", type_=String)
_LAST: Any = bindparam("last", type_=Date)
_FIRST_MONTH: Any = bindparam("first_month", type_=Date)
_LAST_MONTH: Any = bindparam("last_month", type_=Date)


@dataclass
class Kept:
    """What holds, and the regencies of which nothing does: they are counted from their villages."""

    counted: Counted
    others: list[int]


def period_with(days: Days) -> Period | None:
    """The shortest period that begins with the first day and holds the last: it has the same figures up to then."""
    for unit in reversed(MONTHS_IN):
        period = period_of(days.first, unit)
        if period.first_day == days.first and period.last_day >= days.last:
            return period
    return None


def read_kept(area: Area, rows_at: Level, period: Period, days: Days) -> Kept:
    """In one select, and before anything is counted from villages: what changes meanwhile cannot be missed.

    A row holds if it was made with the same last day, and nothing has changed in its months since.
    """
    kept = Kept(Counted(), [])
    for row in db.session.execute(_statement(area.level, rows_at), _values(area, period, days)):
        if row.other is not None:
            kept.others.append(row.other)
            continue
        counts = kept.counted.by_area[row.above]
        _add(counts, row, "" if rows_at is Level.REGENCY else "province_")
        _add(kept.counted.total, row, "nation_" if area.level is Level.NATION else "province_")
    return kept


def _add(counts: Counts, row: Row, taken: str) -> None:
    columns = row._mapping
    counts.add(columns, (*SUMS, *VILLAGES, *STATES))
    counts.held_by(row.last_held_on)
    if taken:
        for name in SUMS:
            setattr(counts, name, getattr(counts, name) - int(columns[taken + name] or 0))


def read_kept_reached(area: Area, rows_at: Level, period: Period, days: Days) -> tuple[dict[int, int], list[int]]:
    """How many villages were reached, by area, and the regencies of which nothing holds."""
    rows = db.session.execute(_reached(area.level, rows_at), _values(area, period, days)).all()
    reached = {row.above: int(row.reached) for row in rows if row.other is None}
    return reached, [row.other for row in rows if row.other is not None]


def _values(area: Area, period: Period, days: Days) -> dict[str, Any]:
    months = {"first_month": period.first_day, "last_month": days.values["last_month"]}
    return {"area_id": area.id, "period": period.code, "last": days.last, **months}


@cache
def _statement(level: Level, rows_at: Level) -> Select:
    """The figures that hold, and beside them what regencies share with others."""
    kept = RegencyPeriod
    sums = (func.sum(getattr(kept, name)).label(name) for name in (*SUMS, *VILLAGES, *STATES))
    query = _holding(level, rows_at, func.max(kept.last_held_on).label("last_held_on"), *sums)
    for one in KEPT:
        over = aliased(RegencyPeriodOverlap)
        here = and_(over.level == one, over.regency_id == Area.id, over.period == _PERIOD)
        query = query.outerjoin(over, here).add_columns(
            *(func.sum(getattr(over, name)).label(f"{one.value}_{name}") for name in SUMS)
        )
    return query


@cache
def _reached(level: Level, rows_at: Level) -> Select:
    return _holding(level, rows_at, func.sum(RegencyPeriod.reached).label("reached"))


def _holding(level: Level, rows_at: Level, *figures: Any) -> Select:
    """(area, None, figures of its regencies that hold), and with its id as `other` each regency of which none does."""
    kept = RegencyPeriod
    holds = and_(
        kept.regency_id == Area.id,
        kept.period == _PERIOD,
        kept.regulations_on == _LAST,
        kept.regency_id.not_in(stale_within(_FIRST_MONTH, _LAST_MONTH)),
    )
    above = Area.id if rows_at is Level.REGENCY else Area.province_id
    other = case((kept.period.is_(None), Area.id))
    query = select(above.label("above"), other.label("other"), *figures).select_from(Area).outerjoin(kept, holds)
    return query.where(Reach(_AREA_ID, level).at(Level.REGENCY)).group_by(above, other)


def stale_within(first: Any, last: Any) -> CompoundSelect:
    """The regencies of which something has changed in one of those months, or in every period."""
    return union_all(
        select(StaleTotal.regency_id).where(StaleTotal.month.between(first, last)),
        select(StaleTotal.regency_id).where(StaleTotal.month.is_(None)),
    )


def list_known_periods(session: Session, changed: Iterable[date], today: date) -> list[Period]:
    """Every period that has or had something in it, or has changed, and those that run today; the shortest first."""
    row = VillageMonth
    ends = [session.scalar(select(row.month).order_by(order).limit(1)) for order in (row.month, row.month.desc())]
    days = {day for day in (*ends, *changed) if day is not None}
    made = {parse_period(code) for code in session.scalars(select(RegencyPeriod.period).distinct())}
    if days:
        made |= set(_periods_between(min(*days, today), max(*days, today)))
    return sorted(made, key=lambda one: (MONTHS_IN[one.unit], one.first_day))


def _periods_between(first: date, last: date) -> Iterable[Period]:
    for unit in MONTHS_IN:
        period = period_of(first, unit)
        while period.first_day <= last:
            yield period
            period = period.next


def list_outdated(session: Session, period: Period, last: date) -> dict[int, bool]:
    """The regencies of which no row of this period was made for that day: whether there is one at all."""
    fits = and_(RegencyPeriod.regency_id == Area.id, RegencyPeriod.period == period.code)
    query = select(Area.id, RegencyPeriod.period.is_not(None)).outerjoin(RegencyPeriod, fits)
    query = query.where(Area.level == Level.REGENCY)
    other_day = or_(RegencyPeriod.period.is_(None), RegencyPeriod.regulations_on != last)
    return {regency_id: is_there for regency_id, is_there in session.execute(query.where(other_day))}


def count_fitting(session: Session) -> dict[tuple[str, date], int]:
    """How many rows there are of each period, made for each day."""
    by = (RegencyPeriod.period, RegencyPeriod.regulations_on)
    return {(code, day): number for code, day, number in session.execute(select(*by, func.count()).group_by(*by))}


def list_stale(session: Session) -> list[Row]:
    """(id, regency_id, month) of all that the job has to see to."""
    return list(session.execute(select(StaleTotal.id, StaleTotal.regency_id, StaleTotal.month)))


def list_made(session: Session) -> dict[tuple[Period, date], list[dict[str, Any]]]:
    """All rows of regency_period, by period and by the day for which they were made."""
    found: dict[tuple[Period, date], list[dict[str, Any]]] = {}
    for row in session.execute(select(RegencyPeriod.__table__)):
        found.setdefault((parse_period(row.period), row.regulations_on), []).append(dict(row._mapping))
    return found


def list_made_overlaps(session: Session, period: Period) -> list[dict[str, Any]]:
    query = select(RegencyPeriodOverlap.__table__).where(RegencyPeriodOverlap.period == period.code)
    return [dict(row._mapping) for row in session.execute(query)]
