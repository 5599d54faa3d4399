"""Every number of the page leads to the list that it is a count of, and the list has just so many."""

import re
from datetime import date

import pytest

from tests import cast
from tests.coverage.recount import record_at_random
from tests.records import store_regulation, store_session

NUMBER = re.compile(r"^[\d.]+")


def first_number(words: str) -> int:
    return int(NUMBER.match(words.strip())[0].replace(".", ""))


def linked(page, selector: str) -> list:
    return [(link.text_content(), link.get("href")) for link in page.all(selector)]


@pytest.fixture
def lead(app, browser, ayu):
    record_at_random(app, 21)
    return browser.sign_in(ayu)


@pytest.mark.parametrize(
    ("code", "query"), [("19", "period=2026-Q3"), ("19.01", "period=2026"), ("19.01.04", "period=2026")]
)
def test_the_sessions_of_each_row_are_listed(lead, code, query):
    page = lead.open(f"/coverage/{code}?{query}")
    some = linked(page, '#table td a[href^="/outreach"]')
    assert some

    for words, address in some:
        listed = lead.open(address)
        assert first_number(words) == int(listed.all(".figures b, .figure b")[0].text_content().replace(".", "")), (
            address
        )


def test_the_villages_reached_and_those_that_reported_are_listed(lead):
    page = lead.open("/coverage/19?period=2026-Q3")

    for words, address in linked(page, '#table td a[href*="show=reached"]'):
        assert first_number(words) == first_number(lead.open(address).text(".tabs [aria-current] .num"))


@pytest.mark.parametrize("period", ["2026-Q3", "2026-S2", "2025-Q4"])
def test_the_squares_of_each_tone_are_listed(lead, period):
    page = lead.open(f"/coverage/19?period={period}")
    tones = linked(page, "#grid .legend a")
    assert len(tones) >= 3

    counted = [first_number(words.split()[-1]) for words, _address in tones]
    assert counted == [first_number(lead.open(address).text(".tabs [aria-current] .num")) for _words, address in tones]
    assert sum(counted) == 393


def test_desa_with_a_perdes_in_force_on_the_last_day_are_listed(app, browser, ayu):
    for village, day in ((cast.KACE_TIMUR, 3), (cast.PETALING, 4)):
        store_regulation(app, village, promulgated_on=date(2026, 9, day), submitted_on=None)
    store_regulation(app, cast.AIR_LIMAU, promulgated_on=date(2026, 10, 5), submitted_on=None)
    lead = browser.sign_in(ayu)

    some = linked(lead.open("/coverage/19?period=2026-Q3&columns=perdes"), "#table td a")

    assert [words for words, _address in some] == ["2 dari 62", "2 dari 309"]
    for _words, address in some:
        listed = lead.open(address).text("main")
        assert "Kace Timur" in listed
        assert "Petaling" in listed
        assert "Air Limau" not in listed


def test_people_are_told_apart_on_the_page_of_people(app, browser, ayu):
    store_session(app)
    lead = browser.sign_in(ayu)

    some = linked(lead.open("/coverage/19.01?period=2026-Q3&columns=attendance&columns=named"), "#table tbody td a")

    assert [words for words, _address in some] == ["22", "2"]
    for _words, address in some:
        assert lead.open(address).path == f"/coverage/{cast.MENDO_BARAT}/people"
