"""Which village regulations of an area wait too long for their next step."""

from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.calculate import Coverage
from app.coverage.stuck import Stuck, find_stuck
from app.regulations.queries import list_waiting_perdes
from app.regulations.settings_queries import list_terms


def list_stuck(area: Area, coverage: Coverage) -> list[Stuck]:
    """The longest waiting first, by the terms of each regency; nothing is asked where the figures know of none."""
    if not coverage.total.agreed + coverage.total.enacted:
        return []
    return find_stuck(list_waiting_perdes(Reach.of(area), coverage.cutoff), list_terms(), coverage.cutoff)
