"""The grid: a cell for each village by the time since its last session, larger areas by the share reached."""

from collections import Counter

import pytest

from app.areas.models import Level
from app.coverage.calculate import lapse_of
from app.coverage.maps import tone_of
from app.coverage.review.grid import MOST_VILLAGES, cells_of
from app.periods import parse_period
from tests import cast
from tests.conftest import NOW
from tests.coverage.recount import record_at_random
from tests.records import store_session


def cells(page) -> Counter:
    """{tone: how many cells}, without those of the legend."""
    return Counter(use.get("href")[-1] for use in page.all("#grid .cells use, #grid .cells-wide use"))


@pytest.mark.parametrize(("code", "period"), [("19", "2026-Q3"), ("19.01", "2025-Q4"), ("19.01.04", "2026-10")])
def test_each_village_has_the_tone_of_its_last_session(app, browser, ayu, code, period):
    world = record_at_random(app, 31)
    asked = parse_period(period)
    cutoff = min(asked.last_day, NOW.date())

    page = browser.sign_in(ayu).open(f"/coverage/{code}?period={period}")

    villages = [one for one in world.kinds if one.startswith(code)]
    lapses = Counter(str(lapse_of(world.last_reached(one, cutoff), asked, cutoff)) for one in villages)
    assert cells(page) == lapses
    legend = [int(words.split()[-1].replace(".", "")) for words in page.texts("#grid .legend li")]
    assert legend == [lapses[str(tone)] for tone in range(5)]


def test_cells_say_which_village_and_when(app, browser, ayu):
    store_session(app)

    page = browser.sign_in(ayu).open(f"/coverage/{cast.BANGKA}?period=2026-Q3")

    titles = page.texts("#grid use > title")
    assert "Desa Kace Timur, September 2026" in titles
    assert "Desa Petaling, belum pernah" in titles
    block = page.one(f'#grid a[href="/coverage/{cast.MENDO_BARAT}?period=2026-Q3"]')
    assert block.cssselect("svg")[0].get("aria-label") == "Kec. Mendo Barat: 1 dari 15 dijangkau, 14 belum pernah"


def test_in_a_subdistrict_each_cell_leads_to_its_village(app, browser, dewi):
    store_session(app)

    page = browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}?period=2026-Q3")

    labels = {link.get("href"): link.get("aria-label") for link in page.all("#grid .cells-wide a")}
    assert labels[f"/areas/{cast.KACE_TIMUR}"] == "Desa Kace Timur, September 2026"
    assert len(labels) == 15


def test_the_nation_has_a_cell_for_each_regency_and_says_so(app, browser, admin):
    world = record_at_random(app, 32, sessions=400)

    page = browser.sign_in(admin).open("/coverage/ID?period=2026")

    regencies = {village[:5] for village in world.kinds}
    tones = Counter()
    for regency in regencies:
        found = world.recount(regency, parse_period("2026"), NOW.date())
        tones[str(tone_of(found["reached"], found["desa"] + found["kelurahan"]))] += 1
    assert cells(page) == tones
    assert page.text("#grid h2") == "Setiap kotak satu kabupaten atau kota"
    assert "desa terlalu banyak" in page.text("#grid")


@pytest.mark.parametrize(
    ("level", "villages", "cell"),
    [
        (Level.NATION, 83_762, Level.REGENCY),
        (Level.PROVINCE, MOST_VILLAGES + 1, Level.SUBDISTRICT),
        (Level.PROVINCE, MOST_VILLAGES, Level.VILLAGE),
        (Level.REGENCY, 852, Level.VILLAGE),
    ],
)
def test_what_a_cell_is(level, villages, cell):
    assert cells_of(level, villages) is cell


def test_a_large_province_has_a_cell_for_each_subdistrict(app, browser, ayu, monkeypatch):
    monkeypatch.setattr("app.coverage.review.grid.MOST_VILLAGES", 100)
    store_session(app)

    page = browser.sign_in(ayu).open(f"/coverage/{cast.BABEL}?period=2026-Q3")

    assert cells(page) == {"3": 1, "4": 46}
    assert "Kec. Mendo Barat: 1 dari 15" in page.texts("#grid use > title")
