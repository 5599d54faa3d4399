"""The job: figures of regencies, orang unik and shares made anew where something has changed.

It reads without holding anybody up, then writes in a short transaction. What changes meanwhile leaves a row of its own
in stale_total, which this run has not read and does not delete. Orang unik of a regency and its subdistricts are
counted with each run; of a province at most every half hour, of the nation every six hours, for that takes longer.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import Table, delete, insert
from sqlalchemy.orm import Session

from app import clock
from app.areas.models import Area, Level
from app.db import db, some_at_once
from app.periods import MONTHS_IN, Period, parse_period, period_of
from app.totals.everybody_queries import count_everybody
from app.totals.everywhere_queries import count_shares_everywhere
from app.totals.job_queries import (
    figures_of_regencies,
    list_above_villages,
    list_areas,
    list_children,
    list_counted_people,
    list_older_people,
    overlaps_of_regencies,
)
from app.totals.models import AreaPeriod, AreaPeriodShare, RegencyPeriod, RegencyPeriodOverlap, StaleTotal
from app.totals.people_queries import PeopleCount, count_people_now
from app.totals.period_queries import count_fitting, list_known_periods, list_outdated, list_stale
from app.totals.share_queries import count_shares_now
from app.totals.standing_still import note_run
from app.totals.touched_queries import list_regencies
from app.totals.turn_commands import Turn, end_turn, take_turn, write_turn

_MANY = 25  # from here on it is quicker to read everybody once
LEAST_AGE = {Level.PROVINCE: timedelta(minutes=30), Level.NATION: timedelta(hours=6)}


def run_totals_job(at_once: bool = False) -> int:
    """Gives how many figures of regencies were made. `at_once`: provinces and the nation do not wait their time."""
    db.session.rollback()
    job = take_turn()
    if job is None:
        return 0
    try:
        return _run(job, at_once)
    finally:
        end_turn(job)


def _run(job: Turn, at_once: bool) -> int:
    today = clock.today(current_app.config["TIME_ZONE"])
    stale = list_stale(db.session())
    periods = list_known_periods(db.session(), {row.month for row in stale if row.month is not None}, today)
    asked, fitting, regencies = (
        _asked(stale, periods),
        count_fitting(db.session()),
        len(list_regencies(db.session.connection())),
    )
    made = 0
    for period in periods:
        last, changed = min(period.last_day, today), asked[period.code]
        is_whole = fitting.get((period.code, last)) == regencies
        outdated = {} if is_whole else list_outdated(db.session(), period, last)
        if changed or outdated:
            _make_figures(job, period, today, changed | outdated.keys())
            made += len(changed | outdated.keys())
        changed |= {regency_id for regency_id, is_there in outdated.items() if not is_there}
        if len(changed) > _MANY:
            _count_all(job, period, today)
        elif changed:
            some = list_areas(db.session(), changed)
            _count_people(job, period, today, some)
            _count_shares(job, period, today, some, is_shown=False)  # until then pages counted the same themselves
    for code, areas in list_older_people(db.session()).items():
        due = [area for area, at in areas.items() if at is None or at_once or clock.now() - at >= LEAST_AGE[area.level]]
        if any(area.level is Level.NATION for area in due):
            _count_all(job, parse_period(code), today)
        elif due:
            _count_people(job, parse_period(code), today, due)
            _count_shares(job, parse_period(code), today, due, is_shown=True)
    with write_turn(job) as session:
        for ids in some_at_once([row.id for row in stale]):
            session.execute(delete(StaleTotal).where(StaleTotal.id.in_(ids)))
        note_run(session)
    return made


def _asked(stale: Iterable[Any], periods: list[Period]) -> dict[str, set[int]]:
    """{code of the period: regencies} of what has changed; a change of regulations counts in every period."""
    asked: dict[str, set[int]] = defaultdict(set)
    everywhere: set[int] = set()
    for _id, regency_id, month in stale:
        if month is None:
            everywhere.add(regency_id)
        else:
            for unit in MONTHS_IN:
                asked[period_of(month, unit).code].add(regency_id)
    for period in periods:
        asked[period.code] |= everywhere
    return asked


def _make_figures(job: Turn, period: Period, today: date, regency_ids: Collection[int]) -> None:
    figures = figures_of_regencies(period, today, regency_ids)
    overlaps = overlaps_of_regencies(period, today, regency_ids)
    with write_turn(job) as session:
        for table, rows in ((RegencyPeriod.__table__, figures), (RegencyPeriodOverlap.__table__, overlaps)):
            _replace(session, table, table.c.regency_id, period, regency_ids, rows)


def _count_all(job: Turn, period: Period, today: date) -> None:
    """People and shares of every area in one go: as quick as the nation by itself."""
    counted_at, last = clock.now(), min(period.last_day, today)
    ids = list_above_villages(db.session())
    counts = dict.fromkeys(ids, PeopleCount()) | count_everybody(period.first_day, last)
    shares = [{"period": period.code, **row} for row in count_shares_everywhere(period.first_day, last)]
    _store_people(job, period, counts, counted_at)
    with write_turn(job, is_shown=True) as session:
        _replace(session, AreaPeriodShare.__table__, AreaPeriodShare.area_id, period, ids, shares)


def _count_people(job: Turn, period: Period, today: date, areas: list[Area]) -> None:
    """Of a regency with its subdistricts, of a province by itself."""
    counted_at, last = clock.now(), min(period.last_day, today)
    ids = [area.id for area in areas]
    ids += list_children(db.session(), [area.id for area in areas if area.level is Level.REGENCY])
    counts = dict.fromkeys(ids, PeopleCount())
    for area in areas:
        counts |= count_people_now(area, period.first_day, last, with_children=area.level is Level.REGENCY)
    _store_people(job, period, counts, counted_at)


def _store_people(job: Turn, period: Period, counts: dict[int, PeopleCount], counted_at: datetime) -> None:
    before = list_counted_people(db.session(), period.code, counts)
    rows = [
        {"area_id": area_id, "period": period.code, "counted_at": counted_at, **asdict(one)}
        for area_id, one in counts.items()
    ]
    with write_turn(job, is_shown=before != counts) as session:
        _replace(session, AreaPeriod.__table__, AreaPeriod.area_id, period, counts, rows)


def _count_shares(job: Turn, period: Period, today: date, areas: list[Area], is_shown: bool) -> None:
    last = min(period.last_day, today)
    rows = [
        {"area_id": area.id, "period": period.code, **row._mapping}
        for area in areas
        for row in count_shares_now(area, period.first_day, last)
    ]
    with write_turn(job, is_shown=is_shown) as session:
        _replace(session, AreaPeriodShare.__table__, AreaPeriodShare.area_id, period, [one.id for one in areas], rows)


def _replace(session: Session, table: Table, column: Any, period: Period, ids: Collection[int], rows: list) -> None:
    for some in some_at_once(ids):
        session.execute(delete(table).where(column.in_(some), table.c.period == period.code))
    if rows:
        session.execute(insert(table), rows)
