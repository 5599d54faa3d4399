"""Random records of the villages of Bangka Belitung, and their tabs and scores worked out from them in plain Python."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from flask import Flask
from sqlalchemy import select

from app.areas.models import Area, Kind, Level
from app.db import write_tx
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.vocabulary import SessionState
from app.programmes.models import Enrolment, Milestone, Programme
from app.programmes.vocabulary import Stage
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind, Theme
from app.worklist.models import ResidentsAbroad
from tests import cast
from tests.signed_in import NOW

TODAY = NOW.date()
YEAR_AGO = date(2025, 10, 7)
WINDOW = (TODAY - timedelta(days=90), TODAY + timedelta(days=90))


@dataclass
class Truth:
    """What is known of one village."""

    kind: Kind
    reached: list[date] = field(default_factory=list)
    named: list[date] = field(default_factory=list)
    women: list[date] = field(default_factory=list)
    residents: int | None = None
    regulation: str = "none"  # begun, stuck, in_force
    programme: str = "none"  # prepares, holds
    ends: date | None = None

    def tabs(self) -> set[str]:
        lately = bool(self.reached) and max(self.reached) >= YEAR_AGO
        found = {
            "never": not self.reached,
            "year": bool(self.reached) and max(self.reached) < YEAR_AGO,
            "names": lately and not [day for day in self.named if day >= YEAR_AGO],
            "women": lately and not [day for day in self.women if day >= YEAR_AGO],
            "stuck": self.regulation == "stuck",
            "lapsing": self.ends is not None,
        }
        tabs = {name for name, there in found.items() if there}
        return tabs | {"all"} if tabs else tabs

    def score(self, weights: dict[str, int]) -> Fraction:
        """Exactly, by the rules as the page tells them."""
        shares: dict[str, Fraction] = {"time": Fraction(1)}
        if self.reached:
            shares["time"] = min(Fraction(1), Fraction(whole_months(max(self.reached)), weights["months_full"]))
        if self.residents is not None:
            shares["abroad"] = min(Fraction(1), Fraction(self.residents, weights["abroad_full"]))
        if self.kind is not Kind.KELURAHAN:
            shares["regulation"] = {"begun": Fraction(1, 2), "in_force": Fraction(0)}.get(self.regulation, Fraction(1))
        shares["programme"] = {"prepares": Fraction(1, 2), "holds": Fraction(0)}.get(self.programme, Fraction(1))
        if self.ends is not None:
            shares["programme"] = Fraction(1)
        counted = sum(weights[name] for name in shares)
        return sum((weights[name] * share * 100 / counted for name, share in shares.items()), Fraction(0))


def whole_months(last: date) -> int:
    months = (TODAY.year - last.year) * 12 + TODAY.month - last.month
    return months - (TODAY.day < last.day)


def record_at_random(app: Flask, seed: int) -> dict[str, Truth]:
    """{code: what is known} of every village of the province."""
    random = Random(seed)
    with app.app_context(), write_tx() as tx:
        areas = tx.scalars(select(Area).where(Area.level == Level.VILLAGE, Area.code.startswith("19."))).all()
        programme_id = tx.scalars(select(Programme.id).where(Programme.slug == "desa-anti-tppo")).one()
        world = {area.code: Truth(area.kind) for area in areas}
        for number, area in enumerate(areas):
            truth = world[area.code]
            for turn in range(random.choice((0, 1, 1, 2))):
                _meet(tx, random, area, truth, f"{seed}-{number}-{turn}")
            if random.random() < 0.4:
                truth.residents = random.choice((0, 3, 20, 99, 100, 250))
                tx.add(ResidentsAbroad(village_id=area.id, residents=truth.residents, counted_on=TODAY, source="buku"))
            if area.kind is not Kind.KELURAHAN:
                _regulate(tx, random, area, truth, number)
            _take_part(tx, random, area, truth, programme_id)
    return world


def _meet(tx, random: Random, area: Area, truth: Truth, key: str) -> None:
    on = TODAY - timedelta(days=random.choice((0, 30, 200, 364, 365, 366, 500, 800)))
    women, named, counts = random.choice((0, 9)), random.choice((0, 4)), random.random() < 0.9
    men = random.choice((0, 7))
    session = OutreachSession(key=key, title="Sosialisasi", held_on=on, host_area_id=area.id, men=men, women=women)
    session.boys = session.girls = 0
    session.named_count = named
    session.state = SessionState.SUBMITTED if counts else SessionState.RETURNED
    tx.add(session)
    tx.flush()
    tx.add(OutreachVillage(session_id=session.id, village_id=area.id))
    if counts and men + women:
        truth.reached.append(on)
        truth.named += [on] * bool(named)
        truth.women += [on] * bool(women)


def _regulate(tx, random: Random, area: Area, truth: Truth, number: int) -> None:
    truth.regulation = random.choice(("none", "begun", "stuck", "in_force", "waits"))
    steps = {
        "begun": {"drafting_on": date(2026, 8, 1)},
        "stuck": {"agreed_on": date(2026, 3, 1), "enacted_on": date(2026, 9, 20)},
        "in_force": {
            "agreed_on": date(2026, 1, 5),
            "enacted_on": date(2026, 1, 9),
            "promulgated_on": date(2026, 1, 12),
        },
        "waits": {"agreed_on": date(2026, 10, 1)},  # the head may still sign in time
    }.get(truth.regulation)
    if truth.regulation == "waits":
        truth.regulation = "begun"
    if steps:
        _add(tx, area, RegulationKind.VILLAGE_REGULATION, Theme.PMI_PROTECTION, steps, number)
    if random.random() < 0.15:
        until = random.choice((TODAY + timedelta(days=90), TODAY - timedelta(days=90), TODAY + timedelta(days=91)))
        decree = {"enacted_on": date(2024, 1, 5), "valid_until": until}
        _add(tx, area, RegulationKind.HEAD_DECREE, Theme.TASK_FORCE, decree, number)
        if WINDOW[0] <= until <= WINDOW[1]:
            truth.ends = until


def _add(tx, area: Area, kind: RegulationKind, theme: Theme, values: dict, number: int) -> None:
    record = Regulation(
        area_id=area.id, kind=kind, theme=theme, number=number + 1, year=2026, title="Pelindungan", **values
    )
    record.village_rows = [RegulationVillage(village_id=area.id)]
    tx.add(record)


def _take_part(tx, random: Random, area: Area, truth: Truth, programme_id: int) -> None:
    stage = random.choice((None, Stage.PROPOSED, Stage.DECLARED, Stage.DESIGNATED, Stage.LAPSED))
    if stage is None:
        return
    until = random.choice((None, TODAY + timedelta(days=40), TODAY - timedelta(days=10), TODAY - timedelta(days=200)))
    expires_on = until if stage is Stage.DESIGNATED else None
    part = Enrolment(programme_id=programme_id, village_id=area.id, started_on=date(2024, 1, 1))
    part.milestones = [Milestone(stage=stage, reached_on=date(2024, 2, 1), expires_on=expires_on)]
    tx.add(part)
    over = stage is Stage.LAPSED or (expires_on is not None and expires_on < TODAY)
    truth.programme = "none" if over else "prepares" if stage is Stage.PROPOSED else "holds"
    if expires_on is not None and WINDOW[0] <= expires_on <= WINDOW[1]:
        truth.ends = min(truth.ends or expires_on, expires_on)


START = {"time": 40, "abroad": 30, "regulation": 20, "programme": 10, "months_full": 24, "abroad_full": 100}


def set_weights(browser, lead: cast.Person, code: str, **weights: int) -> dict[str, int]:
    """Set on the page; what was not named stays as at the start."""
    values = START | weights
    browser.sign_in(lead).open(f"/worklist/{code}/weights").submit(
        "Simpan bobot", **{name: str(value) for name, value in values.items()}
    )
    return values
