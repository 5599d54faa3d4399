"""What the report tells of programmes, as of the cut-off day: by the texts and the criteria that held then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.areas.models import Area, Level
from app.coverage.programme_queries import Part, count_stages, list_parts
from app.coverage.stages import StageCounts
from app.programmes.calculate import Summary, judge_all, summarise
from app.programmes.fact_queries import gather_facts_for
from app.programmes.models import ProgrammeVersion
from app.programmes.queries import list_versions_on
from app.regulations.models import Stepwise

_ONE_BY_ONE = (Level.VILLAGE, Level.SUBDISTRICT, Level.REGENCY)


@dataclass(frozen=True)
class ProgrammeFacts:
    """`parts` of the villages of a regency or less; `summaries` by programme, of the report of one village."""

    versions: Sequence[ProgrammeVersion]
    counts: Mapping[tuple[int, int], StageCounts]
    parts: Sequence[Part] = ()
    summaries: Mapping[int, Summary] = field(default_factory=dict)


def gather_programmes(area: Area, on: date, regulations: Sequence[Stepwise]) -> ProgrammeFacts:
    """A fixed number of selects, whatever the area holds. `regulations` of one village: all begun by that day."""
    versions = list_versions_on(on)
    parts = list_parts(area, on) if area.level in _ONE_BY_ONE else ()
    if area.level.below is not None:
        return ProgrammeFacts(versions, count_stages(area, area.level.below, on), parts)
    criteria = {one.programme_id: one.criteria for one in versions}
    running = [part.programme_id for part in parts if not part.ended and part.programme_id in criteria]
    if not running:
        return ProgrammeFacts(versions, {}, parts)
    decrees = {part.programme_id: part.designation for part in parts if part.designation}
    facts = gather_facts_for(area, running, on, decrees, regulations)
    summaries = {number: summarise(judge_all(criteria[number], facts[number], on)) for number in running}
    return ProgrammeFacts(versions, {}, parts, summaries)
