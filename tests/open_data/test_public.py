"""What everybody may read: the figures of coverage, of periods that have ended, and nothing else."""

import csv
import json
from datetime import date
from io import StringIO

import pytest

from app.open_data.columns import COLUMNS, FORMAT
from app.periods import parse_period
from tests import cast
from tests.conftest import NOW
from tests.coverage.people_recount import record_sheets, recount
from tests.coverage.recount import record_at_random
from tests.open_data.publishing import open_up, store_abroad
from tests.records import store_regulation, store_session

Q3 = "period=2026-Q3"
RECOUNTED = {
    "desa": "desa",
    "reported": "reported",
    "reached": "reached",
    "sessions": "sessions",
    "kehadiran": "attendance",
    "women": "female",
    "men": "male",
    "orang_tercatat": "named",
}


def fetched(browser, code: str, asked: str = Q3) -> dict:
    return json.loads(browser.open(f"/open/{code}.json?{asked}").body)


def lines(browser, code: str, asked: str = Q3) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(browser.open(f"/open/{code}.csv?{asked}").body.decode("utf-8-sig"))))


@pytest.mark.parametrize("code", ["ID", "19", "19.01", "19.01.04", cast.KACE_TIMUR])
@pytest.mark.parametrize("period", ["2026-Q3", "2025", "2026-09"])
def test_every_line_equals_a_recount(app, browser, code, period):
    world = record_at_random(app, 31)
    open_up(app)

    content = fetched(browser, code, f"period={period}")

    for row in (content["area"], *content["rows"]):
        inside = "" if row["code"] == "ID" else row["code"]
        recounted = world.recount(inside, parse_period(period), NOW.date())
        told = recounted["reported"] > 0
        for name, key in RECOUNTED.items():
            always = name in ("desa", "reported", "reached")
            assert row[name] == (recounted[key] if told or always else None), f"{row['code']} {name}"
        assert row["desa_with_perdes"] == (recounted["perdes"] if row["desa"] else None)
        assert row["villages"] == recounted["desa"] + recounted["kelurahan"]


def test_csv_json_and_page_say_the_same(app, browser):
    record_at_random(app, 32)
    open_up(app)

    content, table = fetched(browser, "19.01"), lines(browser, "19.01")
    page = browser.open(f"/open/19.01?{Q3}")

    assert [line["code"] for line in table] == [row["code"] for row in (content["area"], *content["rows"])]
    for line, row in zip(table, (content["area"], *content["rows"]), strict=True):
        assert {name: line[name] for name in row} == {
            name: "" if value is None else str(value) for name, value in row.items()
        }
        assert (line["period"], line["note"]) == ("2026-Q3", "")
    shown = {row.cssselect("th")[0].text_content(): row for row in page.all("tbody tr")}
    assert len(shown) == len(content["rows"])
    for row in content["rows"]:
        cells = [cell.text_content() for cell in shown[f"Kec. {row['name']}"].cssselect("td")]
        assert cells[0] == f"{row['reached']} dari {row['villages']}"
        assert cells[2] == ("belum lapor" if row["sessions"] is None else str(row["sessions"]))


def test_the_file_describes_itself(app, browser):
    store_session(app)
    open_up(app)

    content = fetched(browser, "19.01.04")

    assert content["format"] == FORMAT
    assert content["licence"] == "CC BY 4.0"
    assert content["publisher"] == "Dinas Contoh"
    assert content["source"] == "/open/19.01.04?period=2026-Q3"
    assert content["period"] == {
        "code": "2026-Q3",
        "name": "Triwulan III Tahun 2026",
        "first_day": "2026-07-01",
        "last_day": "2026-09-30",
        "counted_up_to": "2026-09-30",
        "ended": True,
    }
    assert content["data_as_of"].startswith("2026-10-07T02:00")
    assert [one["name"] for one in content["columns"]] == list(content["area"]) == [one.name for one in COLUMNS]
    assert all(len(one["description"]) > 8 and one["type"] for one in content["columns"])


def test_the_names_of_the_columns_stay(browser, app):
    """Programs of others read them: a new one may come at the end, none may go or change."""
    names = "code name level kind villages desa reported reporting_rate reported_on_time reached sessions "
    names += "kehadiran women men orang_tercatat orang_unik desa_with_perdes residents_abroad residents_abroad_villages"

    assert [one.name for one in COLUMNS] == names.split()


def test_what_does_not_apply_and_what_is_silent_is_empty_and_not_0(app, browser):
    store_session(app, cast.KELURAHAN)
    open_up(app)

    by_code = {row["code"]: row for row in fetched(browser, "19")["rows"]}

    city, silent = by_code[cast.PANGKAL_PINANG], by_code[cast.BANGKA]
    assert (city["sessions"], city["desa"], city["desa_with_perdes"]) == (1, 0, None)
    assert (silent["sessions"], silent["kehadiran"], silent["orang_unik"]) == (None, None, None)
    assert (silent["reported"], silent["reporting_rate"], silent["reached"]) == (0, 0, 0)


def test_orang_unik_is_counted_once_and_0_where_no_name_was_written(app, browser):
    sheets = record_sheets(app, 6)
    open_up(app)

    content = fetched(browser, cast.MENDO_BARAT)

    for row in (content["area"], *content["rows"]):
        again = recount(sheets, row["code"], date(2026, 7, 1), date(2026, 9, 30))
        assert row["orang_unik"] == (again.people if row["reported"] else None)
        assert row["orang_tercatat"] == (again.named if row["reported"] else None)


def test_no_name_and_no_word_of_anybody_is_in_it(app, browser):
    store_session(app, title="Judul rahasia", summary="Ringkasan rahasia")
    store_regulation(app, title="Perihal rahasia")
    store_abroad(app, {cast.KACE_TIMUR: 12})
    open_up(app, abroad=True)

    for address in ("/open", f"/open/19?{Q3}", f"/open/{cast.KACE_TIMUR}?{Q3}", f"/open/{cast.MENDO_BARAT}.json?{Q3}"):
        words = browser.open(address).body.decode()
        for secret in ("rahasia", "Nurul", "Agus Contoh", "Yanto", "Balai desa", "siti"):
            assert secret not in words


@pytest.mark.parametrize(
    ("period", "status"),
    [
        ("2026-Q3", 200),
        ("2025", 200),
        ("2025-S2", 200),
        ("2026-09", 200),
        ("2026-Q4", 404),  # it still runs
        ("2026", 404),
        ("2027-Q1", 404),
        ("2024-Q4", 404),  # before the first one
        ("2024", 404),
        ("2026-07-15..2026-09-20", 404),  # days of one's own choice would tell single sessions apart
        ("tidak", 404),
        ("", 404),
        ("2026-Q3" + "0" * 5000, 404),
        ("2026-Q3\x00", 404),
        ("٢٠٢٦", 404),
    ],
)
def test_only_periods_that_are_published_exist(app, browser, period, status):
    store_session(app)
    open_up(app)

    for ending in ("", ".csv", ".json"):
        got = browser.client.get(f"/open/19.01{ending}", query_string={"period": period})
        assert got.status_code == status


def test_a_running_period_only_where_the_setting_says_so(app, browser):
    store_session(app, held_on=date(2026, 10, 2))
    open_up(app, running=True)

    content = fetched(browser, cast.BANGKA, "period=2026-Q4")

    assert (content["area"]["sessions"], content["period"]["ended"]) == (1, False)
    assert content["period"]["counted_up_to"] == "2026-10-07"
    assert "masih berjalan" in browser.open(f"/open/{cast.BANGKA}?period=2026-Q4").text("main > div > .page-head")


def test_before_the_first_period_has_ended_there_is_nothing_to_show(app, browser):
    open_up(app, since="2026-Q4")

    assert "Yang pertama adalah Triwulan IV Tahun 2026" in browser.open("/open/19").text()
    browser.open("/open/19.csv", status=404)
    browser.open("/open/19?period=2026-Q3", status=404)


@pytest.mark.parametrize("deepest", ["nation", "province", "regency", "subdistrict", "village"])
def test_only_down_to_the_level_that_was_chosen(app, browser, deepest):
    store_session(app)
    open_up(app, deepest=deepest)
    codes = {
        "nation": "ID",
        "province": "19",
        "regency": "19.01",
        "subdistrict": "19.01.04",
        "village": cast.KACE_TIMUR,
    }
    depth = list(codes).index(deepest)

    for place, code in enumerate(codes.values()):
        assert browser.client.get(f"/open/{code}?{Q3}").status_code == (200 if place <= depth else 404)
        assert browser.client.get(f"/open/{code}.csv?{Q3}").status_code == (200 if place <= depth else 404)
    deepest_page = fetched(browser, codes[deepest])
    assert deepest_page["rows"] == []
    if depth:
        assert fetched(browser, list(codes.values())[depth - 1])["rows"]
