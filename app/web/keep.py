"""What was worked out once from the data is kept in this process until anything is written to the database."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from app.web.mark import data_mark

T = TypeVar("T")
_MOST = 200
OWN, PUBLIC = "own", "public"
_shelves: dict[str, dict[Hashable, tuple[str, object]]] = {OWN: {}, PUBLIC: {}}


def keep(key: Hashable, work_out: Callable[[], T], shelf: str = OWN) -> T:
    """What was worked out under this key since the last write, else worked out now. Never change what it gives.

    What the public asks for has a shelf of its own: it cannot push out what those who sign in are working with.
    The mark is read first: what is written while we work is seen under the old mark, which nobody asks for again.
    """
    mark = data_mark()
    kept = _shelves[shelf]
    found = kept.get(key)
    if found is not None and found[0] == mark:
        return found[1]  # type: ignore[return-value]
    value = work_out()
    if mark is not None:
        if len(kept) >= _MOST:
            kept.clear()
        kept[key] = (mark, value)
    return value


def forget() -> None:
    """Keep nothing of what was worked out so far."""
    for kept in _shelves.values():
        kept.clear()
