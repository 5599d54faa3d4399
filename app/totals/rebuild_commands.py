"""All totals of villages made anew, some regencies at a time, so that nobody who writes meanwhile waits for long.

It may be ended in the middle and begun again: what was made is right, what was not is as it was. The mark of a
database in which nothing has been counted yet stays until all is, so that no page shows half of it.
"""

from time import perf_counter, sleep

from app.db import db, write_tx
from app.totals.built import count_first
from app.totals.rebuilding import rebuild
from app.totals.touched_queries import list_regencies

_MOST_SECONDS = 0.4
_PAUSE = 0.12  # SQLite forms no queue: who waits asks again every tenth of a second whether it is free


def rebuild_in_parts() -> None:
    waiting = list_regencies(db.session.connection())
    while waiting:
        with write_tx() as session:
            begun = perf_counter()
            while waiting and perf_counter() - begun < _MOST_SECONDS:
                rebuild(session.connection(), [waiting.pop()])
        if waiting:
            sleep(_PAUSE)
    with write_tx() as session:
        count_first(session)
