"""The tables of the report about programmes, from what was gathered as of the cut-off day."""

from collections import defaultdict
from collections.abc import Iterable

from app.areas.models import Level
from app.coverage.opening import finished
from app.coverage.programme_queries import Part
from app.coverage.stages import ProgrammeLine, lines_for
from app.i18n import day
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.reports.progress.facts import Facts
from app.reports.progress.programme_parts import (
    ChildProgrammes,
    OwnPart,
    PartGroup,
    ProgrammeRow,
    Programmes,
    VillagePart,
)
from app.reports.progress.tables import child_name, village_name
from app.reports.sentences import phrases, programme_words

MOST_COLUMNS = 7


def build_programmes(facts: Facts) -> Programmes:
    """Duties of every village, in which nobody enrols, are told in the report of one village alone."""
    if facts.area.level is Level.VILLAGE:
        return _of_village(facts)
    found = facts.programmes
    versions = [one for one in found.versions if not one.for_all_villages]
    lines = lines_for(facts.area.id, facts.total.desa, facts.total.kelurahan, versions, found.counts)
    known = [line for line in lines if line.counts.taking_part or line.counts.ended]
    largest = sorted(known, key=lambda line: -line.counts.taking_part)[:MOST_COLUMNS]
    shown = [line for line in known if line in largest]
    return Programmes(
        sentence=finished(programme_words.taking_part(lines, facts.what, day(facts.cutoff))),
        stage_names=tuple(str(STAGE_NAMES[stage]) for stage in Stage),
        rows=tuple(_row(line) for line in known),
        columns=tuple(phrases.printable(line.version.short_name) for line in shown),
        opens=tuple(line.version.programme.slug for line in shown),
        children=tuple(_children(facts, shown)) if facts.area.level is not Level.SUBDISTRICT else (),
        groups=tuple(_groups(facts)),
    )


def _row(line: ProgrammeLine) -> ProgrammeRow:
    counts = line.counts
    return ProgrammeRow(
        name=phrases.printable(line.version.short_name),
        taking_part=counts.taking_part,
        villages=line.villages,
        stages=tuple(counts.by_stage[stage] for stage in Stage),
        unstaged=counts.unstaged,
        ended=counts.ended,
        never=line.never,
        opens=line.version.programme.slug,
    )


def _children(facts: Facts, shown: list[ProgrammeLine]) -> Iterable[ChildProgrammes]:
    versions = [line.version for line in shown]
    for row in facts.coverage.rows if shown else ():
        lines = lines_for(row.area_id, row.desa, row.kelurahan, versions, facts.programmes.counts)
        yield ChildProgrammes(
            child_name(row.name, row.kind), tuple(line.counts.taking_part for line in lines), row.code
        )


def _groups(facts: Facts) -> Iterable[PartGroup]:
    """Every part of every village, by subdistrict and code; duties are left out."""
    names = {one.programme_id: one.short_name for one in facts.programmes.versions if not one.for_all_villages}
    parts: dict[int, list[Part]] = defaultdict(list)
    for part in facts.programmes.parts:
        if part.programme_id in names:
            parts[part.village_id].append(part)
    groups: dict[str, list[VillagePart]] = defaultdict(list)
    for village in facts.standings:
        own = sorted(parts[village.area_id], key=lambda part: names[part.programme_id].casefold())
        for at, part in enumerate(own):
            groups[village.subdistrict].append(
                VillagePart(
                    village="" if at else village_name(village.name, village.kind),
                    programme=phrases.printable(names[part.programme_id]),
                    stage=stage_word(part),
                    since=None if part.ended else part.reached_on,
                    until=None if part.ended else part.expires_on,
                )
            )
    return (PartGroup(name, tuple(rows)) for name, rows in groups.items())


def _of_village(facts: Facts) -> Programmes:
    found = facts.programmes
    own = {part.programme_id: part for part in found.parts}
    rows = [_own(own[one.programme_id], one, found) for one in found.versions if one.programme_id in own]
    running = [
        phrases.printable(one.short_name)
        for one in found.versions
        if one.programme_id in own and not own[one.programme_id].ended and not one.for_all_villages
    ]
    return Programmes(programme_words.of_village(running, facts.area.label), own=tuple(rows))


def _own(part: Part, version, found) -> OwnPart:
    summary = found.summaries.get(part.programme_id)
    return OwnPart(
        name=phrases.printable(version.short_name),
        stage="kewajiban" if version.for_all_villages else stage_word(part),
        since=part.reached_on,
        until=part.expires_on,
        met=summary.met if summary else None,
        applicable=summary.applicable if summary else None,
        missing=tuple(phrases.printable(one.criterion.text) for one in summary.missing) if summary else (),
    )


def stage_word(part: Part) -> str:
    """The stage as tables write it."""
    if part.ended:
        return "berhenti"
    return programme_words.stage_name(part.stage) if part.stage else "belum bertahap"
