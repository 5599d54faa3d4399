"""flask coverage: the figures of the page as plain CSV, and one sentence for whatever is wrong."""

import csv
from io import StringIO

import pytest

from app.periods import parse_period
from tests import cast
from tests.conftest import NOW
from tests.coverage.recount import record_at_random
from tests.coverage.test_page import rows_of
from tests.records import store_session

HEAD = (
    "code,name,villages,reached,sessions,kehadiran,women,men,orang_tercatat,orang_unik,desa,desa_with_perdes,"
    "reporting_rate"
)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


@pytest.mark.parametrize(
    ("code", "level"), [("19", None), ("ID", "regency"), ("19.01", "village"), (cast.KACE_TIMUR, None)]
)
def test_each_row_equals_a_recount_and_the_last_is_the_area_itself(app, run, tmp_path, code, level):
    world = record_at_random(app, 51)
    path = tmp_path / "cakupan.csv"

    result = run("coverage", code, "2026-Q3", "--csv", path, *(("--level", level) if level else ()))

    assert result.exit_code == 0, result.output
    text = path.read_text()
    assert text.splitlines()[0] == HEAD
    rows = read(text)
    assert rows[-1]["code"] == code
    for row in rows:
        found = world.recount("" if row["code"] == "ID" else row["code"], parse_period("2026-Q3"), NOW.date())
        villages = found["desa"] + found["kelurahan"]
        told = bool(found["reported"])
        assert (row["villages"], row["reached"]) == (str(villages), str(found["reached"]))
        names = {"sessions": "sessions", "kehadiran": "attendance", "women": "female", "men": "male"}
        for name, figure in (*names.items(), ("orang_tercatat", "named")):
            assert row[name] == (str(found[figure]) if told else ""), row
        assert row["desa_with_perdes"] == (str(found["perdes"]) if found["desa"] else "")
        assert float(row["reporting_rate"]) == pytest.approx(found["reported"] / villages, abs=0.0001)


def test_the_screen_gets_the_rows_and_nothing_else(app, run, browser, dewi):
    store_session(app)

    result = run("coverage", cast.MENDO_BARAT, "2026-Q3", "--csv", "-")

    rows = read(result.stdout)
    village = next(row for row in rows if row["code"] == cast.KACE_TIMUR)
    page = rows_of(browser.sign_in(dewi).open(f"/coverage/{cast.MENDO_BARAT}?period=2026-Q3"))["Desa Kace Timur"]
    assert (village["sessions"], village["kehadiran"], village["orang_unik"]) == (
        page["Kegiatan"],
        page["Kehadiran"],
        page["Orang unik"],
    )
    assert len(rows) == 16
    assert "16 rows: Subdistrict Mendo Barat" in result.stderr


def test_orang_unik_says_of_which_moment_it_is(app, run):
    store_session(app)

    before = run("coverage", cast.BANGKA, "2026-Q3", "--csv", "-")
    run("totals", "run")
    after = run("coverage", cast.BANGKA, "2026-Q3", "--csv", "-")

    assert read(before.stdout)[-1]["orang_unik"] == ""
    assert "not counted yet for 2 of them" in before.stderr
    assert [row["orang_unik"] for row in read(after.stdout) if row["code"] in (cast.MENDO_BARAT, cast.BANGKA)] == [
        "2",
        "2",
    ]
    assert "orang_unik as of 7 October 2026" in after.stderr


def test_a_village_below_is_counted_this_moment(app, run):
    store_session(app)

    rows = read(run("coverage", cast.BANGKA, "2026-Q3", "--csv", "-", "--level", "village").stdout)

    assert {row["code"]: row["orang_unik"] for row in rows}[cast.KACE_TIMUR] == "2"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("99", "2026-Q3", "--csv", "x"), "No area has the code 99"),
        (("19", "2026-Q5", "--csv", "x"), "2026-Q5 is not a period. Write 2026, 2026-S1"),
        (("19", "2027", "--csv", "x"), "2027 has not begun: its first day is 2027-01-01"),
        (("19.01", "2026", "--csv", "x", "--level", "province"), "Choose one below it: subdistrict, village"),
        (("19", "2026", "--csv", "/nowhere/x.csv"), "/nowhere/x.csv could not be written: No such file"),
        (("19", "2026"), "Missing option '--csv'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(app, run, arguments, said):
    result = run("coverage", *arguments)

    assert result.exit_code != 0
    assert said in result.stderr
