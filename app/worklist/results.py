"""What became of follow-ups: worked out from sessions on the day one asks; no database, clock or request here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.worklist.models import FollowUpState


class Outcome(StrEnum):
    """Each follow-up stands in exactly one; REACHED, whatever else was done, says that a session was held since."""

    REACHED = "reached"
    OPEN = "open"
    LATE = "late"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Given:
    """A follow-up; `reached_on` is the first session with attendance from its day on, before the next one was given."""

    follow_up_id: int
    village_id: int
    village_code: str
    village: str
    place: str
    assignee: str
    assigned_on: date
    due_on: date | None
    state: FollowUpState
    reached_on: date | None

    def outcome(self, today: date) -> Outcome:
        """Dropped stays dropped: a session that is held all the same is not owed to it."""
        if self.state is FollowUpState.DROPPED:
            return Outcome.DROPPED
        if self.reached_on is not None:
            return Outcome.REACHED
        if self.state is FollowUpState.DONE:
            return Outcome.DONE
        return Outcome.LATE if self.due_on is not None and self.due_on < today else Outcome.OPEN


def count_outcomes(given: Iterable[Given], today: date) -> dict[Outcome, int]:
    counts = dict.fromkeys(Outcome, 0)
    for one in given:
        counts[one.outcome(today)] += 1
    return counts


def of_outcome(given: Sequence[Given], outcome: Outcome | None, today: date) -> list[Given]:
    """Those with that outcome, or all of them."""
    return [one for one in given if outcome is None or one.outcome(today) is outcome]
