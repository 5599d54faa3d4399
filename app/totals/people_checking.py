"""Orang unik and shares as the job has counted them beside what it would count now, but for what waits for it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.areas.models import Area, Level
from app.periods import Period, parse_period
from app.totals.area_checking import lies_in
from app.totals.everybody_queries import count_everybody
from app.totals.everywhere_queries import count_shares_everywhere
from app.totals.job_queries import list_areas, list_counted_people, list_older_people
from app.totals.people_queries import PeopleCount
from app.totals.period_queries import list_stale
from app.totals.share_queries import list_counted_periods, list_stored_shares


def list_people_differences(session: Session, today: date) -> Iterator[str]:
    """One line for each area and period of which people or shares differ."""
    older = list_older_people(session)
    for code, area_ids in list_counted_periods(session).items():
        period = parse_period(code)
        waiting = _waiting(session, period) | {area.id for area in older.get(code, ())}
        areas = [area for area in list_areas(session, area_ids) if not waiting & set(_around(area))]
        if not areas:
            continue
        last = min(period.last_day, today)
        stored = list_counted_people(session, code, [area.id for area in areas])
        people = count_everybody(period.first_day, last)
        shares = _by_area(count_shares_everywhere(period.first_day, last))
        stored_shares = list_stored_shares(session, code)
        for area in areas:
            there, right = stored[area.id], people.get(area.id, PeopleCount())
            if there != right:
                yield f"area_period {area.id} {code}: is {there}, should be {right}"
            found = stored_shares.get(area.id)
            if found is not None and found != shares.get(area.id, {}):
                yield f"area_period_share {area.id} {code}: is {found}, should be {shares.get(area.id, {})}"


def _waiting(session: Session, period: Period) -> set[int]:
    """The regencies in which something has changed since, with the areas above them."""
    ids = {row.regency_id for row in list_stale(session) if row.month is None or lies_in(row.month, period)}
    provinces = {area.province_id for area in list_areas(session, ids) if area.province_id is not None}
    return ids | provinces | {area.parent_id for area in list_areas(session, provinces) if area.parent_id is not None}


def _around(area: Area) -> tuple[int | None, ...]:
    """Itself and the regency that it lies in: a province does not wait for the others."""
    return (area.id, area.regency_id) if area.level is Level.SUBDISTRICT else (area.id,)


def _by_area(rows: list[dict[str, Any]]) -> dict[int, dict[tuple[str, str], tuple[int, int]]]:
    found: dict[int, dict[tuple[str, str], tuple[int, int]]] = {}
    for row in rows:
        key = (row["share"].value, row["value"])
        found.setdefault(row["area_id"], {})[key] = (row["sessions"], row["attendance"])
    return found
