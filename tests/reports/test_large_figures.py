"""The figures of a regency, a province and the nation, recounted: the annex, what is compared, what is summed up."""

from datetime import date

import pytest

from app.areas.models import Kind
from app.areas.queries import find_area
from app.coverage.models import Indicator, Target
from app.db import write_tx
from app.periods import parse_period
from app.regulations.vocabulary import Theme
from app.reports.progress import area_tables
from app.reports.progress.charts import build_months
from app.reports.progress.facts import gather
from tests.coverage.recount import World, record_at_random
from tests.records import store_session
from tests.reports.reading import rows_of, sheet_text
from tests.reports.test_figures import TODAY, day_word, standing, written
from tests.signed_in import NOW

Q3 = parse_period("2026-Q3")


def annex_rows(page, table: str = "annex-villages") -> list[list[str]]:
    return [row for row in rows_of(page, table) if len(row) > 1]


def has_task_force(world: World, village: str, on: date) -> bool:
    rules = [rule for rule in world.rules if village in rule.villages and rule.theme is Theme.TASK_FORCE]
    return any(rule.state(on) == "in_force" and not rule.in_bin for rule in rules)


@pytest.mark.parametrize("code", ["19", "19.01", "19.71"])
def test_the_annex_has_every_village_and_sums_to_the_totals(app, browser, admin, code):
    world = record_at_random(app, seed=22, regulations=120)
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period=2026-Q3")
    villages = sorted(village for village in world.kinds if village.startswith(code))
    rows = annex_rows(page)

    assert len(rows) == len(villages)
    for village, row in zip(villages, rows, strict=True):
        figures = world.recount(village, Q3, TODAY)
        heads = (
            [written(figures["sessions"]), written(figures["attendance"])] if figures["reported"] else ["belum lapor"]
        )
        force = "ada" if has_task_force(world, village, Q3.last_day) else "belum"
        assert row[2:] == [day_word(world.last_reached(village, Q3.last_day)), *heads, standing(figures), force]
    total = world.recount(code, Q3, TODAY)
    assert sum(row[-2] == "berlaku" for row in rows) == total["perdes"]
    assert sum("belum lapor" not in row for row in rows) == total["reported"]
    assert any(row[-1] == "ada" for row in rows) == any(has_task_force(world, one, Q3.last_day) for one in villages)


@pytest.mark.parametrize("period", ["2026-Q3", "2026-09", "2026-S1", "2026"])
@pytest.mark.parametrize("code", ["ID", "19", "19.01", "19.71"])
def test_what_is_compared_equals_a_recount_of_the_other_periods(app, browser, admin, code, period):
    world = record_at_random(app, seed=27, sessions=120)
    page = browser.sign_in(admin).open(f"/reports/progress?area={code}&period={period}")
    asked = parse_period(period)
    inside = "" if code == "ID" else code
    now, before = (world.recount(inside, one, TODAY) for one in (asked, asked.previous))
    ago = world.recount(inside, asked.year_before, TODAY)

    rows = {row[0]: row[1:] for row in rows_of(page, "comparison")}
    with_year = len(next(iter(rows.values()))) == 5
    assert with_year == (period in ("2026-Q3", "2026-09"))
    running = asked.last_day >= TODAY
    names = {"Kegiatan edukasi": "sessions", "Kehadiran": "attendance", "Kehadiran perempuan": "female"}
    names |= {"Desa dengan perdes PMI yang berlaku": "perdes"} if now["desa"] else {}
    for name, figure in names.items():
        still = running and figure != "perdes"
        wanted = [written(before[figure]), written(now[figure]), "-" if still else change(now[figure], before[figure])]
        if with_year:
            wanted = [written(ago[figure]), *wanted, change(now[figure], ago[figure])]
        assert rows[name] == wanted, name


def change(now: int, then: int) -> str:
    return "tetap" if now == then else f"{'▲' if now > then else '▼'} {written(abs(now - then))}"


def test_the_lowest_subdistricts_are_those_of_which_the_smallest_share_was_reached(app, browser, admin):
    world = record_at_random(app, seed=28)
    page = browser.sign_in(admin).open("/reports/progress?area=19&period=2026-Q3")
    reached = {village for village in world.kinds if world.recount(village, Q3, TODAY)["reached"]}
    shares = {}
    for code in {village[:8] for village in world.kinds if village.startswith("19")}:
        inside = [village for village in world.kinds if village.startswith(code)]
        shares[code] = (sum(village in reached for village in inside), len(inside))
    wanted = sorted(part / whole for part, whole in shares.values() if part < whole)[:10]

    found = [tuple(map(int, row[3].split(" dari "))) for row in rows_of(page, "lowest")]
    assert [part / whole for part, whole in found] == wanted
    assert set(found) <= set(shares.values())


def test_areas_of_which_nothing_is_recorded_are_one_line_where_they_are_many(app, browser, admin, monkeypatch):
    monkeypatch.setattr(area_tables, "FEW", 2)
    world = record_at_random(app, seed=29)
    page = browser.sign_in(admin).open("/reports/progress?area=19&period=2026-Q3")
    active = {village[:5] for one in (*world.met, *world.rules, *world.nils) for village in villages_of(one)}
    silent = [village for village in world.kinds if village.startswith("19") and village[:5] not in active]
    desa = sum(world.kinds[village] is not Kind.KELURAHAN for village in silent)

    rows = rows_of(page, "reach")
    rest, total = rows[-2:]
    count = len({village[:5] for village in silent})
    assert rest == [
        f"{count} kabupaten/kota lain",
        f"{desa} / {len(silent) - desa}",
        "0",
        "0",
        "0%",
        str(len(silent)),
        "0",
    ]
    assert len(rows) == 7 - count + 2
    for column in (2, 3, 5):
        assert sum(int(row[column]) for row in rows[:-1]) == int(total[column])


def villages_of(record) -> frozenset[str]:
    return getattr(record, "villages", None) or frozenset([record.village])


def test_the_annex_of_the_nation_has_the_regencies_of_provinces_with_records_and_the_other_provinces(
    app, browser, admin
):
    world = record_at_random(app, seed=29)
    page = browser.sign_in(admin).open("/reports/progress?area=ID&period=2026-Q3")
    active = {village[:2] for one in (*world.met, *world.rules, *world.nils) for village in villages_of(one)}
    told = {village[:5] for village in world.kinds if village[:2] in active}
    silent = {village[:2] for village in world.kinds} - active

    rows = annex_rows(page, "annex-regencies")
    assert len(rows) == len(told) + len(silent)
    desa = sum(kind is not Kind.KELURAHAN for kind in world.kinds.values())
    assert sum(int(row[2].split(" / ")[0].replace(".", "")) for row in rows) == desa
    for column, figure in ((3, "reported"), (4, "reached")):
        assert sum(int(row[column].replace(".", "")) for row in rows) == world.recount("", Q3, TODAY)[figure]


def test_nothing_recorded_at_all_reads_as_silence(browser, admin):
    page = browser.sign_in(admin).open("/reports/progress?area=19&period=2026-Q3")

    assert all(row[1] == "belum lapor" for row in rows_of(page, "held"))
    assert not rows_of(page, "comparison")
    assert not rows_of(page, "lowest")
    assert "Angka pembanding dari Triwulan II Tahun 2026 belum tersedia" in sheet_text(page)


@pytest.mark.parametrize(
    ("targets", "wanted"),
    [
        ({}, {None}),
        ({"2026-Q3": 30}, {None, (10, "quarter")}),
        ({"2026-Q3": 30, "2026-08": 4, "2026": 240}, {None, (20, "year"), (10, "quarter"), (4, "month")}),
    ],
)
def test_the_target_of_a_month_is_its_own_or_a_share_of_the_shortest_period(app, targets, wanted):
    store_session(app, key="t" * 32)
    with app.app_context():
        area = find_area("19.01")
        with write_tx() as tx:
            tx.add_all(
                Target(area_id=area.id, period=code, indicator=Indicator.SESSIONS, value=value)
                for code, value in targets.items()
            )
        months = build_months(gather(area, Q3, NOW))
    assert {(one.target, one.target_of) if one.target else None for one in months} == wanted
