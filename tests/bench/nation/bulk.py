"""Storing millions of rows in minutes: no journal, no foreign keys, indexes afterwards. For empty databases only."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import psycopg
import sqlalchemy as sa

_LOADING = {
    "sqlite": (
        "PRAGMA foreign_keys = OFF",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -1000000",
        "PRAGMA temp_store = MEMORY",
        "PRAGMA threads = 2",
    ),
    "postgresql": (
        "SET session_replication_role = replica",
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '1GB'",
        "SET work_mem = '256MB'",
    ),
}
_LOADED = {"sqlite": ("PRAGMA journal_mode = WAL",), "postgresql": ("VACUUM (ANALYZE)",)}
HASHED = {"sqlite": "CAST(printf('%016d', {}) AS BLOB)", "postgresql": "CAST(lpad({}::text, 16, '0') AS bytea)"}
"""Sixteen bytes of a number: SQL has no keyed hash, and pages only ask whether two are equal."""


@contextmanager
def loading(engine: sa.Engine, tables: list[sa.Table]) -> Iterator[Callable[[str], None]]:
    """Runs statements, each committed by itself; the indexes of these tables are away as long as the block lasts."""
    kind = engine.dialect.name
    indexes = [index for table in tables for index in table.indexes]
    loader = sa.create_engine(engine.url, poolclass=sa.pool.NullPool)
    connection = loader.raw_connection()
    if isinstance(connection.driver_connection, psycopg.Connection):
        connection.driver_connection.autocommit = True

    def run(statement: str) -> None:
        with closing(connection.cursor()) as cursor:
            cursor.execute(statement)

    for statement in _LOADING[kind]:
        run(statement)
    for index in indexes:
        run(str(sa.schema.DropIndex(index)))
    yield run
    for index in indexes:
        run(str(sa.schema.CreateIndex(index).compile(loader)))
    for statement in _LOADED[kind]:
        run(statement)
    connection.close()
