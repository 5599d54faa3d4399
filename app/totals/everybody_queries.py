"""Orang unik of every area at once: entries are read in the order of people, and nobody is kept in mind but one.

For many regencies it is much quicker than one after the other, and takes no memory for people, however many.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from app.areas.models import Area
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted
from app.totals.people_queries import PeopleCount

_ROWS_AT_ONCE = 10_000


class _Distinct:
    """How many different people there are in each area, from the places where each of them was."""

    def __init__(self, above: dict[int | None, tuple[int, ...]]):
        self._above = above
        self._alone: Counter[int | None] = Counter()
        self._counts: Counter[int] = Counter()

    def note(self, place: int | None, others: Collection[int | None]) -> None:
        """One person; nearly all were in one place only, which is told upwards once for all of them."""
        if others:
            self._counts.update({area_id for one in (place, *others) for area_id in self._above.get(one, ())})
        else:
            self._alone[place] += 1

    def counts(self) -> Counter[int]:
        for place, number in self._alone.items():
            for area_id in self._above.get(place, ()):
                self._counts[area_id] += number
        self._alone.clear()
        return self._counts


def count_everybody(first: date, last: date) -> dict[int, PeopleCount]:
    """Of all areas above a village of which there is anything, as count_people_now counts each of them."""
    above = _areas_above()
    place_of = {area_id: areas[0] for area_id, areas in above.items()}.get
    came, at_home = _Distinct(above), _Distinct(above)
    entries = _count_entries(first, last, above)
    key = place = home = None
    places: set[int | None] = set()
    homes: set[int | None] = set()
    for person_key, served_id, home_id in _in_order_of_people(first, last):
        at, lives_at = place_of(served_id), place_of(home_id)
        if person_key != key:
            came.note(place, places)
            at_home.note(home, homes)
            key, place, home = person_key, at, lives_at
            places, homes = places and set(), homes and set()
        elif at != place or lives_at != home:
            places |= {at} - {place}
            homes |= {lives_at} - {home}
    came.note(place, places)
    at_home.note(home, homes)
    people, residents = came.counts(), at_home.counts()
    ids = entries.keys() | people.keys() | residents.keys()
    return {one: PeopleCount(entries[one], people[one], residents[one]) for one in ids}


def _areas_above() -> dict[int | None, tuple[int, ...]]:
    """{id of an area: its subdistrict, regency, province and the nation}; of areas above a regency nothing."""
    province = aliased(Area)
    query = (
        select(Area.id, Area.subdistrict_id, Area.regency_id, Area.province_id, province.parent_id)
        .join(province, province.id == Area.province_id)
        .where(Area.regency_id.is_not(None))
    )
    return {row[0]: tuple(one for one in row[1:] if one is not None) for row in db.session.execute(query)}


def _in_order_of_people(first: date, last: date) -> Iterator[Any]:
    """(person, village served, home) of every entry; without a home of their own it is the place that held it."""
    query: Select = (
        select(
            Participant.person_key,
            OutreachVillage.village_id,
            func.coalesce(Participant.home_village_id, OutreachSession.host_area_id),
        )
        .select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .where(counted(), OutreachSession.held_on.between(first, last))
        # By way of a function, so that SQLite sorts those of the period and does not walk through all people there are.
        .order_by(func.coalesce(Participant.person_key, Participant.person_key))
    )
    return _stream(query)


def _stream(query: Select) -> Iterator[Any]:
    """The rows, of which only some are in mind at once; taken one by one they cost twice as much."""
    rows = db.session.connection().execute(query, execution_options={"yield_per": _ROWS_AT_ONCE})
    return chain.from_iterable(rows.partitions())


def _count_entries(first: date, last: date, above: dict[int | None, tuple[int, ...]]) -> Counter[int]:
    """The entries of a session count once in each area, however many of its villages the session served."""
    named = select(func.count()).where(Participant.session_id == OutreachSession.id).correlate(OutreachSession)
    query: Select = (
        select(OutreachSession.id, OutreachVillage.village_id, named.scalar_subquery())
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .where(counted(), OutreachSession.held_on.between(first, last))
        .order_by(OutreachSession.id)
    )
    entries: Counter[int] = Counter()
    for _session_id, villages in groupby(_stream(query), key=itemgetter(0)):
        served = list(villages)
        for area_id in {area_id for _id, village_id, _named in served for area_id in above.get(village_id, ())}:
            entries[area_id] += served[0][2]
    return entries
