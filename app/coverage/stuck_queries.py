"""Which village regulations of an area wait too long for their next step."""

from datetime import date

from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.stuck import Stuck, find_stuck
from app.regulations.queries import list_waiting_perdes
from app.regulations.settings_queries import list_terms


def list_stuck(area: Area, on: date) -> list[Stuck]:
    """The longest waiting first, as of that day, by the terms of each regency."""
    return find_stuck(list_waiting_perdes(Reach.of(area), on), list_terms(), on)
