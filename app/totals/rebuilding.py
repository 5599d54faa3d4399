"""Making the totals of villages anew from the base rows, of all or of some regencies; does not commit."""

from collections.abc import Collection, Sequence

from sqlalchemy import Table, delete
from sqlalchemy.orm import Session

from app.totals.locking import lock_everything
from app.totals.making import make
from app.totals.models import AreaPeriod, AreaPeriodShare, RegencyPeriod, RegencyPeriodOverlap, StaleTotal
from app.totals.months import first_of_month
from app.totals.recounting import mark_stale, store
from app.totals.stored_queries import OF_VILLAGES
from app.totals.touched_queries import list_regencies, span_of_base_rows, villages_within

_OF_AREAS: tuple[Table, ...] = tuple(
    one.__table__ for one in (RegencyPeriod, RegencyPeriodOverlap, AreaPeriod, AreaPeriodShare, StaleTotal)
)


def rebuild(session: Session, regency_ids: Collection[int] | None = None) -> None:
    """All, or where the villages of some regencies have changed: name the regencies from before and after.

    What the job makes of them is stale until it has run.
    """
    lock_everything(session)
    if regency_ids is None:
        for table in (*OF_VILLAGES, *_OF_AREAS):
            session.execute(delete(table))
        regency_ids = list_regencies(session)
    span = span_of_base_rows(session)
    for regency_id in sorted(regency_ids):
        villages = villages_within(session, regency_id)
        _empty(session, villages)
        if span is not None:
            store(session, make(session, villages, first_of_month(span[0]), first_of_month(span[1])))
    if span is not None:
        mark_stale(session, {regency_id: [None] for regency_id in regency_ids})


def _empty(session: Session, villages: Sequence[int]) -> None:
    for table in OF_VILLAGES:
        session.execute(delete(table).where(table.c.village_id.in_(villages)))
