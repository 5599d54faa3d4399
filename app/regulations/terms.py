"""The clock of a Perdes: which step comes next, by when, and how late it is (PP 43/2014 art. 84; UU 6/2014 art. 69).

The law names the days of handing over, signing, submitting and clarifying; a regency may have set others, and one for
promulgating. The other kinds have no terms. No database, clock, request or words here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.regulations.models import USUAL_DAYS, State, Stepwise
from app.regulations.vocabulary import RegulationKind, Step
from app.regulations.working_days import working_days_after, working_days_between

_PROMPTED = (Step.AGREED, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED)
_TERMED = (Step.HANDED_OVER, Step.ENACTED, Step.PROMULGATED, Step.SUBMITTED, Step.CLARIFIED)
_OVER = (State.REPEALED, State.ANNULLED, State.EXPIRED)


@dataclass(frozen=True)
class Terms:
    """The days that a regency gives for each step, on the calendar or working days; None: it names no such term."""

    handover_days: int | None = USUAL_DAYS[
        "handover_days"
    ]  # from the agreement: the BPD hands the text over to the village head
    signing_days: int | None = USUAL_DAYS["signing_days"]  # from the handover
    promulgation_days: int | None = USUAL_DAYS["promulgation_days"]  # from the signature
    submission_days: int | None = USUAL_DAYS["submission_days"]  # from the promulgation
    clarification_days: int | None = USUAL_DAYS["clarification_days"]  # from the submission: the regency's duty
    working_days: bool = False
    due_soon_days: int = 3

    def days_for(self, step: Step) -> int | None:
        return {
            Step.HANDED_OVER: self.handover_days,
            Step.ENACTED: self.signing_days,
            Step.PROMULGATED: self.promulgation_days,
            Step.SUBMITTED: self.submission_days,
            Step.CLARIFIED: self.clarification_days,
        }.get(step)

    def due(self, since: date | None, days: int | None) -> date | None:
        """The last day in time of a term that runs from that day; None where either is unknown."""
        if since is None or days is None:
            return None
        return working_days_after(since, days) if self.working_days else since + timedelta(days=days)

    def used(self, since: date, until: date) -> int:
        """How many days of a term that runs from `since` are over on `until`, in the days that the term counts."""
        return working_days_between(since, until) if self.working_days else (until - since).days


DEFAULT_TERMS = Terms()


class Clock(StrEnum):
    """How a step that was not taken yet stands with its term."""

    LATE = "late"
    SOON = "soon"


@dataclass(frozen=True)
class StepClock:
    """One step and its term. `since` is the day from which it runs, `due` the last day in time; None: unknown.

    `taken` is its day. `passed`: it will not be asked for any more, though no day of it is recorded; `unsigned`: the
    signature, for the head let its term pass.
    `days` is the length of the term, with the days of the handover where the day of that is unknown.
    """

    step: Step
    since: date | None
    days: int | None
    due: date | None
    taken: date | None
    passed: bool
    unsigned: bool

    def days_late(self, on: date) -> int:
        """Days on the calendar after the last one in time: until it was taken, else until `on`."""
        if self.due is None or self.passed:
            return 0
        return max(0, ((self.taken or on) - self.due).days)


@dataclass(frozen=True)
class NextStep:
    """What the village does next. `due` is the last day in time, None without a term or where its first day is unknown.

    `unsigned`: the term to sign ran out without a signature, or the head let it pass; the text is promulgated all the
    same and valid (PP 43/2014 art. 84, Permendagri 111/2014 art. 17). `terms`: those that hold there.
    """

    step: Step
    due: date | None
    unsigned: bool
    terms: Terms

    def days_late(self, on: date) -> int:
        """Days on the calendar after the last one in time."""
        return max(0, (on - self.due).days) if self.due else 0

    def clock(self, on: date) -> Clock | None:
        if self.due is None or (self.due - on).days > self.terms.due_soon_days:
            return None
        return Clock.SOON if on <= self.due else Clock.LATE


def least_signing_due(days: Mapping[Step, date | None], terms: Terms) -> date | None:
    """Until when the head could sign at the least: of an unknown handover as if it was on the day of the agreement."""
    return terms.due(days[Step.HANDED_OVER] or days[Step.AGREED], terms.signing_days)


def _signing_term(agreed_on: date | None, handed_over_on: date | None, terms: Terms) -> tuple[date | None, int | None]:
    """It runs from the handover; where the day of that is unknown, from the last one for it."""
    if handed_over_on is None and terms.signing_days is not None and terms.handover_days is not None:
        return agreed_on, terms.handover_days + terms.signing_days
    return handed_over_on, terms.signing_days


def next_step(regulation: Stepwise, terms: Terms, on: date) -> NextStep | None:
    """The step that the village takes next, as of that day; None where all is done, or it is no longer in force."""
    if regulation.state(on) in _OVER:
        return None
    course = _Course(regulation, terms, on)
    steps = [step for step in regulation.rules.steps if step in _PROMPTED]
    last = max((place for place, step in enumerate(steps) if course.days[step]), default=-1)
    if last + 1 == len(steps):
        return None
    step = steps[last + 1]
    unsigned = step is Step.ENACTED and course.unsigned
    if unsigned:
        step = Step.PROMULGATED
    return NextStep(step, course.due(step), unsigned, terms)


def step_clocks(regulation: Stepwise, terms: Terms, on: date) -> list[StepClock]:
    """Every step of a Perdes that has a term, as of that day, in their order; none of the other kinds."""
    if regulation.kind is not RegulationKind.VILLAGE_REGULATION:
        return []
    course = _Course(regulation, terms, on)
    over = regulation.state(on) in _OVER
    order = list(Step)
    last = max((place for place, step in enumerate(order) if course.days[step]), default=-1)
    signing = (Step.HANDED_OVER, Step.ENACTED) if course.unsigned else ()
    return [
        StepClock(
            step,
            *course.term(step),
            due=course.due(step),
            taken=course.days[step],
            passed=course.days[step] is None and (over or order.index(step) < last or step in signing),
            unsigned=step is Step.ENACTED and course.unsigned,
        )
        for step in _TERMED
    ]


class _Course:
    """The days of a regulation as of one day, and the terms that run from them."""

    def __init__(self, regulation: Stepwise, terms: Terms, on: date):
        self.days = {step: day if day is not None and day <= on else None for step, day in regulation.dates.items()}
        self._terms = terms
        self._has_terms = regulation.kind is RegulationKind.VILLAGE_REGULATION
        self.unsigned = self._has_terms and self.days[Step.ENACTED] is None and self._let_pass(regulation.unsigned, on)

    def _let_pass(self, said: bool, on: date) -> bool:
        due = self.due(Step.ENACTED)
        return said or (due is not None and due < on)

    def due(self, step: Step) -> date | None:
        return self._terms.due(*self.term(step))

    def term(self, step: Step) -> tuple[date | None, int | None]:
        """(the day from which the term of that step runs, its days)."""
        if not self._has_terms:
            return None, None
        days = self._terms.days_for(step)
        match step:
            case Step.HANDED_OVER:
                return self.days[Step.AGREED], days
            case Step.ENACTED:
                return _signing_term(self.days[Step.AGREED], self.days[Step.HANDED_OVER], self._terms)
            case Step.PROMULGATED:
                return self._signed(), days
            case Step.SUBMITTED:
                return self.days[Step.PROMULGATED], days
            case Step.CLARIFIED:
                return self.days[Step.SUBMITTED], days
        return None, None

    def _signed(self) -> date | None:
        """The day of the signature; where there was none, the last one for it, or the promulgation that came first."""
        if not self.days[Step.ENACTED] and self.unsigned:
            known = [day for day in (self.due(Step.ENACTED), self.days[Step.PROMULGATED]) if day]
            return min(known, default=None)
        return self.days[Step.ENACTED]
