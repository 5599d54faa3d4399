"""What a stranger may try: keeping what is private, subtracting, formulas, odd addresses, asking without end."""

import csv
import json
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from sqlalchemy import update

from app.areas.models import Area
from app.db import write_tx
from app.open_data.views.blueprint import MOST_A_MINUTE
from tests import cast
from tests.conftest import NOW
from tests.open_data.publishing import open_up, store_abroad
from tests.records import store_session

FILES = ("/open/19.01.csv?period=2026-Q3", "/open/19.01.json?period=2026-Q3")
AIR_DUREN = "19.01.04.2002"
ELSEWHERE = {"19.02.01.1001": 47, "19.03.01.1001": 38, "19.04.01.1001": 29}  # in three other regencies


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_for_everybody_and_carries_nobodys_session(app, browser, siti, address):
    store_session(app)
    open_up(app)
    stranger, signed_in = browser.client.get(address), browser.sign_in(siti, siti.password).client.get(address)

    for answer in (stranger, signed_in):
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert stranger.headers["ETag"] == signed_in.headers["ETag"]


def test_a_page_is_kept_by_nobody_and_gives_a_stranger_no_cookie(app, browser, siti):
    open_up(app)
    for address in ("/open", "/open/19.01", "/open/99.99"):
        answer = browser.client.get(address)
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Cache-Control"] == "no-store"
    assert browser.sign_in(siti).client.get("/open/19.01").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/open/99.99.csv", "/open/19.01.csv?period=2026-Q4"])
def test_what_is_not_there_is_not_kept_either(app, browser, address):
    open_up(app)

    assert browser.client.get(address).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_sent_again_only_when_figures_have_changed(app, browser, address):
    store_session(app)
    open_up(app)
    first = browser.client.get(address)
    seen = {"If-None-Match": first.headers["ETag"]}
    since = {"If-Modified-Since": first.headers["Last-Modified"]}

    assert browser.client.get(address, headers=seen).status_code == 304
    assert browser.client.get(address, headers=since).status_code == 304
    with time_machine.travel(NOW + timedelta(minutes=5)):
        store_session(app, key="satu lagi", village=cast.PETALING)
        assert browser.client.get(address, headers=seen).status_code == 200
        assert browser.client.get(address, headers=since).status_code == 200


def test_the_mark_of_a_file_is_of_its_figures_not_of_the_moment(app, browser):
    store_session(app)
    open_up(app)
    first = browser.client.get(FILES[1])
    with time_machine.travel(NOW + timedelta(minutes=5)):
        store_session(app, key="di tempat lain", village=cast.AIR_LIMAU)  # another regency

        again = browser.client.get(FILES[1])

    assert again.json["data_as_of"] > first.json["data_as_of"]
    assert again.headers["ETag"] == first.headers["ETag"]


@pytest.mark.parametrize(
    "path",
    [
        "/open/..%2f..%2fetc%2fpasswd",
        "/open/%2e%2e",
        "/open/19.01%00",
        "/open/19.01.csv.json",
        "/open/19.01.xlsx",
        "/open/" + "9" * 5000,
        "/open/1' OR '1'='1",
        "/open/١٩",
        "/open/19.01/",
        "/open/settings",
        "/open/19.01/people",
    ],
)
def test_odd_addresses_are_not_found(app, browser, path):
    open_up(app)

    assert browser.client.get(path, follow_redirects=True).status_code == 404


def test_more_words_in_the_address_change_nothing(app, browser):
    store_session(app)
    open_up(app)
    plain = browser.client.get(FILES[1]).json

    same = browser.client.get(FILES[1] + "&page=99999999999&rows=village&level=person&sort=__class__&_=" + "x" * 2000)

    assert same.json == plain


def test_a_name_that_begins_like_a_formula_is_only_a_name(app, browser):
    open_up(app)
    with app.app_context(), write_tx() as tx:
        tx.execute(update(Area).where(Area.code == cast.KACE_TIMUR).values(name='=HYPERLINK("x")'))
    try:
        table = browser.open(f"/open/{cast.KACE_TIMUR}.csv?period=2026-Q3").body.decode("utf-8-sig")
        page = browser.open(f"/open/{cast.MENDO_BARAT}?period=2026-Q3")
    finally:
        with app.app_context(), write_tx() as tx:
            tx.execute(update(Area).where(Area.code == cast.KACE_TIMUR).values(name="Kace Timur"))

    assert next(csv.DictReader(StringIO(table)))["name"] == '\'=HYPERLINK("x")'
    assert '=HYPERLINK("x")' in page.text("tbody")


def test_whoever_asks_without_end_is_told_to_rest(app, browser):
    open_up(app)
    for _time in range(MOST_A_MINUTE):
        assert browser.client.get("/open/19.01.csv").status_code == 200

    answer = browser.client.get("/open/19.01.csv")

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    assert "Tunggu satu menit" in browser.open("/open", status=429).text()
    elsewhere = {"X-Forwarded-For": "192.0.2.7"}
    assert browser.client.get("/open", headers=elsewhere).status_code == 200
    with time_machine.travel(NOW + timedelta(minutes=2)):
        assert browser.client.get("/open").status_code == 200


def abroad(browser, code: str) -> tuple:
    content = json.loads(browser.open(f"/open/{code}.json?period=2026-Q3").body)
    return content["area"]["residents_abroad"], {row["code"]: row["residents_abroad"] for row in content["rows"]}


def test_a_small_count_is_the_same_wherever_it_is_asked_for(app, browser):
    store_abroad(app, {cast.KACE_TIMUR: 3, cast.PETALING: 12, AIR_DUREN: 7, cast.AIR_LIMAU: 2, **ELSEWHERE})
    open_up(app, abroad=True)

    _nation, provinces = abroad(browser, "ID")
    _province, regencies = abroad(browser, "19")
    own, parts = abroad(browser, cast.MENDO_BARAT)
    assert (provinces["19"], regencies[cast.BANGKA], regencies["19.05"]) == (135, 20, "<5")
    assert (own, parts[cast.KACE_TIMUR], parts[cast.PETALING], parts[AIR_DUREN]) == (20, "<5", 10, 5)
    assert abroad(browser, cast.KACE_TIMUR)[0] == "<5"
    regency, subdistricts = abroad(browser, "19.05")
    assert (regency, set(subdistricts.values())) == ("<5", {None, "*"})
    subdistrict, villages = abroad(browser, "19.05.01")
    assert (subdistrict, villages.pop(cast.AIR_LIMAU), set(villages.values())) == ("*", "*", {None})
    assert abroad(browser, cast.AIR_LIMAU)[0] == "*"


def test_where_subtracting_would_tell_the_whole_table_is_hidden(app, browser):
    store_abroad(app, {cast.KACE_TIMUR: 1, cast.PETALING: 10})
    open_up(app, abroad=True)

    own, parts = abroad(browser, cast.MENDO_BARAT)

    assert (own, parts[cast.KACE_TIMUR], parts[cast.PETALING]) == (10, "*", "*")
    assert abroad(browser, cast.PETALING)[0] == "*"
    assert "*" in browser.open(f"/open/{cast.MENDO_BARAT}?period=2026-Q3").texts("tbody tr td:last-child")


def test_residents_abroad_are_not_public_unless_the_setting_says_so(app, browser):
    store_abroad(app, {cast.KACE_TIMUR: 250})
    open_up(app)

    assert abroad(browser, cast.MENDO_BARAT)[0] is None
    assert "luar negeri" not in browser.open(f"/open/{cast.MENDO_BARAT}?period=2026-Q3").text(".figures")
