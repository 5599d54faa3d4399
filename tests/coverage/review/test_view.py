"""The whole view stands in the address: what is compared, sorted, narrowed and shown; nonsense asks for nothing."""

from datetime import date

import pytest
from sqlalchemy import select

from app.areas.models import Area
from app.coverage.models import Target
from app.db import write_tx
from tests import cast
from tests.coverage.test_page import Q3, rows_of
from tests.records import store_session

SOME = "&columns=name&columns=sessions&columns=named"


@pytest.fixture
def lead(app, browser, ayu):
    """Bangka was reached twice in the second quarter and once in the third, Bangka Barat a year before it."""
    store_session(app, key="a", held_on=date(2026, 5, 4))
    store_session(app, cast.PETALING, key="b", held_on=date(2026, 6, 4))
    store_session(app, key="c")
    store_session(app, cast.AIR_LIMAU, key="d", held_on=date(2025, 8, 4))
    return browser.sign_in(ayu)


def names_of(page) -> list[str]:
    return [name for name in rows_of(page) if name != "Jumlah"]


def test_the_period_before_is_what_is_compared_with(lead):
    page = lead.open(f"/coverage/19{Q3}")

    assert "turun 1 dari Triwulan II Tahun 2026 (2)" in page.text(".figure.main")
    assert rows_of(page)["Kab. Bangka"]["Beda"] == "−1"


def test_a_year_before_is_compared_with_where_it_is_asked_for(lead):
    page = lead.open(f"/coverage/19{Q3}&compare=year")

    assert "tetap dari Triwulan III Tahun 2025 (1)" in page.text(".figure.main")
    rows = rows_of(page)
    assert (rows["Kab. Bangka"]["Beda"], rows["Kab. Bangka Barat"]["Beda"]) == ("+1", "−1")


def test_nothing_need_be_compared(lead):
    page = lead.open(f"/coverage/19{Q3}&compare=none")

    assert "dari Triwulan" not in page.text(".figure.main")
    assert {row["Beda"] for row in rows_of(page).values()} == {"-"}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("show=not-reached", {"Kab. Belitung", "Kab. Bangka Selatan", "Kab. Bangka Barat"}),
        ("show=silent", {"Kab. Belitung", "Kab. Bangka Barat"}),
        ("q=bangka+b", {"Kab. Bangka Barat"}),
        ("q=19.05", {"Kab. Bangka Barat"}),
        ("q=pangkal&show=not-reached", {"Kota Pangkal Pinang"}),
    ],
)
def test_rows_are_narrowed_and_the_total_is_not(lead, asked, expected):
    whole = lead.open(f"/coverage/19{Q3}")
    page = lead.open(f"/coverage/19{Q3}&{asked}")

    found = set(names_of(page))
    assert expected <= found
    assert "Kab. Bangka" not in found
    assert rows_of(page)["Jumlah"] == rows_of(whole)["Jumlah"]
    assert f"{len(found)} dari 7 baris" in page.text("#table [role=status]")
    assert names_of(page.follow("Tampilkan semua baris")) == names_of(whole)


def test_rows_that_miss_a_target_of_their_own(app, lead):
    with app.app_context(), write_tx() as tx:
        for code, indicator, value in ((cast.BANGKA, "reached", 1), (cast.PANGKAL_PINANG, "sessions", 1)):
            area_id = tx.scalars(select(Area.id).where(Area.code == code)).one()
            tx.add(Target(area_id=area_id, period="2026-Q3", indicator=indicator, value=value))
        bangka = tx.scalars(select(Area.id).where(Area.code == cast.BANGKA)).one()
        tx.add(Target(area_id=bangka, period="2026-Q3", indicator="attendance", value=23))

    assert names_of(lead.open(f"/coverage/19{Q3}&show=below")) == ["Kab. Bangka"]


def test_columns_are_chosen_and_stay_when_something_else_is_asked(lead):
    page = lead.open(f"/coverage/19{Q3}{SOME}")
    assert list(rows_of(page)["Kab. Bangka"]) == ["Kegiatan", "Tercatat"]

    page = page.browser.open(page.all("#table thead a")[1].get("href"))
    assert list(rows_of(page)["Kab. Bangka"]) == ["Kegiatan", "Tercatat"]
    assert names_of(page)[0] == "Kab. Bangka"
    older = page.browser.open(page.one('.page-head a[aria-label="Triwulan II Tahun 2026"]').get("href"))
    assert list(rows_of(older)["Kab. Bangka"].values()) == ["2", "4"]
    assert older.one("th[aria-sort]").get("aria-sort") == "descending"


def test_no_column_at_all_is_a_choice_too(lead):
    assert rows_of(lead.open(f"/coverage/19{Q3}&columns=name"))["Kab. Bangka"] == {}


def test_the_form_holds_what_is_asked(lead):
    page = lead.open(f"/coverage/19{Q3}{SOME}&compare=year&show=silent&q=bel&sort=named&dir=desc")

    form = page.one("form.asks")
    sent = page.answers(form)
    assert sent["columns"] == ["name", "sessions", "named"]
    assert {name: sent[name] for name in ("compare", "show", "q", "sort", "dir", "period")} == {
        "compare": ["year"],
        "show": ["silent"],
        "q": ["bel"],
        "sort": ["named"],
        "dir": ["desc"],
        "period": ["2026-Q3"],
    }


@pytest.mark.parametrize("nonsense", ["compare=x", "show=%00", "columns=__class__", "sort=bar%27", "dir=up", "q=%20"])
def test_nonsense_asks_for_nothing(lead, nonsense):
    usual = rows_of(lead.open(f"/coverage/19{Q3}"))
    asked = rows_of(lead.open(f"/coverage/19{Q3}&{nonsense}"))

    if nonsense.startswith("columns"):  # nothing that exists was asked for
        assert asked["Jumlah"] == {}
    else:
        assert asked == usual


def test_what_is_searched_for_is_shown_as_it_was_written(lead):
    page = lead.open(f'/coverage/19{Q3}&q="><b>x')

    assert page.one("#q").get("value") == '"><b>x'
    assert not page.all("#table b")
