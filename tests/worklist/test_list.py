"""The work list equals a recount: which villages stand under which tab, their scores, and their order."""

import csv
from io import StringIO

import pytest

from app.accounts.models import User
from app.areas.models import Area
from app.db import db, write_tx
from tests import cast
from tests.worklist.oracle import START, record_at_random, set_weights

TABS = ("all", "never", "year", "names", "women", "stuck", "lapsing")


def listed(lead, code: str, **asked: str) -> list[list[str]]:
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    page = lead.open(f"/worklist/{code}.csv?{query}")
    return list(csv.reader(StringIO(page.body.decode("utf-8-sig"))))[2:]


@pytest.mark.parametrize("seed", [1, 2])
def test_tabs_and_scores_equal_a_recount(app, browser, ayu, seed):
    world = record_at_random(app, seed)
    bangka = set_weights(browser, ayu, cast.BANGKA, time=25, abroad=15, regulation=20, programme=40, months_full=13)
    lead = browser.sign_in(ayu)

    for tab in TABS:
        lines = listed(lead, "19", tab=tab)
        assert {line[0] for line in lines} == {code for code, truth in world.items() if tab in truth.tabs()}, tab
    assert any(truth.tabs() == {"all", "women"} for truth in world.values())

    lines = listed(lead, "19")
    for line in lines:
        exact = world[line[0]].score(bangka if line[0].startswith(cast.BANGKA) else START)
        assert abs(int(line[5]) - exact) <= 0.52, (line, world[line[0]])
        assert (line[7] == "-") == (world[line[0]].residents is None)
        assert int(line[5]) == sum(int(part) for part in line[6:10] if part != "-"), line
    keys = [(-int(line[5]), line[10] != "belum pernah", line[10], line[0]) for line in lines]
    assert keys == sorted(keys)


def test_the_page_shows_what_the_file_has(app, browser, ayu):
    world = record_at_random(app, 3)
    lead = browser.sign_in(ayu)
    page = lead.open("/worklist/19")
    counts = {tab: sum(tab in truth.tabs() for truth in world.values()) for tab in TABS}

    assert [int(text.split()[-1]) for text in page.texts(".tabs a")] == list(counts.values())
    seen = codes(page)
    while any("Berikutnya" in link.text_content() for link in page.all("main nav a")):
        page = page.follow("Berikutnya")
        seen += codes(page)
    assert seen == [line[0] for line in listed(lead, "19")]
    assert lead.open("/worklist/19?page=99").texts("main tbody th")


def codes(page) -> list[str]:
    return [link.get("href").rpartition("/")[2] for link in page.all("tbody th a")]


def test_neighbours_are_the_other_villages_of_the_subdistrict(app, browser, dewi):
    world = record_at_random(app, 4)
    lines = listed(browser.sign_in(dewi), cast.MENDO_BARAT)
    near = {code: truth for code, truth in world.items() if code.startswith(cast.MENDO_BARAT)}

    assert lines
    for line in lines:
        others = [truth for code, truth in near.items() if code != line[0]]
        lately = [one for one in others if one.reached and not one.tabs() & {"never", "year"}]
        assert (int(line[11]), int(line[12])) == (len(lately), len(others))


def test_filters_narrow_the_tabs_too(app, browser, ayu):
    record_at_random(app, 5)
    lead = browser.sign_in(ayu)

    page = lead.open(f"/worklist/{cast.BANGKA}?subdistrict={cast.MENDO_BARAT}&tab=never")
    assert all(code.startswith(cast.MENDO_BARAT) for code in codes(page))
    assert len(codes(page)) == int(page.text(".tabs [aria-current]").split()[-1])
    assert codes(lead.open("/worklist/19?q=tidak+ada+desa+begini")) == []
    found = lead.open(f"/worklist/{cast.BANGKA}?q={cast.MENDO_BARAT}")
    assert all(code.startswith(cast.MENDO_BARAT) for code in codes(found))
    assert lead.open("/worklist/19?tab=nonsense&who=x&standing=y&page=z").status == 200


def test_a_small_number_of_residents_abroad_stands_in_no_file(app, browser, ayu):
    world = record_at_random(app, 6)
    lines = {line[0]: line for line in listed(browser.sign_in(ayu), "19")}
    told = {code: line[13] for code, line in lines.items()}

    assert {told[code] for code in told if world[code].residents == 3} == {"<5"}
    assert not any("3 warga" in line[14] for line in lines.values())
    assert {told[code] for code in told if world[code].residents is None} == {""}


def test_without_any_record_all_were_never_reached(app, browser, ayu, rahmat):
    page = browser.sign_in(ayu).open("/worklist/19")
    assert page.text(".tabs [aria-current]") == "Perlu dikunjungi 393"
    assert "belum pernah" in browser.sign_in(rahmat).open(f"/worklist/{cast.BANGKA}").text().lower()


def test_a_lead_of_the_nation_sees_it_by_province(app, browser):
    record_at_random(app, 7)
    lead = browser.sign_in(nation_lead(app))
    page = lead.open("/worklist/ID")
    babel = lead.open("/worklist/19")

    row = [" ".join(cell.text_content().split()) for cell in page.all("tbody tr")[0]]
    assert row == ["Kepulauan Bangka Belitung", *(text.split()[-1] for text in babel.texts(".tabs a"))]
    assert lead.open("/worklist/ID.csv").path == "/worklist/ID"


def nation_lead(app) -> cast.Person:
    """Ayu, once she is a lead of the nation."""
    with app.app_context(), write_tx() as tx:
        user = tx.scalars(db.select(User).where(User.username == "ayu")).one()
        user.area_id = tx.scalar(db.select(Area.id).where(Area.code == "ID"))
    return cast.AYU
