"""What was worked out once from the data is kept in this process until anything is written to the database."""

from collections.abc import Callable, Hashable
from typing import TypeVar

from app.web.mark import data_mark

T = TypeVar("T")
_MOST = 200
_kept: dict[Hashable, tuple[str, object]] = {}


def keep(key: Hashable, work_out: Callable[[], T]) -> T:
    """What was worked out under this key since the last write, else worked out now. Never change what it gives.

    The mark is read first: what is written while we work is seen under the old mark, which nobody asks for again.
    """
    mark = data_mark()
    found = _kept.get(key)
    if found is not None and found[0] == mark:
        return found[1]  # type: ignore[return-value]
    value = work_out()
    if mark is not None:
        if len(_kept) >= _MOST:
            _kept.clear()
        _kept[key] = (mark, value)
    return value


def forget() -> None:
    """Keep nothing of what was worked out so far."""
    _kept.clear()
