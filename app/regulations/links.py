"""What one regulation does to an earlier one of its kind, and when that cannot be; no database or request here."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.i18n import _, day
from app.regulations.vocabulary import KIND_RULES, Effect, RegulationKind

ENDING = (Effect.REPEALS, Effect.REPLACES)


@dataclass(frozen=True)
class Other:
    """A regulation that may be changed by another. `acts_on` is the day from which it acts itself; None: not yet.

    `repealed_by` is what was written down where the one that repeals it is not recorded. `is_there`: it belongs to the
    area of the shelf; one that does not is only linked with what does, so it stays and is not chosen anew.
    """

    id: int
    kind: RegulationKind
    name: str
    title: str
    since: date | None
    acts_on: date | None
    annulled_on: date | None
    repealed_on: date | None
    repealed_by: str
    in_bin: bool
    is_there: bool = True


@dataclass(frozen=True)
class Link:
    acting_id: int
    target_id: int
    effect: Effect


@dataclass(frozen=True)
class Shelf:
    """The regulations of one area that can change one another, with the links between them."""

    others: Mapping[int, Other] = field(default_factory=dict)
    links: Sequence[Link] = ()

    def on_target(self, target_id: int) -> Iterable[tuple[Link, Other]]:
        """Each link to that regulation, with the one that acts."""
        for link in self.links:
            if link.target_id == target_id and link.acting_id in self.others:
                yield link, self.others[link.acting_id]

    def is_linked(self, acting_id: int | None, target_id: int) -> bool:
        return any((link.acting_id, link.target_id) == (acting_id, target_id) for link in self.links)

    def leads_to(self, start: int, end: int) -> bool:
        """Whether the first changes the second, by however many steps."""
        seen, waiting = set[int](), [start]
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            if at not in seen:
                seen.add(at)
                waiting += [link.target_id for link in self.links if link.acting_id == at]
        return False


@dataclass(frozen=True)
class Acting:
    """The regulation that is being recorded or changed; `id` None: it is new. `acts_on` None: not in force yet."""

    id: int | None
    kind: RegulationKind
    acts_on: date | None


def acting_day(since: date | None, annulled_on: date | None, in_bin: bool) -> date | None:
    """The day from which a regulation changes others: it is in force, and was not annulled on that day already."""
    if since is None or in_bin or (annulled_on is not None and annulled_on <= since):
        return None
    return since


def outgoing_faults(acting: Acting, wanted: Collection[tuple[Effect, int]], shelf: Shelf, today: date) -> list[str]:
    """Why it cannot do that to those others."""
    faults, seen = [], set[int]()
    for effect, target_id in wanted:
        if target_id in seen and target_id in shelf.others:
            name = shelf.others[target_id].name
            faults.append(_("“%(name)s” is chosen twice. Choose what is done to it once.", name=name))
        elif fault := _outgoing_fault(acting, effect, target_id, shelf, today):
            faults.append(fault)
        seen.add(target_id)
    return faults


def faults_if_restored(acting_id: int, shelf: Shelf, today: date) -> list[str]:
    """Why one in the bin cannot act any more as it did: something else has been recorded meanwhile."""
    own = shelf.others.get(acting_id)
    if own is None or not own.in_bin:
        return []
    acting = Acting(own.id, own.kind, acting_day(own.since, own.annulled_on, False))
    wanted = [(link.effect, link.target_id) for link in shelf.links if link.acting_id == acting_id]
    return outgoing_faults(acting, wanted, shelf, today)


def _outgoing_fault(acting: Acting, effect: Effect, target_id: int, shelf: Shelf, today: date) -> str | None:
    if target_id == acting.id:
        return _("A regulation cannot change or repeal itself. Choose another one.")
    target = shelf.others.get(target_id)
    if target is None or not (target.is_there or shelf.is_linked(acting.id, target_id)):
        return _("Only a regulation of the same village can be changed or repealed. Choose one from the list.")
    if target.kind is not acting.kind:
        return _(
            "“%(name)s” is a %(other)s. Only a %(other)s changes or repeals it, a %(kind)s does not.",
            name=target.name,
            other=KIND_RULES[target.kind].name,
            kind=KIND_RULES[acting.kind].name,
        )
    if acting.id is not None and shelf.leads_to(target_id, acting.id):
        return _("“%(name)s” changes or repeals this one itself. Choose which of the two came later.", name=target.name)
    return _day_fault(acting, effect, target, shelf, today)


def _day_fault(acting: Acting, effect: Effect, target: Other, shelf: Shelf, today: date) -> str | None:
    """What the days of both contradict; of a draft, which has no day yet, what has happened up to today."""
    on = acting.acts_on
    if target.since is None:
        return _("“%(name)s” is not in force itself: nothing of it can be changed or repealed yet.", name=target.name)
    if on is not None and on < target.since:
        return _(
            "In force from %(day)s, before “%(name)s”, which is in force only from %(since)s. Correct one of the two.",
            day=day(on),
            name=target.name,
            since=day(target.since),
        )
    if target.annulled_on is not None and target.annulled_on <= (on or today):
        return _(
            "“%(name)s” was annulled on %(day)s: there is nothing left to change or repeal.",
            name=target.name,
            day=day(target.annulled_on),
        )
    return _ended_fault(acting, effect, target, shelf, today)


def _ended_fault(acting: Acting, effect: Effect, target: Other, shelf: Shelf, today: date) -> str | None:
    """What has been repealed by another one cannot be changed from that day on, nor be repealed once more."""
    on, ends = acting.acts_on or today, effect in ENDING
    end = _end_of(acting, target, shelf)
    if end is not None and (on >= end.on or ends):
        if ends and end.written_down and end.on == acting.acts_on:
            return None  # its own repeal, written down before this one was recorded
        return _already_ended(target, end)
    later = _amended_from(acting, target, shelf, on) if ends and acting.acts_on else None
    if later is not None:
        return _(
            "“%(name)s” was amended on %(day)s by %(other)s, so it was still in force then. Correct one of the two.",
            name=target.name,
            day=day(later.acts_on),
            other=later.name,
        )
    return None


def _already_ended(target: Other, end: "_End") -> str:
    if end.by:
        return _(
            "“%(name)s” was repealed on %(day)s by %(other)s: there is nothing left to change or repeal.",
            name=target.name,
            day=day(end.on),
            other=end.by,
        )
    return _(
        "“%(name)s” was repealed on %(day)s: there is nothing left to change or repeal.",
        name=target.name,
        day=day(end.on),
    )


@dataclass(frozen=True)
class _End:
    on: date
    by: str
    written_down: bool


def _end_of(acting: Acting, target: Other, shelf: Shelf) -> _End | None:
    """What ended it, other than the one that acts here."""
    endings = [one for link, one in shelf.on_target(target.id) if link.effect in ENDING and one.acts_on]
    for one in endings:
        if one.id != acting.id and one.acts_on:
            return _End(one.acts_on, one.name, False)
    if endings or target.repealed_on is None:
        return None
    return _End(target.repealed_on, target.repealed_by, True)


def _amended_from(acting: Acting, target: Other, shelf: Shelf, on: date) -> Other | None:
    """Another one that amends it on that day or later."""
    for link, one in shelf.on_target(target.id):
        if link.effect is Effect.AMENDS and one.id != acting.id and one.acts_on and one.acts_on >= on:
            return one
    return None


@dataclass(frozen=True)
class IncomingFaults:
    """What contradicts those that change this one, by where it stands in the form; None where nothing does."""

    kind: str | None = None
    in_force: str | None = None
    annulled: str | None = None
    repealed: str | None = None


def incoming_faults(
    target_id: int,
    kind: RegulationKind,
    since: date | None,
    annulled_on: date | None,
    repealed_on: date | None,
    shelf: Shelf,
) -> IncomingFaults:
    """Whether what is typed about a regulation still fits those that amend or repeal it.

    `repealed_on` is the day that was typed; None where it follows from a link.
    """
    linked = [other for _link, other in shelf.on_target(target_id)]
    return IncomingFaults(
        kind=_other_kind_fault(linked, kind),
        in_force=_first_contradicted(linked, lambda on: since is None or on < since),
        annulled=_first_contradicted(linked, lambda on: annulled_on is not None and annulled_on <= on),
        repealed=_first_contradicted(linked, lambda on: repealed_on is not None and repealed_on <= on),
    )


def _other_kind_fault(linked: Iterable[Other], kind: RegulationKind) -> str | None:
    for other in linked:
        if other.kind is not kind:
            return _(
                "“%(other)s” changes or repeals this one and is a %(kind)s. Undo that there first.",
                other=other.name,
                kind=KIND_RULES[other.kind].name,
            )
    return None


def _first_contradicted(linked: Iterable[Other], contradicts: Callable[[date], bool]) -> str | None:
    for other in linked:
        if other.acts_on is not None and contradicts(other.acts_on):
            return _(
                "“%(other)s” changes or repeals this one on %(day)s, so it was in force then. Correct one of the two.",
                other=other.name,
                day=day(other.acts_on),
            )
    return None
