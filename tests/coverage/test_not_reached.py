"""The work list: every village not reached in the period, those never reached first, then the longest ago."""

import csv
from datetime import date
from io import StringIO

from app.periods import parse_period
from tests import cast
from tests.coverage.recount import record_at_random
from tests.records import store_session
from tests.signed_in import NOW

UNTIL = date(2026, 9, 30)


def listed(page) -> list[list[str]]:
    return list(csv.reader(StringIO(page.body.decode("utf-8-sig"))))[2:]


def test_the_list_equals_a_recount(app, browser, ayu):
    world = record_at_random(app, 21)
    lead = browser.sign_in(ayu)
    period = parse_period("2026-Q3")
    inside = [code for code in world.kinds if code.startswith("19")]
    unreached = {code for code in inside if not world.recount(code, period, NOW.date())["reached"]}
    last = {code: world.last_reached(code, UNTIL) for code in inside}

    lines = listed(lead.open("/coverage/19/not-reached.csv?period=2026-Q3"))

    expected = sorted(unreached, key=lambda code: (last[code] or date.min, code))
    assert [line[0] for line in lines] == expected
    for line in lines:
        assert line[5] == (last[line[0]].isoformat() if last[line[0]] else "belum pernah")
        told = world.recount(line[0], period, NOW.date())["reported"]
        assert line[6] == ("sudah lapor" if told else "belum lapor")
    never = listed(lead.open("/coverage/19/not-reached.csv?period=2026-Q3&show=never"))
    assert [line[0] for line in never] == [code for code in expected if last[code] is None]
    year = listed(lead.open("/coverage/19/not-reached.csv?period=2026-Q3&show=year"))
    assert [line[0] for line in year] == [c for c in expected if last[c] and last[c] < date(2025, 9, 30)]


def test_pages_follow_each_other_without_a_gap(app, browser, ayu):
    record_at_random(app, 22)
    lead = browser.sign_in(ayu)
    page = lead.open("/coverage/19/not-reached?period=2026-Q3")
    seen = list(page_links(page))
    while any("Berikutnya" in a.text_content() for a in page.all("main nav a")):
        page = page.follow("Berikutnya")
        seen += page_links(page)

    lines = listed(lead.open("/coverage/19/not-reached.csv?period=2026-Q3"))

    assert seen == [line[0] for line in lines]
    assert lead.open("/coverage/19/not-reached?period=2026-Q3&page=999").path == "/coverage/19/not-reached"


def page_links(page) -> list[str]:
    return [a.get("href").rpartition("/")[2] for a in page.all("tbody th a")]


def test_the_tabs_say_how_many(app, browser, dewi):
    store_session(app)
    store_session(app, cast.PETALING, key="lama", held_on=date(2025, 3, 1))

    page = browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}/not-reached?period=2026-Q3")

    assert page.texts(".tabs a") == [
        "Tidak pada periode ini 14",
        "Belum pernah 13",
        "Lebih dari 12 bulan 1",
        "6–12 bulan lalu 0",
        "Sampai 6 bulan lalu 0",
    ]
    year = page.follow("Lebih dari 12 bulan 1")
    assert [" ".join(cell.text_content().split()) for cell in year.all("tbody tr > *")] == [
        "Desa Petaling",
        "Mendo Barat",
        "Kab. Bangka",
        "1 Maret 2025",
        "belum lapor",
    ]


def test_an_empty_list_says_so(app, browser, dewi):
    page = browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}/not-reached?show=year")

    assert "Tidak ada." in page.text()


def test_it_is_closed_to_other_areas(browser, dewi, siti):
    browser.sign_in(dewi).open("/coverage/19/not-reached", status=404)
    browser.sign_in(siti).open(f"/coverage/{cast.MENDO_BARAT}/not-reached", status=404)
    assert browser.sign_in(siti).open(f"/coverage/{cast.KACE_TIMUR}/not-reached").path == f"/areas/{cast.KACE_TIMUR}"
