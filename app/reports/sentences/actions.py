"""Chapter V: what follows from the problems, each step with an addressee and a day."""

from collections.abc import Iterable
from dataclasses import replace

from app.areas.models import Level
from app.coverage.opening import finished
from app.reports.progress.facts import Facts
from app.reports.progress.parts import Action
from app.reports.sentences.addressees import quarter_end, village_heads
from app.reports.sentences.concerns import Concern


def build_actions(facts: Facts, concerns: Iterable[Concern]) -> tuple[Action, ...]:
    """In the order of the problems; where there are none, that the work goes on."""
    found = tuple(replace(action, what=finished(action.what)) for concern in concerns for action in concern.actions)
    each = "dusun" if facts.area.level is Level.VILLAGE else facts.what.replace(" dan ", " dan setiap ")
    keep = f"Mempertahankan jangkauan dengan kegiatan edukasi berkala di setiap {each}."
    return found or (Action(keep, village_heads(facts.area, facts.what), quarter_end(facts.today)),)
