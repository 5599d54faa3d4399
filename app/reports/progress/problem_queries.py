"""What chapter IV counts besides the coverage: sessions without a woman or without names, decrees that run out."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from app.areas.models import Area
from app.coverage.concern_queries import list_ending_decrees, list_men_only
from app.db import db
from app.outreach.models import OutreachSession
from app.outreach.queries import ATTENDANCE, WOMEN
from app.reports.progress.queries import held_for


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


def gather_problems(area: Area, first: date, last: date) -> ProblemFacts:
    """Three selects, whatever the area holds."""
    counts = select(
        func.count(),
        func.count().filter(WOMEN == 0),
        func.count().filter(OutreachSession.named_count == 0),
    )
    attended, men_only, unnamed = db.session.execute(counts.where(held_for(area, first, last), ATTENDANCE > 0)).one()
    return ProblemFacts(attended, men_only, unnamed, list_men_only(area, first, last), list_ending_decrees(area, last))
