"""All programmes of one village on a day, put together for the pages that show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area
from app.programmes.enrolment_queries import list_parts
from app.programmes.fact_queries import gather_facts_for, taken_part_in
from app.programmes.models import Enrolment, ProgrammeVersion
from app.programmes.queries import list_versions_on
from app.programmes.standing import Standing, designations, list_standings, takes_part
from app.regulations.models import Stepwise


@dataclass(frozen=True)
class VillageProgrammes:
    """What every programme says that day, all parts of the village, and where it stands in those that run."""

    versions: Sequence[ProgrammeVersion]
    parts: Sequence[Enrolment]
    standings: Sequence[Standing]


def get_village_programmes(village: Area, on: date, regulations: Sequence[Stepwise] | None = None) -> VillageProgrammes:
    """A fixed number of selects, however many programmes there are; `regulations` as gather_facts_for takes them."""
    versions, parts = list_versions_on(on), list_parts(village.id)
    running = {part.programme_id: part for part in reversed(parts) if takes_part(part, on)}
    facts = gather_facts_for(
        village,
        taken_part_in(versions, running, village.kind),
        on,
        designations(running.values(), on),
        regulations,
    )
    return VillageProgrammes(versions, parts, list_standings(versions, running, facts, on))
