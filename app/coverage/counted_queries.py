"""The villages that a figure is made of: those reached in a period, those that reported, those that did not.

What happened is counted by the very statement of the figures, so that list and figure cannot differ.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, Row, func, select, true

from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.coverage.concern_queries import list_ending_decrees, list_men_only
from app.coverage.count_queries import Counts, count
from app.coverage.unreached_queries import Unreached, reported, select_only_nil, select_villages
from app.db import db, some_at_once
from app.periods import months_before
from app.regulations.models import Regulation
from app.regulations.queries import perdes_in_force
from app.totals.last_queries import select_last_reached
from app.web.paging import PER_PAGE, Page


class Said(StrEnum):
    """What the villages of a list have in common. Those that reported did so on time or late; some only nihil."""

    REACHED = "reached"
    REPORTED = "reported"
    ON_TIME = "on_time"
    LATE = "late"
    NIL = "nil"
    SILENT = "silent"
    ALL = "all"
    DESA = "desa"
    KELURAHAN = "kelurahan"
    YEAR = "year"
    NO_PERDES = "no_perdes"
    NO_WOMEN = "no_women"
    DECREE_ENDED = "decree_ended"
    DECREE_ENDS = "decree_ends"


USUAL = (Said.REACHED, Said.REPORTED, Said.ON_TIME, Said.LATE, Said.NIL, Said.SILENT)
"""Those that are offered on the page; the others are numbers in the sentences of a report."""


@dataclass(frozen=True)
class CountedVillages:
    """One page of villages, how many there are of each sort, and what each village of the area has done, by its id."""

    page: Page
    totals: Mapping[Said, int]
    counts: Mapping[int, Counts]


def list_counted(question: Unreached, said: Said, number: int) -> CountedVillages:
    """In the order of the codes: (id, code, kind, name, subdistrict, regency kind, regency), in a few selects."""
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
    listed |= _concerning(question, said)
    totals = {one: len(villages) for one, villages in listed.items()} | {Said.SILENT: area.village_count - len(told)}
    condition = None if said in listed else _condition(question, said)
    if condition is not None and said is not Said.SILENT:
        totals[said] = _count(area, condition)
    number = max(1, min(number, -(-totals[said] // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    if condition is None:
        rows = _slice(area, listed[said], start)
    else:
        query = select_villages(area).order_by(Area.code).where(condition)
        rows = db.session.execute(query.offset(start).limit(PER_PAGE)).all()
    return CountedVillages(Page(rows, number, totals[said]), totals, counts)


def _concerning(question: Unreached, said: Said) -> dict[Said, set[int]]:
    """Those of the one list that is asked for."""
    if said is Said.NO_WOMEN:
        return {said: list_men_only(question.area, question.first, question.last)}
    if said in (Said.DECREE_ENDED, Said.DECREE_ENDS):
        decrees = list_ending_decrees(question.area, question.last)
        ended = {village_id for village_id, until in decrees.items() if until < question.last}
        return {said: ended if said is Said.DECREE_ENDED else set(decrees) - ended}
    return {}


def _condition(question: Unreached, said: Said) -> ColumnElement[bool]:
    """On the villages of the area."""
    if said is Said.SILENT:
        return ~reported(question)
    if said is Said.YEAR:
        seen = select_last_reached(Reach.of(question.area), question.last).subquery("seen")
        since = months_before(question.last, 12)
        return Area.id.in_(select(seen.c.village_id).where(seen.c.held_on >= since))
    if said is Said.NO_PERDES:
        maker = Area.__table__.alias("maker")
        makers = select(maker.c.village_id).join(Regulation, Regulation.area_id == maker.c.id)
        return Area.id.not_in(makers.where(perdes_in_force(question.last))) & _is_desa()
    return {Said.DESA: _is_desa(), Said.KELURAHAN: ~_is_desa()}.get(said, true())


def _is_desa() -> ColumnElement[bool]:
    return Area.kind != Kind.KELURAHAN


def _count(area: Area, condition: ColumnElement[bool]) -> int:
    query = select_villages(area).where(condition).with_only_columns(func.count())
    return db.session.scalar(query) or 0


def _slice(area: Area, ids: Collection[int], start: int) -> Sequence[Row]:
    """The villages of one page; their order is known from the codes alone."""
    codes = [
        pair
        for some in some_at_once(ids)
        for pair in db.session.execute(select(Area.code, Area.id).where(Area.id.in_(some)))
    ]
    shown = [village_id for _code, village_id in sorted(codes)[start : start + PER_PAGE]]
    return db.session.execute(select_villages(area).where(Area.id.in_(shown)).order_by(Area.code)).all()
