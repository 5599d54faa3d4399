"""Where a village stands in each of its programmes on a day: stage, criteria, what runs out; nothing asked here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.programmes.calculate import (
    Designation,
    Judged,
    Summary,
    VillageFacts,
    designation_on,
    judge_all,
    lapses_on,
    stage_on,
    summarise,
)
from app.programmes.models import Enrolment, Milestone, ProgrammeVersion
from app.programmes.vocabulary import Rule, Stage

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Standing:
    """A village in one programme on the day `on`. `part` None: a duty of every village that nobody began to fill in.

    `valid_until` is the last day of the designation that holds then, or of the one that has run out.
    """

    version: ProgrammeVersion
    part: Enrolment | None
    on: date
    stage: Stage | None
    valid_until: date | None
    judged: Sequence[Judged]
    summary: Summary

    @property
    def lapses_soon(self) -> bool:
        return self.valid_until is not None and self.on <= self.valid_until <= self.on + SOON

    @property
    def next_missing(self) -> Judged | None:
        """The first criterion to be filled in, in the order of the programme; the designation crowns the others."""
        return next(iter([*self.fillable, *self.summary.missing]), None)

    @property
    def fillable(self) -> Sequence[Judged]:
        """What is missing and lies with the village: all but the designation, which staff record."""
        return [one for one in self.summary.missing if one.criterion.rule is not Rule.DESIGNATED]


def takes_part(part: Enrolment, on: date) -> bool:
    """Begun by that day, and not ended on it."""
    return part.started_on <= on and (part.ended_on is None or on < part.ended_on)


def designations(parts: Iterable[Enrolment], on: date) -> dict[int, Designation]:
    """The decrees that hold on that day, by programme."""
    found = {part.programme_id: designation_on(part.standing, on) for part in parts}
    return {programme_id: decree for programme_id, decree in found.items() if decree is not None}


def last_day(part: Enrolment, today: date) -> date:
    """Today, or the last day of a part that has ended."""
    return min(today, part.ended_on - timedelta(days=1)) if part.ended_on else today


def stand(version: ProgrammeVersion, part: Enrolment | None, facts: VillageFacts | None, on: date) -> Standing:
    """Without facts, which is before the part began or the programme was written down, nothing is judged."""
    judged = judge_all(version.criteria, facts, on) if facts else []
    stages = [one for one in part.standing if one.reached_on <= on] if part else []
    return Standing(version, part, on, stage_on(stages, on), _valid_until(stages, on), judged, summarise(judged))


def _valid_until(stages: Sequence[Milestone], on: date) -> date | None:
    """The last day of a designation; a village that was only declared or active may lapse too."""
    lapse = lapses_on(stages, on)
    last = lapse - timedelta(days=1) if lapse else None
    return last if last and designation_on(stages, last) else None


def list_standings(
    versions: Sequence[ProgrammeVersion],
    running: Mapping[int, Enrolment],
    facts: Mapping[int, VillageFacts],
    on: date,
) -> list[Standing]:
    """The programmes in which the village takes part that day, `running` by its id, then the duties of every one."""
    standings = [
        stand(version, running.get(version.programme_id), facts[version.programme_id], on)
        for version in versions
        if version.programme_id in facts
    ]
    return sorted(standings, key=lambda one: one.version.for_all_villages)


def line_of(parts: Sequence[Enrolment], part: Enrolment) -> tuple[list[Enrolment], list[Enrolment]]:
    """(the parts that this one follows, the latest first; those that follow it), among the parts of its village."""
    by_id = {one.id: one for one in parts}
    before: list[Enrolment] = []
    at = part.previous_id
    while at in by_id and by_id[at] not in before:
        before.append(by_id[at])
        at = by_id[at].previous_id
    return before, [one for one in parts if one.previous_id == part.id]


def find_followed(
    versions: Sequence[ProgrammeVersion], parts: Sequence[Enrolment], programme_id: int
) -> Enrolment | None:
    """The latest part in a programme that this one succeeds, or in this very one, that nothing follows yet."""
    before = {one.programme_id for one in versions if one.successor_id == programme_id} | {programme_id}
    followed = {one.previous_id for one in parts}
    return next((one for one in parts if one.programme_id in before and one.id not in followed), None)


def version_of(versions: Sequence[ProgrammeVersion], on: date) -> ProgrammeVersion:
    """The version of a programme that holds on that day, of its versions in their order; the first one before all."""
    return next((one for one in reversed(versions) if one.valid_from <= on), versions[0])


def name_of(versions: Sequence[ProgrammeVersion], programme_id: int | None) -> str:
    """The name of a programme among those of one day; "" where it is not there."""
    return next((one.short_name for one in versions if one.programme_id == programme_id), "")
