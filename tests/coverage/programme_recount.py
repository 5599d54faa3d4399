"""A programme of random criteria, villages that take part in it at random, and both recounted in plain Python."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area, Level
from app.db import write_tx
from app.programmes.models import Criterion, Enrolment, Evidence, Milestone, Programme, ProgrammeVersion
from app.programmes.vocabulary import Rule, Stage
from tests.coverage.recount import World, random_day
from tests.signed_in import NOW

SLUG = "uji-coba"
STAGES = [stage.value for stage in Stage]


@dataclass(frozen=True)
class Asked:
    """A criterion: for which kinds of village, and how it is met."""

    key: str
    kinds: tuple[str, ...]
    rule: str
    settings: dict


@dataclass(frozen=True)
class Reached:
    stage: str
    on: date
    until: date | None
    taken_back: bool


@dataclass(frozen=True)
class Shown:
    key: str
    on: date
    until: date | None
    removed: bool


@dataclass(frozen=True)
class Taken:
    """A part of a village from one day to another."""

    village: str
    first: date
    last: date | None
    in_bin: bool
    stages: tuple[Reached, ...]
    evidence: tuple[Shown, ...]

    def runs(self, on: date) -> bool:
        return self.first <= on and (self.last is None or self.last > on)


@dataclass
class ProgrammeWorld:
    """`versions` are (first day, name, criteria); `parts` in the order in which they were stored."""

    world: World
    versions: list[tuple[date, str, list[Asked]]]
    parts: list[Taken] = field(default_factory=list)

    def version(self, on: date) -> tuple[str, list[Asked]]:
        *_earlier, (_first, name, criteria) = [one for one in self.versions if one[0] <= on]
        return name, criteria

    def part(self, village: str, on: date) -> Taken | None:
        """The one that runs, else the last that has ended."""
        found = [one for one in self.parts if one.village == village and not one.in_bin and one.first <= on]
        found.sort(key=lambda one: one.first)  # of two from one day the later stored
        running = [one for one in found if one.runs(on)]
        return (running or found or [None])[-1]

    def last_stage(self, part: Taken, on: date) -> Reached | None:
        reached = [one for one in part.stages if not one.taken_back and one.on <= on]
        return sorted(reached, key=lambda one: one.on)[-1] if reached else None

    def standing(self, village: str, on: date) -> str:
        """A stage, "unstaged", "ended" or "never"."""
        part = self.part(village, on)
        if part is None:
            return "never"
        if not part.runs(on):
            return "ended"
        last = self.last_stage(part, on)
        if last is None:
            return "unstaged"
        return "lapsed" if last.until is not None and last.until < on else last.stage

    def lapses_soon(self, village: str, on: date) -> bool:
        part = self.part(village, on)
        last = self.last_stage(part, on) if part and part.runs(on) else None
        if last is None or last.until is None or last.stage == "lapsed":
            return False
        return on <= last.until <= on + timedelta(days=90)

    def count(self, code: str, on: date) -> Counter[str]:
        """How many villages whose codes begin like this one stand where; "soon" apart."""
        inside = [village for village in self.world.kinds if village.startswith(code)]
        counts = Counter(self.standing(village, on) for village in inside)
        counts["soon"] = sum(self.lapses_soon(village, on) for village in inside)
        counts["villages"] = len(inside)
        counts["taking_part"] = sum(counts[stage] for stage in STAGES) + counts["unstaged"]
        return counts

    def taking_part(self, code: str, on: date) -> list[str]:
        standings = {village: self.standing(village, on) for village in self.world.kinds if village.startswith(code)}
        return sorted(village for village, at in standings.items() if at not in ("never", "ended"))

    def judge(self, village: str, on: date) -> list[bool | None]:
        """Whether each criterion of that day is met; None where it does not apply."""
        return [self._judge(asked, village, on) for asked in self.version(on)[1]]

    def _judge(self, asked: Asked, village: str, on: date) -> bool | None:
        if asked.kinds and self.world.kinds[village].value not in asked.kinds:
            return None
        if asked.rule == "regulation":
            return any(
                rule.state(on) == "in_force" and rule.kind in asked.settings["kinds"]
                for rule in self.world.rules
                if village in rule.villages and not rule.in_bin and rule.theme.value in asked.settings["themes"]
            )
        if asked.rule == "sessions":
            first = _months_back(on, asked.settings["months"])
            held = [one for one in self.world.met if one.counts and one.reached(village) and first < one.held_on <= on]
            return len(held) >= asked.settings["count"]
        if asked.rule == "designated":
            return self.standing(village, on) == "designated"
        part = self.part(village, on)
        return part is not None and any(
            one.key == asked.key and not one.removed and one.on <= on and (one.until is None or one.until >= on)
            for one in part.evidence
        )


def _months_back(on: date, months: int) -> date:
    """The same day so many months earlier, or the last of a shorter month."""
    at = on.year * 12 + on.month - 1 - months
    year, month = divmod(at, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


ALL_KINDS = ["village_regulation", "joint_regulation", "head_regulation", "head_decree", "ward_decree"]
CRITERIA = [
    Asked("musyawarah", (), "by_hand", {}),
    Asked(
        "perdes", ("desa", "desa_adat"), "regulation", {"kinds": ["village_regulation"], "themes": ["pmi_protection"]}
    ),
    Asked(
        "apa-saja", (), "regulation", {"kinds": [*ALL_KINDS, "regional_regulation"], "themes": ["task_force", "other"]}
    ),
    Asked("sosialisasi", (), "sessions", {"count": 2, "months": 6, "audiences": [], "topics": []}),
    Asked("kelurahan", ("kelurahan",), "by_hand", {}),
    Asked("sekali", (), "sessions", {"count": 1, "months": 12, "audiences": [], "topics": []}),
    Asked("ditetapkan", (), "designated", {}),
]
VERSIONS = [(date(2020, 1, 1), "Uji Coba Lama", CRITERIA[:4]), (date(2026, 7, 1), "Uji Coba Baru", CRITERIA[1:])]


def enrol_at_random(app: Flask, world: World, seed: int, villages: int = 40) -> ProgrammeWorld:
    """Store the programme and the parts of so many villages in it, some of them twice, some in the bin."""
    chance, known = Random(seed), ProgrammeWorld(world, VERSIONS)
    with app.app_context(), write_tx() as tx:
        programme = Programme(slug=SLUG)
        for number, (first, name, criteria) in enumerate(VERSIONS, 1):
            programme.versions.append(
                ProgrammeVersion(
                    number=number, valid_from=first, name=name, short_name=name, criteria=_criteria(criteria)
                )
            )
        tx.add(programme)
        areas = tx.scalars(select(Area).where(Area.level == Level.VILLAGE).order_by(Area.code)).all()
        some = [area for area in areas if area.code[:8] in ("19.01.04", "19.01.01", "19.05.01", "19.71.01", "21.71.01")]
        for area in chance.sample(some, min(villages, len(some))):
            for part in _parts(chance, area.code):
                known.parts.append(part)
                stored = _enrolment(part, programme, area)
                tx.add(stored)
                tx.flush()  # so that ids follow the order of the list
                tx.add_all(_evidence(part, stored.id))
    return known


def _criteria(criteria: list[Asked]) -> list[Criterion]:
    return [
        Criterion(
            key=one.key,
            position=at,
            text=f"Syarat {one.key}",
            area_kinds=list(one.kinds),
            rule=Rule(one.rule),
            settings=one.settings,
        )
        for at, one in enumerate(criteria, 1)
    ]


def _parts(chance: Random, village: str) -> list[Taken]:
    """At most one of them is open and not in the bin."""
    first, second, third = sorted(random_day(chance) for _ in range(3))
    if chance.random() < 0.3:
        return [_part(chance, village, first, second), _part(chance, village, second, None)]
    return [_part(chance, village, first, third if chance.random() < 0.2 else None)]


def _part(chance: Random, village: str, first: date, last: date | None) -> Taken:
    def until() -> date | None:
        return random_day(chance) + timedelta(days=chance.randrange(200)) if chance.random() < 0.5 else None

    stages = tuple(
        Reached(chance.choice(STAGES), random_day(chance), until(), chance.random() < 0.15)
        for _ in range(chance.randrange(4))
    )
    keys = [one.key for one in CRITERIA if one.rule == "by_hand"]
    evidence = tuple(
        Shown(chance.choice(keys), random_day(chance), until(), chance.random() < 0.15)
        for _ in range(chance.randrange(4))
    )
    return Taken(village, first, last, chance.random() < 0.1, stages, evidence)


def _enrolment(part: Taken, programme: Programme, area: Area) -> Enrolment:
    now = datetime.now(NOW.tzinfo)
    return Enrolment(
        programme=programme,
        village_id=area.id,
        started_on=part.first,
        ended_on=part.last,
        deleted_at=now if part.in_bin else None,
        milestones=[
            Milestone(
                stage=Stage(one.stage),
                reached_on=one.on,
                expires_on=one.until,
                removed_at=now if one.taken_back else None,
            )
            for one in part.stages
        ],
    )


def _evidence(part: Taken, enrolment_id: int) -> list[Evidence]:
    return [
        Evidence(
            enrolment_id=enrolment_id,
            criterion_key=one.key,
            met_on=one.on,
            met_until=one.until,
            removed_at=datetime.now(NOW.tzinfo) if one.removed else None,
        )
        for one in part.evidence
    ]
