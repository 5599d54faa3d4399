"""The map of an area: what each tone says, which areas are missing, and how it looks on the report."""

import pytest

from app.coverage.maps import tone_of
from tests import cast
from tests.areas.shapes import feature, geojson
from tests.records import store_session

REPORT = "/reports/progress?area={}&period=2026-Q3"


@pytest.mark.parametrize(
    ("reached", "villages", "tone"),
    [(0, 0, 4), (0, 9, 4), (1, 9, 3), (1, 4, 2), (2, 4, 1), (149, 200, 1), (3, 4, 0), (9, 9, 0)],
)
def test_tones_by_share(reached, villages, tone):
    assert tone_of(reached, villages) == tone


@pytest.fixture
def load(run, tmp_path):
    """Squares side by side for these areas."""

    def load_squares(*codes: str) -> None:
        squares = [feature(code, [(105 + number, -3.0, 1.0)]) for number, code in enumerate(codes)]
        assert run("areas", "boundaries", geojson(tmp_path / "peta.json", *squares)).exit_code == 0

    return load_squares


def titles(page) -> list[str]:
    return page.texts(".area-map path > title")


def test_a_province_shows_its_regencies_by_share(app, browser, ayu, load):
    load(cast.BANGKA, "19.02", "19.03", "19.04", cast.PANGKAL_PINANG)
    store_session(app)
    page = browser.sign_in(ayu).open(REPORT.format(cast.BABEL))

    assert "Kab. Bangka: 1 dari 81 dijangkau" in titles(page)
    assert len(titles(page)) == 5
    assert "Belum ada peta batas: Kab. Bangka Barat; Kab. Belitung Timur." in page.text(".sheet").replace("\xa0", " ")
    fills = [path.get("fill") for path in page.all(".area-map path") if path.cssselect("title")]
    assert fills.count("#FFFFFF") == 5
    assert len(page.all('.area-map path[stroke-width="3.6"]')) == 4


def test_a_subdistrict_shows_its_villages_by_time(app, browser, dewi, load):
    villages = [f"{cast.MENDO_BARAT}.20{number:02}" for number in range(1, 15)]
    load(*villages)
    store_session(app)
    page = browser.sign_in(dewi).open(REPORT.format(cast.MENDO_BARAT))

    assert "Desa Kace Timur: periode ini" in titles(page)
    assert sum(one.endswith(": belum pernah") for one in titles(page)) == len(titles(page)) - 1


def test_without_outlines_of_half_the_areas_there_is_no_map(browser, ayu, load):
    load(cast.BANGKA, "19.02", "19.03")
    page = browser.sign_in(ayu).open(REPORT.format(cast.BABEL))

    assert not page.all(".area-map")


def test_on_the_page_each_area_of_the_map_is_a_link_that_says_what_the_table_says(app, browser, ayu, load):
    load(cast.BANGKA, "19.02", "19.03", "19.04", cast.PANGKAL_PINANG)
    store_session(app)
    page = browser.sign_in(ayu).open(f"/coverage/{cast.BABEL}?period=2026-Q3")

    links = {link.get("href"): link.get("aria-label") for link in page.all("#map .area-map a")}
    assert links[f"/coverage/{cast.BANGKA}?period=2026-Q3"] == "Kab. Bangka: 1 dari 81"
    assert len(links) == 5
    assert "Belum ada peta batas: Kab. Bangka Barat; Kab. Belitung Timur." in page.text("#map").replace("\xa0", " ")
    assert "Tabel di bawah memuat hal yang sama" in page.text("#map")


def test_the_map_of_a_regency_has_the_villages_in_the_tones_of_the_grid(app, browser, rahmat, load):
    load(*(f"19.01.{part:02}.20{number:02}" for part in (2, 4, 6, 7, 8) for number in range(1, 16)))
    store_session(app)
    page = browser.sign_in(rahmat).open(f"/coverage/{cast.BANGKA}?period=2026-Q3")

    links = {link.get("href"): link.get("aria-label") for link in page.all("#map .area-map a")}
    assert links[f"/areas/{cast.KACE_TIMUR}"] == "Desa Kace Timur: periode ini"
    assert len(links) >= 41
