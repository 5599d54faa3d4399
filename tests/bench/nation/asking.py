"""How long the database itself takes for a page: what the page asked is asked again by itself, to the last row.

On SQLite, which runs in this process, it is CPU time; of PostgreSQL the clock tells, so other work counts with it.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

ROUNDS = 5


@dataclass(frozen=True)
class Asked:
    """A statement as it went to the driver, and how many milliseconds it takes."""

    statement: str
    parameters: Any
    milliseconds: float = 0


@contextmanager
def noted(engine: sa.Engine) -> Iterator[list[Asked]]:
    """The selects within the block."""
    found: list[Asked] = []

    def note(_connection, _cursor, statement: str, parameters: Any, *_rest) -> None:
        if statement.lstrip("( \n").startswith(("SELECT", "WITH")):
            found.append(Asked(statement, parameters))

    sa.event.listen(engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", note)


def ask_again(engine: sa.Engine, call: Callable[[], object]) -> list[Asked]:
    """The selects of a call, each with the median of some rounds, on a connection that is warm."""
    with noted(engine) as found:
        call()
    clock = time.process_time if engine.dialect.name == "sqlite" else time.perf_counter
    with closing(engine.raw_connection()) as connection:

        def ask(one: Asked) -> float:
            with closing(connection.cursor()) as cursor:
                begun = clock()
                cursor.execute(one.statement, one.parameters)
                cursor.fetchall()
                return 1000 * (clock() - begun)

        return [replace(one, milliseconds=statistics.median(ask(one) for _ in range(ROUNDS))) for one in found]
