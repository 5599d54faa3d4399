"""The clock of a village regulation: which step comes next, and by when (PP 43/2014 art. 84; UU 6/2014 art. 69).

The terms are data, in calendar days: a regency may have set others.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.regulations.models import State, Stepwise
from app.regulations.vocabulary import RegulationKind, Step


@dataclass(frozen=True)
class Term:
    """A step is due so many days after another."""

    after: Step
    days: int


HANDOVER_DAYS = 7  # the BPD hands the agreed text over to the village head
SIGNING_DAYS = 15  # the village head signs after receiving it

TERMS: Mapping[RegulationKind, Mapping[Step, Term]] = {
    RegulationKind.VILLAGE_REGULATION: {
        Step.ENACTED: Term(Step.AGREED, HANDOVER_DAYS + SIGNING_DAYS),  # the day of the handover is not recorded
        Step.PROMULGATED: Term(Step.ENACTED, 7),
        Step.SUBMITTED: Term(Step.PROMULGATED, 7),
    }
}


_PROMPTED = (Step.AGREED, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED)


@dataclass(frozen=True)
class NextStep:
    """`due` is the last day in time; None where the law names no term, or the day that it runs from is unknown."""

    step: Step
    due: date | None


def next_step(regulation: Stepwise, on: date) -> NextStep | None:
    """What is to be done next about a regulation on that day; None where all is done, or it is repealed."""
    if regulation.state(on) in (State.REPEALED, State.ANNULLED, State.EXPIRED):
        return None
    dates = regulation.dates
    steps = [step for step in regulation.rules.steps if step in _PROMPTED]
    taken = [step for step in steps if dates[step]]
    last = steps.index(taken[-1]) if taken else -1
    following = steps[last + 1 :]
    return NextStep(following[0], _due(regulation, following[0])) if following else None


def _due(regulation: Stepwise, step: Step) -> date | None:
    term = TERMS.get(regulation.kind, {}).get(step)
    since = regulation.dates[term.after] if term else None
    return since + timedelta(days=term.days) if term and since else None
