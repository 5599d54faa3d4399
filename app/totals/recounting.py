"""Bringing the rows of villages' months up to date, inside the transaction that changed what they count."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache

from sqlalchemy import Connection, Date, Delete, Insert, Integer, Table, bindparam, delete, insert
from sqlalchemy.dialects import postgresql, sqlite

from app.db import some_at_once
from app.totals.calculate import VillageMonthKey
from app.totals.locking import one_at_a_time_each
from app.totals.making import Made, make
from app.totals.models import StaleTotal
from app.totals.stored_queries import OF_VILLAGES
from app.totals.touched_queries import Places, regencies_of

_MONTH, _OVERLAP, _LAST = OF_VILLAGES
_AT_ONCE = 2_000


def recount(connection: Connection, touched: Collection[VillageMonthKey]) -> None:
    """Make these months of these villages anew; whoever changes the same villages waits until this is committed."""
    villages = sorted({village_id for village_id, _month in touched})
    one_at_a_time_each(connection, villages)
    for start in range(0, len(villages), _AT_ONCE):
        some = villages[start : start + _AT_ONCE]
        ids = set(some)
        _recount(connection, some, {key for key in touched if key[0] in ids})


def _recount(connection: Connection, villages: list[int], touched: set[VillageMonthKey]) -> None:
    by_month: dict[date, list[int]] = defaultdict(list)
    for village_id, month in touched:
        by_month[month].append(village_id)
    made = make(connection, villages, min(by_month), max(by_month), only=touched)
    there = {(row["village_id"], row["month"]) for row in made.months}
    for month, ids in by_month.items():
        connection.execute(_emptied(_OVERLAP), {"month": month, "villages": ids})
        gone = [village_id for village_id in ids if (village_id, month) not in there]
        if gone:
            connection.execute(_emptied(_MONTH), {"month": month, "villages": gone})
    never = set(villages) - {row["village_id"] for row in made.last}
    if never:
        connection.execute(_emptied(_LAST), {"villages": sorted(never)})
    for table, rows in zip(OF_VILLAGES, made, strict=True):
        if rows:
            connection.execute(_replacing(table, connection.dialect.name), rows)


@cache
def _replacing(table: Table, dialect: str) -> Insert:
    """Adds a row, or puts it in the place of the one with the same key."""
    adding = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    others = {column.name: adding.excluded[column.name] for column in table.c if not column.primary_key}
    return adding.on_conflict_do_update(index_elements=list(table.primary_key), set_=others)


def store(connection: Connection, made: Made) -> None:
    """Add these rows; those that stood there before are gone."""
    for table, rows in zip(OF_VILLAGES, made, strict=True):
        if rows:
            connection.execute(insert(table), rows)


@cache
def _emptied(table: Table) -> Delete:
    gone = delete(table).where(table.c.village_id.in_(bindparam("villages", expanding=True, type_=Integer)))
    return gone.where(table.c.month == bindparam("month", type_=Date)) if "month" in table.c else gone


def mark_stale(connection: Connection, months_of: Mapping[int, Iterable[date | None]]) -> None:
    """Note for the job that something has changed in these months, {id of the regency: months}."""
    rows = [
        {"regency_id": regency_id, "month": month}
        for regency_id, months in sorted(months_of.items())
        for month in months
    ]
    if rows:
        connection.execute(insert(StaleTotal.__table__).inline(), rows)


def mark_touched(connection: Connection, places: Places) -> None:
    """The same by places; of villages whose regency is not known yet it is looked up."""
    regency_of = dict(places.regency_of)
    for some in some_at_once({village_id for village_id, _month in places.months} - regency_of.keys()):
        regency_of |= regencies_of(connection, some)
    months_of: dict[int, set[date | None]] = defaultdict(set)
    for village_id, month in places.months:
        months_of[regency_of[village_id]].add(month)
    for regency_id in places.homes:
        months_of[regency_id] |= {month for _village_id, month in places.months}
    mark_stale(connection, months_of)
