"""Two who change the same village at once: the second counts when the first is done.

SQLite has one writer at a time anyway. PostgreSQL would let each count without what the other has not committed yet.
"""

from collections.abc import Sequence

import sqlalchemy as sa

_MOST_LOCKS = 500  # the server has room for some thousands, of all transactions together
_SPACE = 7_340_551  # any number that nobody else takes as the first of the two
_EVERYTHING = sa.text(f"SELECT pg_advisory_xact_lock({_SPACE}, 0)")
_EACH = sa.text(
    f"WITH first AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared({_SPACE}, 0))"
    f" SELECT pg_advisory_xact_lock({_SPACE}, id) FROM first, unnest(CAST(:ids AS int[])) AS id"
)


def one_at_a_time_each(connection: sa.Connection, village_ids: Sequence[int]) -> None:
    """Hold these villages, in order of their ids, until the end of the transaction; all of them where they are many."""
    if connection.dialect.name != "postgresql":
        return
    if len(village_ids) > _MOST_LOCKS:
        lock_everything(connection)
    else:
        connection.execute(_EACH, {"ids": list(village_ids)})


def lock_everything(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(_EVERYTHING)
