"""Counting an area and those below it: from villages' months; the nation and provinces from what regencies have."""

from datetime import date

from app.areas.models import Area, Level
from app.totals.base_queries import FEMALE, MALE
from app.totals.days import Days
from app.totals.figures import STATES, SUMS, VILLAGES, Counted, Counts
from app.totals.live_queries import count_live, count_reached_live
from app.totals.period_queries import KEPT, ROWS, period_with, read_kept, read_kept_reached

__all__ = ["FEMALE", "MALE", "Counted", "Counts", "count", "count_reached_villages"]


def count(area: Area, rows_at: Level, first: date, last: date) -> Counted:
    """All figures of an area and of those at a level below it, from one day to another, always as of this moment."""
    days = Days(first, last)
    period = period_with(days)
    if period is None or area.level not in KEPT or rows_at not in ROWS:
        return count_live(area, rows_at, days)
    kept = read_kept(area, rows_at, period, days)
    if kept.others:
        _join(kept.counted, count_live(area, rows_at, days, kept.others))
    return kept.counted


def count_reached_villages(area: Area, rows_at: Level, first: date, last: date) -> dict[int, int]:
    """How many villages were reached: {id of the area at that level: villages}."""
    days = Days(first, last)
    period = period_with(days)
    if period is None or area.level not in KEPT or rows_at not in ROWS:
        return count_reached_live(area, rows_at, days)
    reached, others = read_kept_reached(area, rows_at, period, days)
    if others:
        for area_id, counts in count_live(area, rows_at, days, others).by_area.items():
            reached[area_id] = reached.get(area_id, 0) + counts.reached
    return {area_id: number for area_id, number in reached.items() if number}


def _join(counted: Counted, more: Counted) -> None:
    for area_id, counts in more.by_area.items():
        _add(counted.by_area[area_id], counts)
    _add(counted.total, more.total)


def _add(counts: Counts, more: Counts) -> None:
    counts.add(vars(more), (*SUMS, *VILLAGES, *STATES))
    counts.held_by(more.last_held_on)
