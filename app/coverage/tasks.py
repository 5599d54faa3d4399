"""What a village still has to do, worked out from what is recorded; no database, clock, request or words here.

The late ones come first, then by the day on which they are due, then what has no day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.accounts.models import Role
from app.periods import Period, period_of
from app.regulations.models import State, Stepwise
from app.regulations.terms import DEFAULT_TERMS, NextStep, Terms, next_step
from app.regulations.vocabulary import PROTECTIVE_THEMES, RegulationKind

MOST_SHOWN = 5


@dataclass(frozen=True)
class Returned:
    """A session of the village that staff sent back; `reviewer` is the role of who did, where that is known."""

    id: int
    title: str
    returned_on: date | None
    reviewer: Role | None
    reason: str
    field: str
    held_on: date


@dataclass(frozen=True)
class Draft:
    """A session that the reader has begun to write down and not sent."""

    key: str
    title: str
    saved_on: date


@dataclass(frozen=True)
class ProgrammePart:
    """The part of the village in a programme: how many criteria are missing and which is next, and the last day of a
    designation that ends soon or has ended."""

    id: int
    name: str
    missing: int
    following: str = ""
    ends_on: date | None = None


@dataclass(frozen=True)
class Facts:
    """What is recorded of a village. `months` are those with a session that counts, `nils` the days declared nihil,
    `unnamed` the sessions of late that have heads and no names. `terms` are those of its regency."""

    today: date
    has_regulations: bool
    last_held_on: date | None = None
    months: frozenset[Period] = frozenset()
    nils: Sequence[tuple[date, date]] = ()
    returned: Sequence[Returned] = ()
    regulations: Sequence[Stepwise] = ()
    drafts: Sequence[Draft] = ()
    unnamed: int = 0
    terms: Terms = DEFAULT_TERMS
    programmes: Sequence[ProgrammePart] = ()


@dataclass(frozen=True)
class Task:
    """`due` is the last day in time, None where there is none. `rank` orders those of one day."""

    due: date | None = field(kw_only=True, default=None)
    rank = 0

    def days_late(self, today: date) -> int:
        return max(0, (today - self.due).days) if self.due else 0


@dataclass(frozen=True)
class TakeStep(Task):
    """The next step of a regulation that was begun."""

    regulation: Stepwise
    following: NextStep


@dataclass(frozen=True)
class Repair(Task):
    returned: Returned
    rank = 1


@dataclass(frozen=True)
class HoldSession(Task):
    """Nothing was held in the quarter that runs."""

    period: Period
    last_held_on: date | None
    rank = 2


@dataclass(frozen=True)
class BeginRegulation(Task):
    """A desa that has no Perdes on protection, not even a draft."""

    rank = 3


@dataclass(frozen=True)
class SayNihil(Task):
    """Neither a session nor nihil: a quarter that is over, or the last month of one that is not silent."""

    period: Period
    rank = 4


@dataclass(frozen=True)
class FinishDraft(Task):
    draft: Draft
    rank = 5


@dataclass(frozen=True)
class AddNames(Task):
    count: int
    since: date
    rank = 6


@dataclass(frozen=True)
class RenewDesignation(Task):
    """The decree by which a village is designated ends soon, or has ended."""

    part: ProgrammePart
    rank = 7


@dataclass(frozen=True)
class FillCriteria(Task):
    """Criteria of a programme are missing."""

    part: ProgrammePart
    rank = 8


def list_tasks(facts: Facts) -> list[Task]:
    """All that is to be done, the most pressing first."""
    tasks = [
        *_steps(facts),
        *(Repair(one, due=_end_of_quarter(one.returned_on)) for one in facts.returned),
        *_session(facts),
        *_silence(facts),
        *(FinishDraft(draft) for draft in facts.drafts),
        *(RenewDesignation(part, due=part.ends_on) for part in facts.programmes if part.ends_on),
        *(FillCriteria(part) for part in facts.programmes if part.missing),
    ]
    if facts.unnamed:
        tasks.append(AddNames(facts.unnamed, names_wanted_since(facts.today)))
    return sorted(tasks, key=lambda task: (task.due or date.max, task.rank))


def names_wanted_since(today: date) -> date:
    """The names of what was held before the last quarter are asked for no more."""
    return period_of(today).previous.first_day


def _steps(facts: Facts) -> list[Task]:
    steps: list[Task] = []
    for regulation in facts.regulations:
        following = next_step(regulation, facts.terms, facts.today)
        if following:
            steps.append(TakeStep(regulation, following, due=following.due))
    if facts.has_regulations and not any(_protects(one, facts.today) for one in facts.regulations):
        steps.append(BeginRegulation())
    return steps


def _protects(regulation: Stepwise, today: date) -> bool:
    """A Perdes on protection, from its first draft until it is repealed."""
    return (
        regulation.kind is RegulationKind.VILLAGE_REGULATION
        and regulation.theme in PROTECTIVE_THEMES
        and regulation.state(today) is not State.REPEALED
    )


def _session(facts: Facts) -> list[Task]:
    """A month that is nihil does not free the two others of the quarter."""
    quarter = period_of(facts.today)
    nihil = any(first <= quarter.first_day and last >= quarter.last_day for first, last in facts.nils)
    if _held(facts, quarter) or nihil:
        return []
    return [HoldSession(quarter, facts.last_held_on, due=quarter.last_day)]


def _silence(facts: Facts) -> list[Task]:
    """The last quarter where it is silent, else the last month where that is."""
    quarter = period_of(facts.today).previous
    if _is_silent(facts, quarter):
        return [SayNihil(quarter, due=quarter.last_day)]
    month = period_of(facts.today, "month").previous
    return [SayNihil(month)] if _is_silent(facts, month) else []


def _is_silent(facts: Facts, period: Period) -> bool:
    """Neither a session, nor a step of a regulation, nor nihil; what was returned has a task of its own."""
    stepped = any(_within(on, period) for one in facts.regulations for on in one.dates.values())
    returned = any(_within(one.held_on, period) for one in facts.returned)
    return not (_held(facts, period) or _declared(facts, period) or stepped or returned)


def _held(facts: Facts, period: Period) -> bool:
    return any(_within(month.first_day, period) for month in facts.months)


def _declared(facts: Facts, period: Period) -> bool:
    """As coverage counts it: a nihil that has a day in the period."""
    return any(first <= period.last_day and last >= period.first_day for first, last in facts.nils)


def _within(on: date | None, period: Period) -> bool:
    return on is not None and period.first_day <= on <= period.last_day


def _end_of_quarter(on: date | None) -> date | None:
    return period_of(on).last_day if on else None
