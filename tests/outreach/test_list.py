"""The list of sessions: what is on it, its totals, its filters and its pages."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete, insert, select

from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import OutreachSession, OutreachVillage, SessionTopic
from app.outreach.vocabulary import Topic
from tests import cast
from tests.outreach.answers import record
from tests.test_selects import counted


def titles(page) -> list[str]:
    return page.texts("tbody th a")


def store_many(app, count: int, village: str = cast.KACE_TIMUR) -> None:
    """Sessions of one village, one a day up to the end of September 2026, each with 3 men and 2 women."""
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalar(select(Area.id).where(Area.code == village))
        rows = [
            {
                "id": number,
                "key": f"kunci-{number}",
                "title": f"Kegiatan {number}",
                "held_on": date(2026, 9, 30) - timedelta(days=count - number),
                "host_area_id": area_id,
                "men": 3,
                "women": 2,
                "speakers": [],
            }
            for number in range(1, count + 1)
        ]
        tx.execute(insert(OutreachSession), rows)
        tx.execute(insert(OutreachVillage), [{"session_id": row["id"], "village_id": area_id} for row in rows])
        tx.execute(insert(SessionTopic), [{"session_id": row["id"], "topic": Topic.COSTS} for row in rows])
        if db.engine.dialect.name == "postgresql":
            tx.execute(db.text("SELECT setval('outreach_session_id_seq', 1000)"))


def test_an_empty_list_offers_the_first_step(browser, siti, ayu):
    page = browser.sign_in(siti).open("/outreach")
    assert "Belum ada kegiatan yang dicatat" in page.text()
    assert page.follow("Catat kegiatan").path == "/outreach/new"

    assert "Catat kegiatan" not in browser.sign_in(ayu).open("/outreach").text()


def test_newest_first_with_totals(browser, siti):
    there = browser.sign_in(siti)
    record(there, title="Lama", held_on="2026-01-05", men="1", women="2", boys="0", girls="0")
    record(there, title="Baru", held_on="2026-09-05")

    page = there.open("/outreach")
    assert titles(page) == ["Baru", "Lama"]
    assert page.texts(".figure b") == ["2", "45", "17", "28", "0"]


def test_an_attendance_is_counted_once_however_many_villages(browser, dewi):
    there = browser.sign_in(dewi)
    record(there, villages=[cast.KACE_TIMUR, cast.PETALING])

    page = there.open("/outreach")
    assert page.texts(".figure b")[:2] == ["1", "42"]
    assert "2 desa" in page.text("tbody")


def test_it_shows_what_is_held_or_serves_within_reach_and_nothing_else(browser, siti, budi, dewi, ayu):
    record(browser.sign_in(siti), title="Di Kace Timur")
    record(browser.sign_in(budi), title="Di Air Limau")
    record(browser.sign_in(dewi), title="Untuk Petaling", villages=[cast.PETALING])
    record(browser.sign_in(dewi), title="Untuk dua desa", villages=[cast.PETALING, cast.KACE_TIMUR])

    assert set(titles(browser.sign_in(siti).open("/outreach"))) == {"Di Kace Timur", "Untuk dua desa"}
    assert titles(browser.sign_in(budi).open("/outreach")) == ["Di Air Limau"]
    assert "Di Air Limau" not in titles(browser.sign_in(dewi).open("/outreach"))
    assert len(titles(browser.sign_in(ayu).open("/outreach"))) == 4


@pytest.fixture
def three(browser, dewi):
    """Dewi's browser with three sessions."""
    there = browser.sign_in(dewi)
    record(there, title="Waspada 100% bohong", held_on="2026-02-10", villages=[cast.PETALING], topics=["costs"])
    record(there, title="Cara resmi", held_on="2026-08-17", host=cast.KACE_TIMUR, topics=["official_procedure"])
    record(there, title="waspada lagi", held_on="2026-09-20", villages=[cast.PETALING])
    return there


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=WASPADA", ["waspada lagi", "Waspada 100% bohong"]),
        ("q=100%25", ["Waspada 100% bohong"]),
        ("q=_", []),
        ("topic=official_procedure", ["Cara resmi"]),
        ("topic=dukun", ["waspada lagi", "Cara resmi", "Waspada 100% bohong"]),
        ("since=2026-08-17", ["waspada lagi", "Cara resmi"]),
        ("until=17/08/2026", ["Cara resmi", "Waspada 100% bohong"]),
        ("since=2026-08-01&until=2026-08-31", ["Cara resmi"]),
        ("period=2026-Q3", ["waspada lagi", "Cara resmi"]),
        (f"area={cast.KACE_TIMUR}", ["Cara resmi"]),
        (f"area={cast.PETALING}", ["waspada lagi", "Waspada 100% bohong"]),
        (f"area={cast.MENDO_BARAT}&q=cara", ["Cara resmi"]),
        ("unnamed=1", ["waspada lagi", "Cara resmi", "Waspada 100% bohong"]),
    ],
)
def test_filters(three, query, found):
    assert titles(three.open(f"/outreach?{query}")) == found


def test_filters_stay_on_the_page(three):
    page = three.open(f"/outreach?q=cara&topic=costs&since=2026-02-01&area={cast.PETALING}&unnamed=1")

    assert page.one("#q").get("value") == "cara"
    assert page.one("#since").get("value") == "2026-02-01"
    assert page.one("#topic option[selected]").get("value") == "costs"
    assert page.one("#area option[selected]").get("value") == cast.PETALING
    assert page.all("[name=unnamed][checked]")
    assert "Tidak ada kegiatan yang cocok" in page.text()


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ("since=kemarin", "since", "“kemarin” bukan tanggal di kalender."),
        ("since=2026-09-01&until=2026-08-01", "until", "Tanggal akhir mendahului tanggal awal."),
    ],
)
def test_a_wrong_day_is_said_and_kept(three, query, name, sentence):
    page = three.open(f"/outreach?{query}")

    assert sentence in page.text(f"#{name}-error")
    assert page.one(f"#{name}").get("value") in query


def test_an_area_out_of_reach_is_not_found(three):
    three.open(f"/outreach?area={cast.AIR_LIMAU}", status=404)
    three.open("/outreach?area=xyz", status=404)


def test_staff_of_a_regency_go_down_to_a_village(browser, rahmat):
    record(browser.sign_in(rahmat), host=cast.KACE_TIMUR)
    page = browser.sign_in(rahmat).open(f"/outreach?area={cast.KACE_TIMUR}")

    offered = {option.get("value") for option in page.all("#area option")}
    assert {cast.MENDO_BARAT, cast.KACE_TIMUR, cast.PETALING} <= offered


def test_pages(app, browser, siti):
    store_many(app, 60)
    first = browser.sign_in(siti).open("/outreach?topic=costs")

    assert len(titles(first)) == 50
    assert "1 sampai 50 dari 60" in first.text()
    assert first.texts(".figure b")[:2] == ["60", "300"]
    second = first.follow("Berikutnya")
    assert titles(second)[-1] == "Kegiatan 1"
    assert titles(first.browser.open("/outreach?page=99")) == titles(second)


@pytest.mark.parametrize("query", ["", f"?area={cast.KACE_TIMUR}&topic=costs&q=kegiatan&since=2026-01-01&unnamed=1"])
def test_a_page_costs_the_same_selects_however_long_it_is(app, browser, rahmat, query):
    there = browser.sign_in(rahmat)
    there.open(f"/outreach{query}")
    store_many(app, 1)
    with counted(app) as few:
        there.open(f"/outreach{query}")
    with app.app_context(), write_tx() as tx:
        tx.execute(delete(OutreachSession))
    store_many(app, 60)
    with counted(app) as many:
        there.open(f"/outreach{query}")

    assert len(many) == len(few) <= 10
