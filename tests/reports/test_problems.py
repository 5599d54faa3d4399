"""Chapter IV and V: every number in a problem equals a recount, and every problem has a step with an addressee."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

import pytest
from sqlalchemy import update

from app.areas.models import Kind
from app.areas.queries import list_children
from app.db import write_tx
from app.outreach.models import OutreachSession
from app.periods import parse_period
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.coverage.recount import STEPS, Met, Rule, World, area_of, record_at_random
from tests.records import store_regulation, store_session
from tests.reports.reading import rows_of
from tests.signed_in import NOW

TODAY = NOW.date()
SOON = timedelta(days=90)
DECREES = ("head_decree", "ward_decree")


def record_problems(app, seed: int) -> World:
    """Random records, many of them without a woman or without names, and decrees on task forces that run out."""
    world, chance = record_at_random(app, seed), Random(seed)
    served = sorted({village for met in world.met for village in met.villages})
    with app.app_context(), write_tx() as tx:
        for number, met in enumerate(world.met):
            heads = {"women": 0, "girls": 0} if chance.random() < 0.5 else {}
            named = 0 if chance.random() < 0.4 else met.named
            world.met[number] = replace(met, named=named, **heads)
            query = update(OutreachSession).where(OutreachSession.key == f"kegiatan-{number}")
            tx.execute(query.values(named_count=named, **heads))
        for number in range(60):
            rule = _decree(chance, chance.choice(served), world)
            village_id = area_of(rule.village).id
            world.rules.append(rule)
            tx.add(
                Regulation(
                    key=f"sk-{number}",
                    area_id=village_id,
                    village_rows=[RegulationVillage(village_id=village_id)],
                    kind=RegulationKind(rule.kind),
                    theme=rule.theme,
                    year=2026,
                    title="Satuan tugas",
                    valid_until=rule.valid_until,
                    deleted_at=datetime.now(NOW.tzinfo) if rule.in_bin else None,
                    **rule.steps,
                )
            )
    return world


def _decree(chance: Random, village: str, world: World) -> Rule:
    kind = "ward_decree" if world.kinds[village] is Kind.KELURAHAN else "head_decree"
    steps: dict[str, date | None] = dict.fromkeys(STEPS)
    steps["enacted_on"] = TODAY - timedelta(days=chance.randrange(-20, 600))
    if chance.random() < 0.15:
        steps["repealed_on"] = TODAY - timedelta(days=chance.randrange(100))
    until = chance.choice((None, -300, -8, -1, 0, 5, 60, 83, 90, 91, 400))
    valid_until = None if until is None else TODAY + timedelta(days=until)
    theme = Theme.TASK_FORCE if chance.random() < 0.8 else Theme.OTHER
    return Rule(village, frozenset({village}), kind, theme, 2026, steps, valid_until, chance.random() < 0.1)


def run_out(world: World, code: str, on: date) -> list[date]:
    """The last days of the task forces of those villages whose last decree ends within 90 days, or has ended."""
    found = []
    for village in (one for one in world.kinds if one.startswith(code)):
        holding = [
            rule.valid_until or date.max
            for rule in world.rules
            if rule.village == village and rule.kind in DECREES and rule.theme is Theme.TASK_FORCE and not rule.in_bin
            if rule.taken("enacted_on", on) and not rule.taken("repealed_on", on) and not rule.taken("annulled_on", on)
        ]
        if holding and max(holding) <= on + SOON:
            found.append(max(holding))
    return found


def held(world: World, code: str, first: date, last: date) -> list[Met]:
    inside = {village for village in world.kinds if village.startswith(code)}
    return [met for met in world.met if met.counts and first <= met.held_on <= last and met.villages & inside]


def came(met: Met) -> int:
    return met.men + met.women + met.boys + met.girls


def women(met: Met) -> int:
    return met.women + met.girls


def problems_of(page) -> list[str]:
    """The problems of chapter IV as the preview lists them, the only one as a paragraph."""
    heads = page.all(".sheet h3.chapter")
    chapter = next(one for one in heads if "Permasalahan" in one.text_content())
    first = next(one for one in chapter.itersiblings("ol", "p") if one.get("class") != "edit-text")
    found = [first] if first.tag == "p" else first.cssselect("li")
    told = [" ".join(one.text_content().split()) for one in found]
    return [] if "tidak menunjukkan permasalahan" in told[0] else told


def numbers_in(sentence: str) -> list[int]:
    """The numbers in the order of the sentence, those in words too; shares and days are left out."""
    words = {"satu": 1, "satu-satunya": 1}
    plain = re.sub(r"\(.*?\)|90 hari|\d+ [A-Z][a-z]+ \d{4}", "", sentence).casefold()
    found = re.findall(r"satu-satunya|\bsatu\b(?! pun)|\d[\d.]*", plain.replace("satuan", ""))
    return [words.get(one) or int(one.replace(".", "")) for one in found]


def of_all(some: Sequence[Met], every: Sequence[Met]) -> list[int]:
    """The numbers of "3 dari 9" or, where it is all of them, of "seluruh 9"."""
    return [len(some), len(every)][len(some) == len(every) :] if some else []


def the_one(sentences: Sequence[str], part: str) -> str:
    """The only problem with these words; "" where there is none."""
    found = [one for one in sentences if part in one]
    assert len(found) <= 1
    return found[0] if found else ""


@pytest.mark.parametrize("period", ["2026-Q3", "2026", "2026-Q4"])
@pytest.mark.parametrize("code", ["ID", "19", "19.01", cast.MENDO_BARAT, "19.71"])
def test_the_numbers_in_the_problems_equal_a_recount(app, browser, admin, code, period):
    world = record_problems(app, seed=31)
    asked, beginning = parse_period(period), "" if code == "ID" else code
    last = min(asked.last_day, TODAY)
    attended = [met for met in held(world, beginning, asked.first_day, last) if came(met)]
    of_men = [met for met in attended if not women(met)]
    reached = {village for met in attended for village in met.villages if village.startswith(beginning)}
    by_village = {village: [met for met in attended if met.reached(village)] for village in reached}
    men_only = [one for one, sessions in by_village.items() if sessions and not any(map(women, sessions))]
    unnamed = [met for met in attended if not met.named]

    found = problems_of(browser.sign_in(admin).open(f"/reports/progress?area={code}&period={period}"))

    told = the_one(found, "seorang pun perempuan")
    assert numbers_in(told.partition(":")[0]) == [*of_all(of_men, attended), *([len(men_only)] if men_only else [])]
    told = the_one(found, "belum memuat nama")
    assert numbers_in(told) == of_all(unnamed, attended)
    ends = run_out(world, beginning, last)
    ended = sum(day < last for day in ends)
    told = the_one(found, "SK satuan tugas")
    assert numbers_in(told.partition(":")[0]) == [count for count in (ended, len(ends) - ended) if count]
    figures = world.recount(beginning, asked, TODAY)
    silent = figures["desa"] + figures["kelurahan"] - figures["reported"]
    assert numbers_in(the_one(found, "belum lapor").partition(", terbanyak")[0].partition(":")[0])[:1] == [silent]
    lacking = figures["desa"] - figures["perdes"]
    told = the_one(found, "belum memiliki peraturan desa")
    assert numbers_in(told)[:1] == ([lacking] if lacking else [])
    assert (of_men and ends) or code not in ("ID", cast.BABEL)  # so that the test tries what it is about


@pytest.mark.parametrize("code", ["ID", "19", "19.01", cast.MENDO_BARAT, "19.71", cast.KACE_TIMUR, cast.KELURAHAN])
def test_every_problem_has_a_step_and_every_step_somebody_and_a_day(app, browser, admin, code):
    record_problems(app, seed=32)
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period=2026-Q3")
    found, steps = problems_of(page), rows_of(page, "actions")

    assert 0 < len(found) <= 8
    assert len(found) <= len(steps) <= 2 * len(found)
    for _number, what, who, by in steps:
        assert what.endswith(".")
        assert re.match(r"[A-Z]", who)
        assert re.fullmatch(r"\d{1,2} [A-Z]\w+ 202[67]", by)


def test_where_nothing_is_wrong_the_work_goes_on(app, browser, siti):
    store_session(app)
    store_regulation(app)
    page = browser.sign_in(siti).open(f"/reports/progress?area={cast.KACE_TIMUR}&period=2026-Q3")

    assert problems_of(page) == []
    assert "tidak menunjukkan permasalahan" in page.text(".sheet")
    wanted = "kegiatan edukasi berkala di setiap dusun. Pelaksana: Kepala Desa Kace Timur"
    assert wanted in page.text(".sheet")


def test_the_silent_are_named_where_they_are_few(app, browser, dewi):
    with app.app_context():
        villages = [one.code for one in list_children(area_of(cast.MENDO_BARAT))]
    for number, village in enumerate(villages[2:]):
        store_session(app, village, key=f"k{number}")
    page = browser.sign_in(dewi).open(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3")

    told = the_one(problems_of(page), "belum lapor")
    assert told.startswith(f"Sebanyak 2 dari {len(villages)} desa (13,3%) belum lapor: Desa ")
