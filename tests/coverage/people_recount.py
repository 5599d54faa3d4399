"""Sessions with and without names in a few villages, and who came counted from them in plain Python."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from flask import Flask
from sqlalchemy import select

from app import clock
from app.areas.models import Area
from app.db import write_tx
from app.outreach.models import OutreachSession, Participant
from app.outreach.vocabulary import SessionState
from tests import cast

VILLAGES = (cast.KACE_TIMUR, cast.PETALING, "19.01.04.2002", cast.AIR_LIMAU, cast.KELURAHAN)
FIRST_DAY = date(2025, 12, 20)


@dataclass(frozen=True)
class Sheet:
    """`people` are (person, code of the home or "" where none was named)."""

    held_on: date
    host: str
    villages: frozenset[str]
    heads: int
    people: tuple[tuple[str, str], ...]
    counts: bool

    def serves(self, code: str) -> bool:
        return any(village.startswith(code) for village in self.villages)

    def homes(self, person: str) -> set[str]:
        return {home or self.host for who, home in self.people if who == person}


@dataclass(frozen=True)
class Recounted:
    """Different people, and what the lists are like."""

    attendance: int
    named: int
    people: int
    from_here: int
    from_elsewhere: int
    unknown: int
    at_home: int
    lists: tuple[int, int, int, int, int]


def recount(sheets: list[Sheet], code: str, first: date, last: date) -> Recounted:
    within = [one for one in sheets if one.counts and first <= one.held_on <= last]
    here = [one for one in within if one.serves(code)]
    homes: dict[str, set[str]] = {}
    for sheet in here:
        for person, _home in sheet.people:
            homes.setdefault(person, set()).update(sheet.homes(person))
    live_here = {person for person, places in homes.items() if any(place.startswith(code) for place in places)}
    known = {person for person, places in homes.items() if any(len(place) >= len(code) for place in places)} - live_here
    at_home = {
        person
        for sheet in within
        for person, _home in sheet.people
        if any(place.startswith(code) for place in sheet.homes(person))
    }
    return Recounted(
        attendance=sum(one.heads for one in here),
        named=sum(len(one.people) for one in here),
        people=len(homes),
        from_here=len(live_here),
        from_elsewhere=len(known),
        unknown=len(homes) - len(live_here) - len(known),
        at_home=len(at_home),
        lists=(
            sum(one.heads == len(one.people) > 0 for one in here),
            sum(0 < len(one.people) < one.heads for one in here),
            sum(not one.people and one.heads > 0 for one in here),
            sum(len(one.people) > one.heads for one in here),
            sum(not one.people and not one.heads for one in here),
        ),
    )


def record_sheets(app: Flask, seed: int, count: int = 60) -> list[Sheet]:
    """Some for several villages, some held by a subdistrict, some returned or in the bin."""
    chance = Random(seed)
    sheets = []
    with app.app_context(), write_tx() as tx:
        wanted = (*VILLAGES, cast.MENDO_BARAT, cast.BANGKA)
        areas = {area.code: area for area in tx.scalars(select(Area).where(Area.code.in_(wanted)))}
        for number in range(count):
            host = chance.choice(VILLAGES) if chance.random() < 0.8 else chance.choice((cast.MENDO_BARAT, cast.BANGKA))
            villages = set(chance.sample(VILLAGES, chance.choice((1, 1, 1, 2, 3)))) | ({host} & set(VILLAGES))
            names = chance.sample([f"orang {one}" for one in range(25)], chance.choice((0, 0, 3, 5, 8)))
            people = tuple((one, chance.choice((*VILLAGES, "", "", host if host in VILLAGES else ""))) for one in names)
            heads = max(0, len(people) + chance.choice((-1, 0, 0, 4, 12))) if chance.random() < 0.9 else 0
            state = chance.choice((SessionState.SUBMITTED, SessionState.CHECKED, SessionState.RETURNED))
            in_bin = chance.random() < 0.1
            held_on = FIRST_DAY + timedelta(days=chance.randrange(280))
            sheets.append(
                Sheet(
                    held_on, host, frozenset(villages), heads, people, state is not SessionState.RETURNED and not in_bin
                )
            )
            record = OutreachSession(
                key=f"lembar-{seed}-{number}",
                title=f"Kegiatan {number}",
                held_on=held_on,
                host_area_id=areas[host].id,
                villages=[areas[code] for code in sorted(villages)],
                women=heads,
                named_count=len(people),
                state=state,
                deleted_at=clock.now() if in_bin else None,
            )
            record.participants = [
                Participant(
                    position=place,
                    name=who,
                    person_key=who.encode(),
                    name_key=who.encode(),
                    home_village_id=areas[home].id if home else None,
                )
                for place, (who, home) in enumerate(people, 1)
            ]
            tx.add(record)
    return sheets
