"""How long the database itself takes for a page: what the page asked is asked again by itself, to the last row."""

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
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
    with closing(engine.raw_connection()) as connection:
        return [
            Asked(one.statement, one.parameters, statistics.median(_ask(connection, one) for _ in range(ROUNDS)))
            for one in found
        ]


def _ask(connection, one: Asked) -> float:
    with closing(connection.cursor()) as cursor:
        begun = time.perf_counter()
        cursor.execute(one.statement, one.parameters)
        cursor.fetchall()
        return 1000 * (time.perf_counter() - begun)
