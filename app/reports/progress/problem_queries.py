"""What chapter IV says besides the coverage: sessions without a woman or without names, decrees that run out."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area
from app.coverage.concern_queries import list_ending_decrees
from app.reports.progress.held_queries import Held


@dataclass(frozen=True)
class ProblemFacts:
    """Of the sessions of the period with attendance: how many there were, to how many no woman came, and how many
    have no name on record; the villages that had only such without a woman; by village the last day of the last decree
    on its task force, where that day lies before, or within 90 days of, the cut-off day.
    """

    attended: int
    men_only: int
    unnamed: int
    men_only_villages: Set[int]
    task_forces: Mapping[int, date]


def gather_problems(area: Area, last: date, held: Held) -> ProblemFacts:
    decrees = list_ending_decrees(area, last)
    return ProblemFacts(held.attended, held.men_only, held.unnamed, held.men_only_villages, decrees)
