"""What a village has of a programme on a day, worked out from dated facts; no database, clock or request here.

Every answer is "as of" a day: what happens or is recorded for later days changes nothing of what was true before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from app.areas.models import Kind
from app.outreach.vocabulary import Audience, Topic
from app.periods import months_before
from app.programmes.vocabulary import Rule, Stage
from app.regulations.models import State, Stepwise

_ON_ITS_WAY = (State.PLANNED, State.DRAFTING, State.DELIBERATION, State.AGREED, State.ENACTED)


class CriterionLike(Protocol):
    """What is asked of a village: a Criterion, or a row with the same columns. `area_kinds` empty: every kind."""

    @property
    def key(self) -> Any: ...
    @property
    def area_kinds(self) -> Any: ...
    @property
    def rule(self) -> Any: ...
    @property
    def settings(self) -> Any: ...


class MilestoneLike(Protocol):
    """A Milestone that was not removed, or a row with the same columns."""

    @property
    def stage(self) -> Any: ...
    @property
    def reached_on(self) -> Any: ...
    @property
    def expires_on(self) -> Any: ...


@dataclass(frozen=True)
class SessionFact:
    """A session that counts and to which people of the village came."""

    id: int
    title: str
    held_on: date
    audiences: frozenset[Audience] = frozenset()
    topics: frozenset[Topic] = frozenset()


@dataclass(frozen=True)
class EvidenceFact:
    """What was handed in for a criterion by hand; `met_until` is the last day for which it holds."""

    id: int
    met_on: date
    met_until: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Designation:
    """The decree that holds on a day, and its last day; None: it has no end."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class VillageFacts:
    """All that is known of one village for one programme. `evidence`, without what was removed, is by criterion key."""

    village_id: int
    kind: Kind
    regulations: Sequence[Stepwise] = ()
    sessions: Sequence[SessionFact] = ()
    evidence: Mapping[str, Sequence[EvidenceFact]] = field(default_factory=dict)
    designation: Designation | None = None


class SourceKind(StrEnum):
    REGULATION = "regulation"
    SESSION = "session"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class Source:
    """A record on which an answer rests; `id` is that of the regulation, the session or the evidence."""

    kind: SourceKind
    id: int
    label: str
    since: date | None
    until: date | None = None


@dataclass(frozen=True)
class Judged:
    """Whether a criterion is met on a day; `met` None: it does not apply to such a village, which is "-".

    `since` and `until` are the first and the last day for which it is met as far as is known; until None: no end.
    `begun`: regulations on their way that would meet it once in force. `found` of `wanted`: sessions counted.
    """

    criterion: Any
    met: bool | None
    since: date | None = None
    until: date | None = None
    sources: tuple[Source, ...] = ()
    begun: tuple[Source, ...] = ()
    found: int | None = None
    wanted: int | None = None


@dataclass(frozen=True)
class Summary:
    """Met of those that apply; what does not apply is in neither."""

    met: int
    applicable: int
    missing: tuple[Judged, ...]

    @property
    def complete(self) -> bool:
        return self.applicable > 0 and self.met == self.applicable

    @property
    def one_step_away(self) -> bool:
        """One criterion is missing, and others are met already."""
        return len(self.missing) == 1 and self.met > 0


def judge(criterion: CriterionLike, facts: VillageFacts, on: date) -> Judged:
    """Whether the village meets the criterion on that day, since and until when, and on what this rests."""
    if criterion.area_kinds and facts.kind not in criterion.area_kinds:
        return Judged(criterion, None)
    if criterion.rule == Rule.REGULATION:
        return _by_regulation(criterion, facts.regulations, on)
    if criterion.rule == Rule.SESSIONS:
        return _by_sessions(criterion, facts.sessions, on)
    if criterion.rule == Rule.DESIGNATED:
        decree = facts.designation
        return Judged(criterion, True, decree.since, decree.until) if decree else Judged(criterion, False)
    return _by_hand(criterion, facts.evidence.get(criterion.key, ()), on)


def judge_all(criteria: Iterable[CriterionLike], facts: VillageFacts, on: date) -> list[Judged]:
    return [judge(criterion, facts, on) for criterion in criteria]


def summarise(judged: Iterable[Judged]) -> Summary:
    applicable = [one for one in judged if one.met is not None]
    missing = tuple(one for one in applicable if not one.met)
    return Summary(len(applicable) - len(missing), len(applicable), missing)


def _by_hand(criterion: CriterionLike, evidence: Sequence[EvidenceFact], on: date) -> Judged:
    holding = [one for one in evidence if one.met_on <= on and (one.met_until is None or one.met_until >= on)]
    sources = [Source(SourceKind.EVIDENCE, one.id, one.note, one.met_on, one.met_until) for one in holding]
    return _judged(criterion, sources)


def _by_regulation(criterion: CriterionLike, regulations: Sequence[Stepwise], on: date) -> Judged:
    kinds, themes = criterion.settings.get("kinds", ()), criterion.settings.get("themes", ())
    fitting = [one for one in regulations if one.kind in kinds and one.theme in themes]
    holding = [_of_regulation(one) for one in fitting if one.is_in_force(on)]
    begun = [_of_regulation(one) for one in fitting if not holding and _is_begun(one, on)]
    return _judged(criterion, holding, begun=tuple(begun))


def _is_begun(regulation: Stepwise, on: date) -> bool:
    """A step was taken by that day; of one without any day this is taken for granted."""
    days = [day for day in regulation.dates.values() if day is not None]
    return regulation.state(on) in _ON_ITS_WAY and (not days or min(days) <= on)


def _of_regulation(one: Stepwise) -> Source:
    label = f"{one.official_name}: {one.title}"
    return Source(SourceKind.REGULATION, one.id, label, one.in_force_since, one.valid_until)


def _judged(criterion: CriterionLike, sources: list[Source], **more: Any) -> Judged:
    """Met where anything holds: since the first of them, until the last of them ends."""
    if not sources:
        return Judged(criterion, False, **more)
    ends = [one.until for one in sources if one.until is not None]
    until = max(ends) if len(ends) == len(sources) else None
    since = min((one.since for one in sources if one.since is not None), default=None)
    return Judged(criterion, True, since, until, tuple(sources), **more)


def _by_sessions(criterion: CriterionLike, sessions: Sequence[SessionFact], on: date) -> Judged:
    """The last `count` sessions must lie within the months up to that day; so long as they do, it stays met."""
    settings = criterion.settings
    count, months = settings.get("count", 1), settings.get("months", 12)
    audiences, topics = frozenset(settings.get("audiences", ())), frozenset(settings.get("topics", ()))
    fitting = sorted(
        (one for one in sessions if one.held_on <= on and _for(one.audiences, audiences) and _for(one.topics, topics)),
        key=lambda one: (one.held_on, one.id),
    )
    within = [one for one in fitting if one.held_on > months_before(on, months)]
    sources = tuple(Source(SourceKind.SESSION, one.id, one.title, one.held_on) for one in within)
    if len(within) < count:
        return Judged(criterion, False, sources=sources, found=len(within), wanted=count)
    days = [one.held_on for one in fitting]
    since = _since([(days[at - count + 1], days[at]) for at in range(count - 1, len(days))], months)
    return Judged(criterion, True, since, last_day_within(days[-count], months), sources, (), len(within), count)


def _for(of_session: frozenset, wanted: frozenset) -> bool:
    return not wanted or not wanted.isdisjoint(of_session)


def _since(runs: list[tuple[date, date]], months: int) -> date:
    """The day from which enough sessions stood within the months without a break, up to the last of them.

    `runs` holds the first and the last day of each row of enough sessions, in their order.
    """
    since = None
    ended: date | None = None
    for first, last in runs:
        end = last_day_within(first, months)
        if end < last:
            continue
        if since is None or ended is None or last > ended + timedelta(days=1):
            since = last
        ended = end
    assert since is not None
    return since


def last_day_within(first: date, months: int) -> date:
    """The last day on which `first` still lies within the months up to that day."""
    end = months_before(first, -months)
    while months_before(end, months) >= first:
        end -= timedelta(days=1)
    while months_before(end + timedelta(days=1), months) < first:
        end += timedelta(days=1)
    return end


def last_day_of_term(first: date, years: int) -> date:
    """The last day of a decree for so many years: the day before its birthday."""
    return last_day_within(first, 12 * years)


def stage_on(milestones: Iterable[MilestoneLike], on: date) -> Stage | None:
    """The last stage reached by that day; LAPSED from the day after its decree ended. None: nothing reached yet."""
    current = _current(milestones, on)
    if current is None:
        return None
    return Stage.LAPSED if current.expires_on is not None and current.expires_on < on else Stage(current.stage)


def designation_on(milestones: Iterable[MilestoneLike], on: date) -> Designation | None:
    """The decree by which the village is designated on that day; None where it is not, or no more."""
    current = _current(milestones, on)
    if current is None or stage_on([current], on) is not Stage.DESIGNATED:
        return None
    return Designation(current.reached_on, current.expires_on)


def lapses_on(milestones: Iterable[MilestoneLike], on: date) -> date | None:
    """The first day on which what holds that day has lapsed, in the future or already; None where it has no end."""
    current = _current(milestones, on)
    if current is None:
        return None
    if current.stage == Stage.LAPSED:
        return current.reached_on
    return None if current.expires_on is None else current.expires_on + timedelta(days=1)


def _current(milestones: Iterable[MilestoneLike], on: date) -> MilestoneLike | None:
    """The last one reached by that day; of two on one day the later in the list."""
    reached = sorted((one for one in milestones if one.reached_on <= on), key=lambda one: one.reached_on)
    return reached[-1] if reached else None
