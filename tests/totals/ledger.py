"""What the base rows say of any area and any days, recounted in plain Python: nothing here shares code with the app."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from app.areas.models import Area, AreaSuccession, Change, Level
from app.db import db
from app.outreach.models import (
    NilReport,
    OutreachSession,
    OutreachVillage,
    Participant,
    SessionAudience,
    SessionTopic,
)
from app.regulations.models import Regulation, RegulationVillage
from app.totals.models import ReportingDeadline
from tests.coverage.recount import STEPS, Met, Nil, Rule, World

OFFICE = ZoneInfo("Asia/Jakarta")
Told = dict[tuple[int, str], datetime]


def rows_of(model, *order) -> list:
    return db.session.execute(sa.select(model.__table__).order_by(*order)).all()


class Ledger:
    """All rows, read once. `told` says since when a step of a regulation has stood in its month."""

    def __init__(self, told: Told):
        self.areas = {row.id: row for row in rows_of(Area)}
        self.became = {row.area_id: row.successor_id for row in rows_of(AreaSuccession) if row.change is Change.MERGED}
        self.allowed = {self.areas[row.area_id].code: row.days for row in rows_of(ReportingDeadline)}
        self.sessions = [row for row in rows_of(OutreachSession) if self._counts(row)]
        self.served = _grouped(rows_of(OutreachVillage))
        self.people = _grouped(rows_of(Participant))
        self.marks = {"topic": _grouped(rows_of(SessionTopic)), "audience": _grouped(rows_of(SessionAudience))}
        self.rules = rows_of(Regulation)
        self.valid_in = defaultdict(set)
        for row in rows_of(RegulationVillage):
            self.valid_in[row.regulation_id].add(self.code(row.village_id))
        self.nils = rows_of(NilReport)
        self.told = told
        villages = {area.code: area.kind for area in self.areas.values() if self._is_village(area)}
        self.world = World(villages, [self._met(one) for one in self.sessions])
        self.world.rules = [self._rule(one) for one in self.rules]
        self.world.nils = [Nil(self.code(one.village_id), one.first_day, one.last_day) for one in self.nils]

    @staticmethod
    def _counts(row) -> bool:
        return row.deleted_at is None and row.state.value != "returned"

    @staticmethod
    def _is_village(area) -> bool:
        return area.level is Level.VILLAGE and area.retired_on is None

    def code(self, area_id: int) -> str:
        """Of the place that it is today."""
        while area_id in self.became:
            area_id = self.became[area_id]
        return self.areas[area_id].code

    def _met(self, row) -> Met:
        came = defaultdict(list)
        for one in self.served[row.id]:
            came[self.code(one.village_id)].append(one.attendance != 0)
        heads = (row.men, row.women, row.boys, row.girls)
        nobody = frozenset(code for code, some in came.items() if not any(some))
        return Met(row.held_on, frozenset(came), *heads, row.named_count, False, row.state.value, nobody)

    def _rule(self, row) -> Rule:
        maker = self.areas[row.area_id]
        return Rule(
            self.code(maker.id) if maker.level is Level.VILLAGE else "",
            frozenset(self.valid_in[row.id]),
            row.kind.value,
            row.theme,
            row.year,
            {step: getattr(row, step) for step in STEPS},
            row.valid_until,
            row.deleted_at is not None,
        )

    def figures(self, code: str, first: date, last: date, today: date) -> dict[str, object]:
        """Everything that coverage says of an area; `code` is "" for the nation."""
        last = min(last, today)
        counted = self.world.count_days(code, first, last)
        counted["on_time"] = self._on_time(code, first, last)
        if len(code) == len("19.01.04.2014"):
            met = [one for one in self.world.met if first <= one.held_on <= last and code in one.villages]
            counted["joint"] = sum(len(one.villages) > 1 for one in met)
        return counted

    def _on_time(self, code: str, first: date, last: date) -> int:
        told: dict[str, datetime] = {}
        for village, day, moment in self._tellings():
            if first <= day <= last and village.startswith(code):
                told[village] = min(moment, told.get(village, moment))
        end = datetime.combine(last, datetime.min.time(), OFFICE) + timedelta(days=1)
        return sum(
            moment < end + timedelta(days=self._days(village))
            for village, moment in told.items()
            if village in self.world.kinds
        )

    def _days(self, village: str) -> int:
        above = (village[:length] for length in (8, 5, 2))
        return next((self.allowed[one] for one in above if one in self.allowed), self.allowed.get("ID", 10))

    def _tellings(self) -> Iterable[tuple[str, date, datetime]]:
        """(village, day, when it was written down) of everything recorded; a nil report once for each of its days."""
        for row, met in zip(self.sessions, self.world.met, strict=True):
            moments = [row.created_at, *([row.recorded_at] if row.recorded_at else [])]
            yield from ((village, row.held_on, min(moments)) for village in met.villages)
        for row, rule in zip(self.rules, self.world.rules, strict=True):
            if not rule.in_bin and rule.kind != "regional_regulation":
                for step, day in rule.steps.items():
                    moment = self.told.get((row.id, step), row.created_at)
                    yield from ((village, day, moment) for village in rule.villages if day is not None)
        for row, nil in zip(self.nils, self.world.nils, strict=True):
            days = (nil.last_day - nil.first_day).days + 1
            yield from ((nil.village, nil.first_day + timedelta(n), row.declared_at) for n in range(days))

    def _within(self, code: str, first: date, last: date) -> list:
        """(row, Met) of the sessions of those days that served the area."""
        return [
            (row, met)
            for row, met in zip(self.sessions, self.world.met, strict=True)
            if first <= met.held_on <= last and any(village.startswith(code) for village in met.villages)
        ]

    def count_people(self, code: str, first: date, last: date) -> tuple[int, int, int]:
        """(names written down, different people, different people who live there)."""
        came = [one.person_key for row, _met in self._within(code, first, last) for one in self.people[row.id]]
        home = {
            one.person_key
            for row in self.sessions
            for one in self.people[row.id]
            if first <= row.held_on <= last and self._lives(one.home_village_id or row.host_area_id, code)
        }
        return len(came), len(set(came)), len(home)

    def _lives(self, area_id: int, code: str) -> bool:
        home = self.code(area_id)
        return len(home) >= len("19.01") and home.startswith(code)

    def count_shares(self, code: str, first: date, last: date) -> dict[str, dict[str, tuple[int, int]]]:
        """By topic and audience: {value: (sessions, attendance)}."""
        shares: dict[str, dict[str, Counter]] = {name: defaultdict(Counter) for name in self.marks}
        for row, met in self._within(code, first, last):
            heads = met.men + met.women + met.boys + met.girls
            marked = {name: [getattr(one, name) for one in rows[row.id]] for name, rows in self.marks.items()}
            for name, values in marked.items():
                for value in values:
                    shares[name][value.value] += Counter(sessions=1, attendance=heads)
        return {
            name: {value: (one["sessions"], one["attendance"]) for value, one in values.items()}
            for name, values in shares.items()
        }


def _grouped(rows: Iterable) -> dict[int, list]:
    by_session = defaultdict(list)
    for row in rows:
        by_session[row.session_id].append(row)
    return by_session
