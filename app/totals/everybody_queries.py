"""Orang unik of every area at once: entries are read in the order of people, and nobody is kept in mind but one.

For many regencies it is much quicker than one after the other, and takes no memory for people, however many.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted
from app.totals.base_queries import SHARED_IN, shared_with
from app.totals.people_queries import PeopleCount

_ROWS_AT_ONCE = 10_000
_LEVELS = (Level.SUBDISTRICT, Level.REGENCY, Level.PROVINCE)


@dataclass
class _Tally:
    entries: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    people: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    at_home: dict[int, int] = field(default_factory=lambda: defaultdict(int))


def count_everybody(first: date, last: date) -> dict[int, PeopleCount]:
    """Of all areas above a village of which there is anything, as count_people_now counts each of them."""
    tally = _Tally()
    above = _areas_above()
    nation_id = db.session.scalars(select(Area.id).where(Area.level == Level.NATION)).one()
    _count_entries(tally, first, last, nation_id)
    key, here, homes = None, set[Any](), set[Any]()
    for person_key, served_id, home_id in _in_order_of_people(first, last):
        if person_key != key:
            _note(tally, above, here, homes)
            key, here, homes = person_key, {served_id}, {home_id}
        else:
            here.add(served_id)
            homes.add(home_id)
    _note(tally, above, here, homes)
    ids = tally.entries.keys() | tally.people.keys() | tally.at_home.keys()
    return {one: PeopleCount(tally.entries[one], tally.people[one], tally.at_home[one]) for one in ids}


def _note(tally: _Tally, above: dict[int | None, tuple[int, ...]], here: set[Any], homes: set[Any]) -> None:
    for counts, places in ((tally.people, here), (tally.at_home, homes)):
        if len(places) == 1:
            (place,) = places
            for area_id in above.get(place, ()):
                counts[area_id] += 1
        else:
            for area_id in {area_id for place in places for area_id in above.get(place, ())}:
                counts[area_id] += 1


def _areas_above() -> dict[int | None, tuple[int, ...]]:
    """{id of a subdistrict or regency: itself and all above it}: where a session was held for, or somebody lives."""
    province = aliased(Area)
    query = (
        select(Area.id, Area.subdistrict_id, Area.regency_id, Area.province_id, province.parent_id)
        .join(province, province.id == Area.province_id)
        .where(Area.level.in_([Level.SUBDISTRICT, Level.REGENCY]))
    )
    return {row[0]: tuple(one for one in row[1:] if one is not None) for row in db.session.execute(query)}


def _in_order_of_people(first: date, last: date) -> Iterable[Any]:
    """(person, subdistrict served, subdistrict or regency of the home) of every entry."""
    home = aliased(Area)
    query: Select = (
        select(
            Participant.person_key,
            Area.subdistrict_id,
            func.coalesce(home.subdistrict_id, home.regency_id),
        )
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .join(home, home.id == func.coalesce(Participant.home_village_id, OutreachSession.host_area_id))
        .where(counted(), OutreachSession.held_on.between(first, last))
        # By way of a function, so that SQLite sorts those of the period and does not walk through all people there are.
        .order_by(func.coalesce(Participant.person_key, Participant.person_key))
    )
    return db.session.connection().execute(query, execution_options={"yield_per": _ROWS_AT_ONCE})


def _count_entries(tally: _Tally, first: date, last: date, nation_id: int) -> None:
    """The entries of a session count once in each area, however many of its villages the session served."""
    named = (
        select(func.count()).where(Participant.session_id == OutreachSession.id).correlate(OutreachSession)
    ).scalar_subquery()
    rows = (
        select(
            Area.subdistrict_id,
            Area.regency_id,
            Area.province_id,
            shared_with().label("shared"),
            named.label("named"),
        )
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Area, Area.id == OutreachVillage.village_id)
        .where(counted(), OutreachSession.held_on.between(first, last))
        .subquery()
    )
    by = (rows.c.subdistrict_id, rows.c.regency_id, rows.c.province_id, rows.c.shared)
    for *ids, shared, number in db.session.execute(select(*by, func.sum(rows.c.named)).group_by(*by)):
        for level, area_id in zip((*_LEVELS, Level.NATION), (*ids, nation_id), strict=True):
            if shared < SHARED_IN[level]:
                tally.entries[area_id] += int(number)
