"""Programmes in the report: counted as of the cut-off day, and never changed by what is written down for later."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.areas.queries import find_area
from app.db import write_tx
from app.periods import parse_period
from app.programmes.models import Criterion, Enrolment, Milestone, Programme, ProgrammeVersion
from app.programmes.vocabulary import Rule, Stage
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_sheet
from tests import cast
from tests.coverage.programme_recount import SLUG, STAGES, enrol_at_random
from tests.coverage.recount import record_at_random
from tests.programme_records import ANTI_TRAFFICKING, store_enrolment, store_evidence, store_stage
from tests.reports.reading import rows_of, sheet_text

LEVELS = ("ID", "19", "19.01", cast.MENDO_BARAT, cast.KACE_TIMUR)
QUARTER = "2026-Q3"


def reported(browser, person, code: str, period: str = QUARTER):
    return browser.sign_in(person).open(f"/reports/progress?area={code}&period={period}")


@pytest.mark.parametrize("period", ["2025", "2026-Q2", QUARTER, "2026-Q4"])
@pytest.mark.parametrize("code", ["ID", "19", "19.01", "19.71", cast.MENDO_BARAT])
def test_the_stages_equal_a_recount(app, browser, admin, code, period):
    world = enrol_at_random(app, record_at_random(app, 51), 51)
    page = reported(browser, admin, code, period)
    on, beginning = min(parse_period(period).last_day, date(2026, 10, 7)), "" if code == "ID" else code
    counts = world.count(beginning, on)
    rows = [row for row in rows_of(page, "programmes") if row[0] == world.version(on)[0]]

    if not counts["taking_part"] + counts["ended"]:
        assert rows == []
        return
    unstaged = [str(counts["unstaged"])] if counts["unstaged"] else []
    stages = [str(counts[stage]) for stage in STAGES]
    assert rows[0][1:] == [str(counts["taking_part"]), *stages, *unstaged, str(counts["ended"]), str(counts["never"])]
    if len(code) < 8:
        children = sorted({village[: len(beginning) + 3 if beginning else 2] for village in world.world.kinds})
        children = [child for child in children if child.startswith(beginning)]
        column = [row[1] for row in rows_of(page, "programme-children")]
        assert column == [str(world.count(child, on)["taking_part"]) for child in children]


@pytest.mark.parametrize("code", ["19.01", cast.MENDO_BARAT])
def test_every_village_that_takes_part_is_named_with_its_stage(app, browser, admin, code):
    world, on = enrol_at_random(app, record_at_random(app, 52), 52), date(2026, 9, 30)
    rows = [row for row in rows_of(reported(browser, admin, code), "parts") if len(row) > 1]
    names = {"ended": "berhenti", "unstaged": "belum bertahap"}
    standings = [world.standing(village, on) for village in sorted(world.world.kinds) if village.startswith(code)]
    found = [one for one in standings if one != "never"]

    assert len(rows) == len(found)
    for row, at in zip(rows, found, strict=True):
        assert row[2] == names.get(at) or at in STAGES
        assert (row[2] == "berhenti") == (at == "ended")


def test_a_village_reads_its_stage_and_how_many_criteria_it_meets(app, browser, siti):
    part = store_enrolment(app)
    store_stage(app, part, Stage.ACTIVE, date(2026, 5, 4))
    store_evidence(app, part, "posko")
    store_enrolment(app, slug="desbumi", ended_on=date(2026, 6, 1))

    page = reported(browser, siti, cast.KACE_TIMUR)

    said = "Desa Kace Timur mengikuti Desa Anti-TPPO. Desa Anti-TPPO: aktif sejak 4 Mei 2026; 1 dari 11 kriteria"
    assert said in sheet_text(page)
    assert "Desbumi: berhenti sejak 12 Januari 2026." in sheet_text(page)


def test_a_village_without_a_programme_says_so(browser, siti):
    assert "Desa Kace Timur belum mengikuti program." in sheet_text(reported(browser, siti, cast.KACE_TIMUR))


def content(app, code: str) -> dict:
    """All that the report of last quarter says, as figures and as it is laid out."""
    with app.test_request_context():
        report = build_report(find_area(code), parse_period(QUARTER), clock.now())
        laid_out = str(lay_out_sheet(report))
    told = asdict(report)
    told.pop("made_at")
    return told | {"laid out": laid_out.replace(str(report.made_at.strftime("%H.%M")), "")}


def change_everything_later(app, part_id: int) -> None:
    """From today on: the programme is renamed, asks other things and is another's; the village is designated."""
    today = clock.today()
    with app.app_context(), write_tx() as tx:
        programme = tx.scalars(select(Programme).where(Programme.slug == ANTI_TRAFFICKING)).one()
        version = ProgrammeVersion(
            programme_id=programme.id,
            number=2,
            valid_from=today,
            name="Nama Baru",
            short_name="Nama Baru",
            issuer="Lain",
        )
        version.criteria = [Criterion(key="posko", position=1, text="Lain sekali", rule=Rule.BY_HAND)]
        tx.add(version)
        tx.add(
            Milestone(
                enrolment_id=part_id,
                stage=Stage.DESIGNATED,
                reached_on=today,
                decree_number="7",
                expires_on=today + timedelta(days=30),
            )
        )
        village_id = tx.scalars(select(Enrolment.village_id).where(Enrolment.id == part_id)).one()
        other = tx.scalars(select(Programme.id).where(Programme.slug == "desbumi")).one()
        tx.add(Enrolment(programme_id=other, village_id=village_id, started_on=today))


@pytest.mark.parametrize("code", LEVELS)
def test_last_quarter_stays_what_it_was_when_a_programme_is_edited(app, code):
    part = store_enrolment(app)
    store_evidence(app, part, "posko")
    before = content(app, code)

    change_everything_later(app, part)

    assert content(app, code) == before
    assert "Desa Anti-TPPO" in before["laid out"]


def test_this_quarter_tells_the_new_name(app, browser, admin):
    part = store_enrolment(app)
    change_everything_later(app, part)

    text = sheet_text(reported(browser, admin, "19.01", "2026-Q4"))

    assert "Nama Baru" in text
    assert "Desa Anti-TPPO" not in text


def test_where_nobody_takes_part_there_is_no_table(browser, admin):
    page = reported(browser, admin, "19.71")

    assert "Belum ada kelurahan yang mengikuti program." in sheet_text(page)
    assert rows_of(page, "programmes") == []
    assert SLUG not in page.text()
