"""One job at a time makes the totals of areas: whoever has the turn holds it for some minutes with all that it writes.

One that is killed loses it after that, on its own machine at once. One that has lost it writes nothing any more: it may
have read what has changed.
"""

import os
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app import clock
from app.db import one_at_a_time, write_tx
from app.web.settings import get_setting, put_setting

_KEY = "totals_job"
_HELD = timedelta(minutes=10)


class TurnLostError(Exception):
    """Another job has taken over."""


@dataclass(frozen=True)
class Turn:
    token: str = field(default_factory=lambda: secrets.token_hex(8))


def take_turn() -> Turn | None:
    """None while another job has it."""
    turn = Turn()
    with write_tx(is_shown=False) as session:
        one_at_a_time(session, _KEY)
        held = get_setting(_KEY)
        if held is not None and datetime.fromisoformat(held["until"]) > clock.now() and not _was_killed(held):
            return None
        _hold(session, turn)
    return turn


def end_turn(turn: Turn) -> None:
    with suppress(TurnLostError), write_turn(turn) as session:
        put_setting(session, _KEY, None)


@contextmanager
def write_turn(turn: Turn, is_shown: bool = False) -> Iterator[Session]:
    """A short transaction in which the turn is still ours; it is held for some minutes more."""
    with write_tx(is_shown=is_shown) as session:
        one_at_a_time(session, _KEY)
        held = get_setting(_KEY)
        if held is None or held["token"] != turn.token:
            raise TurnLostError
        _hold(session, turn)
        yield session


def _hold(session: Session, turn: Turn) -> None:
    whose = {"token": turn.token, "machine": socket.gethostname(), "process": os.getpid()}
    put_setting(session, _KEY, {**whose, "until": (clock.now() + _HELD).isoformat()})


def _was_killed(held: dict) -> bool:
    """Of a process on another machine nobody here can tell."""
    if held.get("machine") != socket.gethostname():
        return False
    try:
        os.kill(held["process"], 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False
