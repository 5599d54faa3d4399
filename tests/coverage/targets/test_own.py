"""A lead's own indicators: added once, counted as a recount says, in targets, files and reports, and put aside."""

from datetime import date

import pytest
from sqlalchemy import select

from app.areas.models import Level
from app.areas.queries import find_area
from app.coverage.models import OwnIndicator
from app.coverage.targets.measure_queries import measure
from app.coverage.targets.measures import MEASURE_NAMES, MEASURES
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.outreach.vocabulary import Topic
from app.periods import parse_period
from app.programmes.models import Enrolment
from app.programmes.vocabulary import Stage
from tests import cast
from tests.coverage.recount import record_at_random
from tests.coverage.targets.stored import rows_of
from tests.programme_records import store_enrolment, store_stage
from tests.records import count, store_regulation, store_session

Q3 = "?period=2026-Q3"
NEW = "/targets/19/indicators/new?measure="


def add(lead, measure: str, name: str, **answers):
    return lead.open(NEW + measure).submit("Tambahkan indikator", name=name, **answers)


def test_it_is_added_once_and_stands_in_targets_and_file(app, browser, ayu):
    store_session(app)
    lead = browser.sign_in(ayu)
    page = lead.open(NEW + "topic_sessions")

    done = page.submit("Tambahkan indikator", name="Kegiatan TPPO", parameter="trafficking")
    page.submit("Tambahkan indikator", name="Kegiatan TPPO", parameter="trafficking")

    assert "Kegiatan dengan satu topik: Bahaya" in done.text()
    assert count(app, OwnIndicator) == 1
    page = lead.open(f"/targets/19.01{Q3}")
    key = next(field.get("id") for field in page.all("td input") if field.get("id").startswith("own_"))
    page = page.submit("Simpan target", **{key: "4"})
    assert rows_of(page)["Kegiatan TPPO"] == ["", "1", "25%", "Sangat kurang"]
    assert "Kegiatan TPPO: - → 4" in page.text("#versions")
    assert "Kegiatan TPPO (1 dari" not in page.text()
    report = lead.open("/reports/progress?area=19.01&period=2026-Q3").texts(".indicators tbody th")
    assert report[-1] == "Kegiatan TPPO"


def test_a_name_that_is_taken_is_refused_and_kept(browser, ayu):
    page = add(browser.sign_in(ayu), "checked_sessions", "kegiatan!")

    assert "sudah ada di sini" in page.text("#name-error")
    assert page.one("#name").get("value") == "kegiatan!"


@pytest.mark.parametrize(
    ("measure", "answers"),
    [
        ("nonsense", {}),
        ("topic_sessions", {"parameter": "1; DROP TABLE target"}),
        ("stage_villages", {"parameter": "x"}),
    ],
)
def test_only_what_stands_in_the_list_is_counted(app, browser, ayu, measure, answers):
    lead = browser.sign_in(ayu)
    if measure in MEASURES:
        add(lead, measure, "Apa saja", **answers)
    else:
        assert lead.open(NEW + measure).path == "/targets/19/indicators"
    assert count(app, OwnIndicator) == 0


def test_put_aside_it_is_asked_for_no_more(app, browser, ayu):
    lead = browser.sign_in(ayu)
    add(lead, "checked_sessions", "Diperiksa").submit("Berhenti memakai")

    assert "Belum ada yang ditambahkan" in lead.open("/targets/19/indicators").text()
    assert "Diperiksa" not in rows_of(lead.open("/targets/19?period=2026-Q4"))
    assert "Diperiksa" in rows_of(lead.open(f"/targets/19{Q3}"))  # whose last day was before


def test_that_of_an_area_above_is_used_but_not_taken_away_below(app, browser, ayu, rahmat):
    with app.app_context(), write_tx() as tx:
        tx.add(OwnIndicator(key="own_1", area_id=find_area("ID").id, name="Nasional", measure="checked_sessions"))

    page = browser.sign_in(ayu).open("/targets/19/indicators")

    assert "dari Indonesia" in page.text()
    assert not [button for button in page.texts("button") if button == "Berhenti memakai"]
    assert "Nasional" in rows_of(browser.sign_in(rahmat).open(f"/targets/19.01{Q3}"))


def test_every_measure_has_a_name():
    assert set(MEASURES) == set(MEASURE_NAMES)


def counted(code: str, name: str, parameter: str = "") -> tuple[int, int]:
    """(of the area, of all rows below it) in the third quarter."""
    area, period = find_area(code), parse_period("2026-Q3")
    own = OwnIndicator(key="own_1", area_id=area.id, name="", measure=name, parameter=parameter)
    found = measure(own, area, area.level.below or Level.VILLAGE, period.first_day, period.last_day)
    return found.total, sum(found.by_area.values())


@pytest.mark.parametrize("code", ["ID", "19", "19.01", cast.MENDO_BARAT, cast.KACE_TIMUR])
def test_sessions_are_counted_once_and_villages_too(app, code):
    world = record_at_random(app, seed=77)
    with app.app_context(), write_tx() as tx:
        for one in tx.scalars(select(OutreachSession)):
            one.topics = [Topic.COSTS] if one.women else [Topic.TRAFFICKING]
    inside = {village for village in world.kinds if code == "ID" or village.startswith(code)}
    period = parse_period("2026-Q3")
    met = [
        one
        for one in world.met
        if one.counts and period.first_day <= one.held_on <= period.last_day and one.villages & inside
    ]
    costs = [one for one in met if one.women]

    with app.app_context():
        assert counted(code, "topic_sessions", "costs")[0] == len(costs)
        assert counted(code, "topic_attendance", "costs")[0] == sum(
            one.men + one.women + one.boys + one.girls for one in costs
        )
        assert counted(code, "topic_villages", "costs")[0] == len(
            {village for one in costs for village in inside if one.reached(village)}
        )
        assert counted(code, "women_villages")[0] == len(
            {village for one in met if one.women + one.girls for village in inside if one.reached(village)}
        )
        assert counted(code, "children_attendance")[0] == sum(one.boys + one.girls for one in met)
        assert counted(code, "women_attendance")[0] == sum(one.women + one.girls for one in met)
        assert counted(code, "checked_sessions")[0] == sum(one.state == "checked" for one in met)
        assert counted(code, "audience_sessions", "youth") == (0, 0)


def test_villages_at_a_stage_or_beyond_and_with_a_decree(app):
    store_stage(app, store_enrolment(app), Stage.ACTIVE, date(2026, 5, 4))
    store_regulation(app)
    with app.app_context():
        number = db.session.scalar(select(Enrolment.programme_id))
        from_declared = counted("19", "from_stage_villages", f"{number}:declared")
        assert counted("19", "stage_villages", f"{number}:declared") == (0, 0)
        assert from_declared == (1, 1)
        assert counted(cast.KACE_TIMUR, "stage_villages", f"{number}:active")[0] == 1
        assert counted("19.01", "theme_villages", "pmi_protection") == (1, 1)
