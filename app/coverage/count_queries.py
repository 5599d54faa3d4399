"""Counting an area and those below it: from villages' months; the nation and provinces from what regencies have."""

from datetime import date

from app.areas.models import Area, Level
from app.totals.base_queries import FEMALE, MALE
from app.totals.days import Days
from app.totals.figures import Counted, Counts
from app.totals.live_queries import count_live, count_reached_live

__all__ = ["FEMALE", "MALE", "Counted", "Counts", "count", "count_reached_villages"]


def count(area: Area, rows_at: Level, first: date, last: date) -> Counted:
    """All figures of an area and of those at a level below it, from one day to another."""
    return count_live(area, rows_at, Days(first, last))


def count_reached_villages(area: Area, rows_at: Level, first: date, last: date) -> dict[int, int]:
    """How many villages were reached: {id of the area at that level: villages}."""
    return count_reached_live(area, rows_at, Days(first, last))
