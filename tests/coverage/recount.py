"""Random records in a few places, and the figures recounted from them in plain Python, without the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area, Kind, Level
from app.db import db, write_tx
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.vocabulary import SessionState
from app.periods import Period, period_of
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import Theme, kinds_for
from tests.conftest import NOW

FIRST_DAY = date(2025, 9, 20)
PROTECTIVE = ("anti_trafficking_village", "productive_migrant_village", "pmi_protection")
DAYS = 400  # up to and past today, so that some records lie after it


@dataclass(frozen=True)
class Met:
    held_on: date
    villages: frozenset[str]
    men: int
    women: int
    boys: int
    girls: int
    named: int
    in_bin: bool
    state: str
    nobody_from: frozenset[str]
    """Villages that it served and from which nobody came."""

    @property
    def counts(self) -> bool:
        return not self.in_bin and self.state != "returned"

    def reached(self, village: str) -> bool:
        came = self.men or self.women or self.boys or self.girls
        return bool(came) and village in self.villages and village not in self.nobody_from


@dataclass(frozen=True)
class Nil:
    village: str
    first_day: date
    last_day: date


@dataclass(frozen=True)
class Rule:
    village: str
    kind: str
    theme: Theme
    agreed_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    repealed_on: date | None
    in_bin: bool

    @property
    def steps(self) -> set[date | None]:
        return {self.agreed_on, self.enacted_on, self.promulgated_on, self.submitted_on, self.repealed_on}


@dataclass
class World:
    """What was recorded, and the kind of each village that there is."""

    kinds: dict[str, Kind]
    met: list[Met] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    nils: list[Nil] = field(default_factory=list)

    def recount(self, code: str, period: Period, today: date) -> dict[str, object]:
        """The figures of the villages whose codes begin like this one; "" is the nation."""
        first, last = period.first_day, min(period.last_day, today)
        inside = {village for village in self.kinds if village.startswith(code)}
        met = [one for one in self.met if one.counts and first <= one.held_on <= last and one.villages & inside]
        rules = [one for one in self.rules if not one.in_bin and one.village in inside]
        reached, told, perdes = set(), set(), set()
        for one in met:
            told |= one.villages & inside
            reached |= {village for village in inside if one.reached(village)}
        for nil in self.nils:
            if nil.village in inside and not (nil.last_day < first or nil.first_day > last):
                told.add(nil.village)
        for rule in rules:
            own = rule.kind != "regional_regulation"  # the work of the regency, not of the village
            if own and any(step is not None and first <= step <= last for step in rule.steps):
                told.add(rule.village)
            promulgated = rule.promulgated_on is not None and rule.promulgated_on <= last
            repealed = rule.repealed_on is not None and rule.repealed_on <= last
            if rule.kind == "village_regulation" and rule.theme in PROTECTIVE and promulgated and not repealed:
                perdes.add(rule.village)
        return {
            "desa": sum(self.kinds[village] is not Kind.KELURAHAN for village in inside),
            "kelurahan": sum(self.kinds[village] is Kind.KELURAHAN for village in inside),
            "sessions": len(met),
            "checked": sum(one.state == "checked" for one in met),
            "male": sum(one.men + one.boys for one in met),
            "female": sum(one.women + one.girls for one in met),
            "attendance": sum(one.men + one.women + one.boys + one.girls for one in met),
            "named": sum(one.named for one in met),
            "reached": len(reached),
            "reported": len(told),
            "perdes": len(perdes),
            "last_held_on": max((one.held_on for one in met), default=None),
        }

    def last_reached(self, village: str, until: date) -> date | None:
        held = [one.held_on for one in self.met if one.counts and one.reached(village) and one.held_on <= until]
        return max(held, default=None)


def record_at_random(app: Flask, seed: int, sessions: int = 60, regulations: int = 40, nils: int = 12) -> World:
    """Store records of all kinds for about a third of the villages, so that many stay silent."""
    chance = Random(seed)
    with app.app_context(), write_tx() as tx:
        areas = tx.scalars(select(Area).where(Area.level == Level.VILLAGE).order_by(Area.code)).all()
        world = World({area.code: area.kind for area in areas})
        # A few subdistricts only, so that sessions meet in the same places again and again.
        some = [area for area in areas if area.code[:8] in ("19.01.04", "19.01.01", "19.05.01", "19.71.01", "21.71.01")]
        active = chance.sample(some, len(some) // 2)
        stored: list[OutreachSession] = []
        for number in range(sessions):
            stored.append(_session(chance, number, active, world))
        tx.add_all(stored)
        for number in range(regulations):
            tx.add(_regulation(chance, number, active, world))
        tx.flush()
        for session, met in zip(stored, world.met, strict=True):
            _tell_apart(tx, session.id, met, areas)
        declared: set[tuple[str, str]] = set()
        for _number in range(nils):
            _declare_nil(tx, chance, some, declared, world)
    return world


def _day(chance: Random) -> date:
    """Often one of the days at the edge of a period."""
    edges = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 9, 30), date(2026, 10, 1), NOW.date())
    return chance.choice(edges) if chance.random() < 0.3 else FIRST_DAY + timedelta(chance.randrange(DAYS))


def _session(chance: Random, number: int, active: list[Area], world: World) -> OutreachSession:
    served = chance.sample(active, chance.choice((1, 1, 1, 2, 3, 8)))
    heads = [0, 0, 0, 0] if chance.random() < 0.15 else [chance.randrange(20) for _ in range(4)]
    in_bin = chance.random() < 0.1
    villages = [area.code for area in served]
    met = Met(
        _day(chance),
        frozenset(villages),
        *heads,
        chance.randrange(30),
        in_bin,
        chance.choice(("submitted", "submitted", "checked", "checked", "returned")),
        frozenset(chance.sample(villages, chance.choice((0, 0, 1)))),
    )
    world.met.append(met)
    return OutreachSession(
        key=f"kegiatan-{number}",
        title=f"Kegiatan {number}",
        held_on=met.held_on,
        host_area=served[0],
        villages=served,
        men=met.men,
        women=met.women,
        boys=met.boys,
        girls=met.girls,
        named_count=met.named,
        state=SessionState(met.state),
        deleted_at=datetime.now(NOW.tzinfo) if in_bin else None,
    )


def _tell_apart(tx, session_id: int, met: Met, areas: Sequence[Area]) -> None:
    """Write 0 for the villages from which nobody came; of some others that somebody did, of the rest nothing."""
    for area in areas:
        if area.code in met.nobody_from or (area.code in met.villages and len(met.villages) == 3):
            row = tx.get(OutreachVillage, (session_id, area.id))
            row.attendance = 0 if area.code in met.nobody_from else 4


def _declare_nil(tx, chance: Random, areas: list[Area], declared: set[tuple[str, str]], world: World) -> None:
    """For a month or a quarter, so that a month lies within a quarter asked about, and a quarter over a month."""
    village, period = chance.choice(areas), period_of(_day(chance), chance.choice(("month", "quarter")))
    if (village.code, period.code) in declared:
        return
    declared.add((village.code, period.code))
    world.nils.append(Nil(village.code, period.first_day, period.last_day))
    days = {"first_day": period.first_day, "last_day": period.last_day}
    tx.add(NilReport(village_id=village.id, period=period.code, **days))


def _regulation(chance: Random, number: int, active: list[Area], world: World) -> Regulation:
    village = chance.choice(active)
    days = sorted(_day(chance) for _ in range(5))
    taken = chance.randrange(6)
    steps = [day if index < taken else None for index, day in enumerate(days)]
    kind, theme = chance.choice(kinds_for(village.kind)), chance.choice(list(Theme))
    rule = Rule(village.code, kind.value, theme, *steps, chance.random() < 0.1)
    world.rules.append(rule)
    return Regulation(
        key=f"peraturan-{number}",
        area_id=village.id,
        kind=kind,
        theme=theme,
        number=number,
        year=2026,
        title=f"Peraturan {number}",
        agreed_on=rule.agreed_on,
        enacted_on=rule.enacted_on,
        promulgated_on=rule.promulgated_on,
        submitted_on=rule.submitted_on,
        repealed_on=rule.repealed_on,
        deleted_at=datetime.now(NOW.tzinfo) if rule.in_bin else None,
        village_rows=[RegulationVillage(village_id=village.id)],
    )


def area_of(code: str) -> Area:
    return db.session.scalars(select(Area).where(Area.code == code)).one()
