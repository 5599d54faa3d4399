"""What a transaction has changed so far that totals count, kept beside its connection until it is committed.

The listener (`listening`) finds it in the statements. What it cannot see, such as a statement written as text, says
so itself with touch_sessions or touch_villages.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.totals.calculate import VillageMonthKey
from app.totals.months import first_of_month

_KEY = "touched"


@dataclass
class Touched:
    """`months` as they were before; sessions and regulations are looked up again once all is written.

    `everything`: a statement that says too little, as one that empties a table; then all is counted anew.
    """

    months: set[VillageMonthKey] = field(default_factory=set)
    homes: set[int] = field(default_factory=set)
    makers: set[int] = field(default_factory=set)
    sessions: set[int] = field(default_factory=set)
    regulations: set[int] = field(default_factory=set)
    areas: set[int] = field(default_factory=set)
    everything: bool = False

    def __bool__(self) -> bool:
        return self.everything or any(
            (self.months, self.homes, self.makers, self.sessions, self.regulations, self.areas)
        )


def touched_by(connection: Connection) -> Touched:
    return connection.info.setdefault(_KEY, Touched())


def take_touched(connection: Connection) -> Touched:
    """What was touched so far, which is forgotten with it."""
    return connection.info.pop(_KEY, None) or Touched()


def touch_sessions(session: Session, ids: Iterable[int]) -> None:
    """These sessions were written by a statement that nobody sees: their months are counted anew with the commit.

    Where days or villages change, say it before as well.
    """
    touched_by(session.connection()).sessions |= set(ids)


def touch_villages(session: Session, village_ids: Iterable[int], months: Collection[date]) -> None:
    """These months (any day of each) of these villages are counted anew with the commit."""
    touched_by(session.connection()).months |= {(one, first_of_month(day)) for one in village_ids for day in months}
