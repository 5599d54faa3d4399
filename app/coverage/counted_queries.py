"""The villages that a figure is made of: those reached in a period, those that reported, those that did not.

What happened is counted by the very statement of the figures, so that list and figure cannot differ.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Row, select

from app.areas.models import Area, Level
from app.coverage.count_queries import Counts, count
from app.coverage.unreached_queries import Unreached, reported, select_only_nil, select_villages
from app.db import db, some_at_once
from app.web.paging import PER_PAGE, Page


class Said(StrEnum):
    """What the villages of a list have in common. Those that reported did so on time or late; some only nihil."""

    REACHED = "reached"
    REPORTED = "reported"
    ON_TIME = "on_time"
    LATE = "late"
    NIL = "nil"
    SILENT = "silent"


@dataclass(frozen=True)
class CountedVillages:
    """One page of villages, how many there are of each sort, and what each village of the area has done, by its id."""

    page: Page
    totals: Mapping[Said, int]
    counts: Mapping[int, Counts]


def list_counted(question: Unreached, said: Said, number: int) -> CountedVillages:
    """In the order of the codes: (id, code, kind, name, subdistrict, regency kind, regency). Four selects."""
    area = question.area
    counts = count(area, Level.VILLAGE, question.first, question.last).by_area
    told = {village_id for village_id, one in counts.items() if one.reported}
    on_time = {village_id for village_id, one in counts.items() if one.on_time}
    listed = {
        Said.REACHED: {village_id for village_id, one in counts.items() if one.reached},
        Said.REPORTED: told,
        Said.ON_TIME: on_time,
        Said.LATE: told - on_time,
        Said.NIL: set(db.session.scalars(select_only_nil(question))),
    }
    totals = {one: len(villages) for one, villages in listed.items()} | {Said.SILENT: area.village_count - len(told)}
    number = max(1, min(number, -(-totals[said] // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    if said is Said.SILENT:
        rows = db.session.execute(
            select_villages(area).order_by(Area.code).where(~reported(question)).offset(start).limit(PER_PAGE)
        ).all()
    else:
        rows = _slice(area, listed[said], start)
    return CountedVillages(Page(rows, number, totals[said]), totals, counts)


def _slice(area: Area, ids: Collection[int], start: int) -> Sequence[Row]:
    """The villages of one page; their order is known from the codes alone."""
    codes = [
        pair
        for some in some_at_once(ids)
        for pair in db.session.execute(select(Area.code, Area.id).where(Area.id.in_(some)))
    ]
    shown = [village_id for _code, village_id in sorted(codes)[start : start + PER_PAGE]]
    return db.session.execute(select_villages(area).where(Area.id.in_(shown)).order_by(Area.code)).all()
