"""Bringing the rows of villages' months up to date, inside the transaction that changed what they count."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

from sqlalchemy import Date, Delete, Integer, Table, bindparam, delete, insert
from sqlalchemy.orm import Session

from app import clock
from app.db import some_at_once
from app.totals.calculate import VillageMonthKey
from app.totals.locking import one_at_a_time_each
from app.totals.making import Made, make
from app.totals.models import StaleTotal, VillageLast, VillageMonth, VillageMonthOverlap
from app.totals.stored_queries import OF_VILLAGES
from app.totals.touched_queries import regencies_of

_MONTHS: tuple[Table, ...] = (VillageMonth.__table__, VillageMonthOverlap.__table__)
_LAST: Table = VillageLast.__table__
_AT_ONCE = 2_000


def recount(session: Session, touched: Collection[VillageMonthKey]) -> None:
    """Make these months of these villages anew; whoever changes the same villages waits until this is committed."""
    villages = sorted({village_id for village_id, _month in touched})
    one_at_a_time_each(session, villages)
    for start in range(0, len(villages), _AT_ONCE):
        some = villages[start : start + _AT_ONCE]
        ids = set(some)
        _recount(session, some, {key for key in touched if key[0] in ids})


def _recount(session: Session, villages: list[int], touched: set[VillageMonthKey]) -> None:
    by_month: dict[date, list[int]] = defaultdict(list)
    for village_id, month in touched:
        by_month[month].append(village_id)
    made = make(session, villages, min(by_month), max(by_month), only=touched)
    for month, ids in by_month.items():
        for table in _MONTHS:
            session.execute(_emptied(table), {"month": month, "villages": ids})
    session.execute(_emptied(_LAST), {"villages": villages})
    store(session, made)


def store(session: Session, made: Made) -> None:
    """Add these rows; those that stood there before are gone."""
    for table, rows in zip(OF_VILLAGES, (made.months, made.overlaps, made.last), strict=True):
        if rows:
            session.execute(insert(table), rows)


@cache
def _emptied(table: Table) -> Delete:
    gone = delete(table).where(table.c.village_id.in_(bindparam("villages", expanding=True, type_=Integer)))
    return gone.where(table.c.month == bindparam("month", type_=Date)) if "month" in table.c else gone


def mark_stale(session: Session, months_of: Mapping[int, Iterable[date | None]]) -> None:
    """Note for the job that something has changed in these months, {id of the regency: months}."""
    now = clock.now()
    rows = [
        {"regency_id": regency_id, "month": month, "at": now}
        for regency_id, months in sorted(months_of.items())
        for month in months
    ]
    if rows:
        session.execute(insert(StaleTotal.__table__), rows)


def mark_touched(session: Session, touched: Collection[VillageMonthKey], homes: Collection[int] = ()) -> None:
    """The same by villages; `homes` are regencies in which people live who came to those sessions."""
    regency_of: dict[int, int] = {}
    for some in some_at_once({village_id for village_id, _month in touched}):
        regency_of |= regencies_of(session, some)
    months_of: dict[int, set[date | None]] = defaultdict(set)
    for village_id, month in touched:
        months_of[regency_of[village_id]].add(month)
    for regency_id in homes:
        months_of[regency_id] |= {month for _village_id, month in touched}
    mark_stale(session, months_of)
