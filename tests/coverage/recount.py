"""Random records in a few places, and the figures recounted from them in plain Python, without the database."""

from collections import Counter
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
from tests.signed_in import NOW

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


STEPS = (
    "planned_on drafting_on deliberation_on agreed_on handed_over_on enacted_on promulgated_on submitted_on "
    "disseminated_on clarified_on annulled_on repealed_on"
).split()
PROMULGATED = ("village_regulation", "joint_regulation", "head_regulation")


@dataclass(frozen=True)
class Rule:
    """A regulation: `village` made it ("" where the regency did), `villages` are all for which it is valid."""

    village: str
    villages: frozenset[str]
    kind: str
    theme: Theme
    year: int
    steps: dict[str, date | None]
    valid_until: date | None
    in_bin: bool

    def taken(self, step: str, on: date) -> bool:
        day = self.steps[step]
        return day is not None and day <= on

    def begun(self, on: date) -> bool:
        dated = [day for day in self.steps.values() if day is not None]
        return any(day <= on for day in dated) if dated else self.year <= on.year

    def state(self, on: date) -> str:
        """Where it stands, by the words that coverage counts by; "ended" for whatever is over."""
        if self.taken("repealed_on", on) or self.taken("annulled_on", on):
            return "ended"
        if self.taken("promulgated_on" if self.kind in PROMULGATED else "enacted_on", on):
            return "ended" if self.valid_until is not None and self.valid_until < on else "in_force"
        for state in ("enacted", "agreed", "deliberation", "drafting", "planned"):
            if self.taken(f"{state}_on", on):
                return state
        return "drafting"

    @property
    def protects(self) -> bool:
        return self.kind == "village_regulation" and self.theme in PROTECTIVE and not self.in_bin


@dataclass
class World:
    """What was recorded, and the kind of each village that there is."""

    kinds: dict[str, Kind]
    met: list[Met] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    nils: list[Nil] = field(default_factory=list)

    def recount(self, code: str, period: Period, today: date) -> dict[str, object]:
        """The figures of the villages whose codes begin like this one; "" is the nation."""
        return self.count_days(code, period.first_day, min(period.last_day, today))

    def count_days(self, code: str, first: date, last: date) -> dict[str, object]:
        """The same of any days, both counted."""
        inside = {village for village in self.kinds if village.startswith(code)}
        met = [one for one in self.met if one.counts and first <= one.held_on <= last and one.villages & inside]
        reached, told, perdes = set(), set(), set()
        states: Counter[str] = Counter()
        for one in met:
            told |= one.villages & inside
            reached |= {village for village in inside if one.reached(village)}
        for nil in self.nils:
            if nil.village in inside and not (nil.last_day < first or nil.first_day > last):
                told.add(nil.village)
        for rule in self.rules:
            own = rule.kind != "regional_regulation"  # the work of the regency, not of the village
            stepped = any(step is not None and first <= step <= last for step in rule.steps.values())
            if own and stepped and not rule.in_bin:
                told |= rule.villages & inside
            if rule.protects and rule.village in inside and rule.begun(last):
                states[rule.state(last)] += 1
                if rule.state(last) == "in_force":
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
            **{state: states[state] for state in ("planned", "drafting", "deliberation", "agreed", "enacted")},
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


def random_day(chance: Random) -> date:
    """Often one of the days at the edge of a period."""
    edges = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 9, 30), date(2026, 10, 1), NOW.date())
    return chance.choice(edges) if chance.random() < 0.3 else FIRST_DAY + timedelta(chance.randrange(DAYS))


def _session(chance: Random, number: int, active: list[Area], world: World) -> OutreachSession:
    served = chance.sample(active, chance.choice((1, 1, 1, 2, 3, 8)))
    heads = [0, 0, 0, 0] if chance.random() < 0.15 else [chance.randrange(20) for _ in range(4)]
    in_bin = chance.random() < 0.1
    villages = [area.code for area in served]
    met = Met(
        random_day(chance),
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
    village, period = chance.choice(areas), period_of(random_day(chance), chance.choice(("month", "quarter")))
    if (village.code, period.code) in declared:
        return
    declared.add((village.code, period.code))
    world.nils.append(Nil(village.code, period.first_day, period.last_day))
    days = {"first_day": period.first_day, "last_day": period.last_day}
    tx.add(NilReport(village_id=village.id, period=period.code, **days))


def _regulation(chance: Random, number: int, active: list[Area], world: World) -> Regulation:
    """Any kind at any stage; some steps were not written down, some days lie in the future."""
    village = chance.choice(active)
    kind, theme = chance.choice(kinds_for(village.kind)), chance.choice(list(Theme))
    days, taken = sorted(random_day(chance) for _ in STEPS), chance.choice((0, 1, 2, 4, 5, 6, 6, 8, 8, 8, 11, 12))
    steps = {
        step: day if index < taken and chance.random() < 0.8 else None
        for index, (step, day) in enumerate(zip(STEPS, days, strict=True))
    }
    if chance.random() < 0.8:
        steps["annulled_on"] = None
    shared = [village]
    if kind.value in ("joint_regulation", "regional_regulation"):
        shared += [area for area in chance.sample(active, 3) if area.kind is village.kind and area is not village]
    regional = kind.value == "regional_regulation"
    rule = Rule(
        "" if regional else village.code,
        frozenset(area.code for area in shared),
        kind.value,
        theme,
        chance.choice((2025, 2026)),
        steps,
        random_day(chance) if chance.random() < 0.15 else None,
        chance.random() < 0.1,
    )
    world.rules.append(rule)
    return Regulation(
        key=f"peraturan-{number}",
        area_id=village.regency_id if regional else village.id,
        kind=kind,
        theme=theme,
        number=number if steps["enacted_on"] or steps["promulgated_on"] else None,
        year=rule.year,
        title=f"Peraturan {number}",
        unsigned=steps["enacted_on"] is None and steps["promulgated_on"] is not None,
        valid_until=rule.valid_until,
        deleted_at=datetime.now(NOW.tzinfo) if rule.in_bin else None,
        village_rows=[RegulationVillage(village_id=area.id) for area in shared],
        **steps,
    )


def area_of(code: str) -> Area:
    return db.session.scalars(select(Area).where(Area.code == code)).one()
