"""Making the totals of villages anew from the base rows, of all or of some regencies; does not commit."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Table, delete

from app.totals.locking import lock_everything
from app.totals.making import make
from app.totals.models import AreaPeriod, AreaPeriodShare, RegencyPeriod, RegencyPeriodOverlap, StaleTotal
from app.totals.months import EVER
from app.totals.recounting import mark_stale, store
from app.totals.stored_queries import OF_VILLAGES
from app.totals.touched_queries import list_regencies, villages_within

_OF_AREAS: tuple[Table, ...] = tuple(
    one.__table__ for one in (RegencyPeriod, RegencyPeriodOverlap, AreaPeriod, AreaPeriodShare, StaleTotal)
)


def rebuild(connection: Connection, regency_ids: Collection[int] | None = None) -> None:
    """All, or where the villages of some regencies have changed: name the regencies from before and after.

    What the job makes of them is stale until it has run.
    """
    lock_everything(connection)
    if regency_ids is None:
        for table in (*OF_VILLAGES, *_OF_AREAS):
            connection.execute(delete(table))
        regency_ids = list_regencies(connection)
    for regency_id in sorted(regency_ids):
        villages = villages_within(connection, regency_id)
        _empty(connection, villages)
        store(connection, make(connection, villages, *EVER))
    mark_stale(connection, {regency_id: [None] for regency_id in regency_ids})


def _empty(connection: Connection, villages: Sequence[int]) -> None:
    for table in OF_VILLAGES:
        connection.execute(delete(table).where(table.c.village_id.in_(villages)))
