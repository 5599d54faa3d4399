"""How often one connection may ask for what costs work, counted in each process by the minute.

The libraries for it (limits, Flask-Limiter) count across processes in Redis, Memcached or MongoDB only, which nobody
should have to run for this, and within one process on a clock of their own. What must hold across processes, wrong
codes and passwords, is counted in the database.
"""

from threading import Lock

from app import clock
from app.web.source import source_of_request

_MINUTE = 60
_lock = Lock()
_asked: dict[tuple[str, str], int] = {}
_since = 0.0


def asks_too_often(what: str, most: int) -> bool:
    """Whether this connection has asked for it more than `most` times within the minute that runs; this time counts."""
    global _since
    source, now = (what, source_of_request()), clock.now().timestamp()
    with _lock:
        if not _since <= now < _since + _MINUTE:
            _asked.clear()
            _since = now
        _asked[source] = _asked.get(source, 0) + 1
        return _asked[source] > most


def forget() -> None:
    """As if nobody had asked for anything yet."""
    with _lock:
        _asked.clear()
