"""The charts: each month and period as it was, what still runs told apart, who came and what it was about."""

from datetime import date

import pytest
from sqlalchemy import select

from app.areas.models import Area
from app.coverage.models import Target
from app.coverage.review.charts import Axis, spark_paths
from app.db import write_tx
from app.periods import parse_period
from tests import cast
from tests.conftest import NOW
from tests.coverage.recount import record_at_random
from tests.coverage.test_page import Q3
from tests.records import store_session


def titles(page) -> list[str]:
    return page.texts("#charts .chart > title")


def test_months_and_quarters_equal_a_recount(app, browser, ayu):
    world = record_at_random(app, 41, sessions=120)
    months, quarters = titles(browser.sign_in(ayu).open(f"/coverage/19{Q3}"))

    def held(code: str) -> int:
        return world.recount("19", parse_period(code), NOW.date())["sessions"]

    assert months.startswith(f"Kegiatan per bulan: Oktober 2025 {held('2025-10')}, November 2025 {held('2025-11')}, ")
    assert months.endswith(f"September 2026 {held('2026-09')}")
    reached = [
        f"{name} {world.recount('19', parse_period(code), NOW.date())['reached']}"
        for name, code in (
            ("Triwulan III Tahun 2025", "2025-Q3"),
            ("Triwulan IV Tahun 2025", "2025-Q4"),
            ("Triwulan I Tahun 2026", "2026-Q1"),
            ("Triwulan II Tahun 2026", "2026-Q2"),
            ("Triwulan III Tahun 2026", "2026-Q3"),
        )
    ]
    assert quarters == "Desa dan kelurahan dijangkau: " + ", ".join(reached)


def test_what_still_runs_is_no_fall(app, browser, ayu):
    store_session(app)
    store_session(app, key="now", held_on=date(2026, 10, 2))
    page = browser.sign_in(ayu).open("/coverage/19?period=2026-Q4")

    trend = page.all("#charts .chart")[1]
    assert len(trend.cssselect("polyline")[0].get("points").split()) == 4  # the running quarter stands apart
    assert [circle.get("fill") for circle in trend.cssselect("circle")] == ["#0F5B5C"] * 4 + ["#fff"]
    assert "jadi bukan penurunan" in page.text("#charts")
    assert "bulan masih berjalan" in page.text("#charts")
    columns = page.all("#charts .chart")[0].cssselect("rect")
    assert [column.get("stroke-dasharray") for column in columns] == [None, "3 2"]


@pytest.mark.parametrize(("period", "monthly"), [("2026-09", 30.0), ("2026-Q3", 10.0), ("2026-S2", 5.0), ("2026", 2.5)])
def test_a_month_has_its_part_of_the_target(app, browser, ayu, period, monthly):
    store_session(app)
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(select(Area.id).where(Area.code == cast.BABEL)).one()
        tx.add(Target(area_id=area_id, period=period, indicator="sessions", value=30))

    page = browser.sign_in(ayu).open(f"/coverage/19{Q3}")

    chart = page.all("#charts .chart")[0]
    top = Axis.up_to(monthly).top
    lines = {path.get("d").split()[1].split("h")[0] for path in chart.cssselect('path[stroke="#8A5805"]')}
    assert lines == {f"{168 - monthly * 148 / top:.1f}"}


def test_who_came_leads_to_those_sessions(app, browser, rahmat):
    store_session(app)
    page = browser.sign_in(rahmat).open(f"/coverage/{cast.BANGKA}{Q3}")

    bars = {item.cssselect("a")[0].text_content(): item for item in page.all("#charts .bars li")}
    assert bars["Calon PMI"].cssselect("b")[0].text_content() == "22"
    listed = page.browser.open(bars["Bahaya perdagangan orang"].cssselect("a")[0].get("href"))
    assert "Waspada tawaran kerja palsu" in listed.text()


@pytest.mark.parametrize(
    ("most", "step", "count"), [(1, 1, 1), (5, 1, 5), (6, 2, 3), (11, 5, 3), (371, 100, 4), (83_762, 20_000, 5)]
)
def test_an_axis_has_at_most_five_round_numbers(most, step, count):
    assert Axis.up_to(most) == Axis(step, count)


def test_a_sparkline_has_a_column_for_each_month():
    pale, dark = spark_paths((0, 3, 6), 1)

    assert pale.count("M") == 2
    assert dark == "M54.7 22v-21.0h25.8V22z"
