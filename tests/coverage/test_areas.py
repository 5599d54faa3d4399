"""Searching areas, and the page of each."""

import pytest

from tests import cast


@pytest.mark.parametrize(
    "typed", ["Kace Timur", "kace timur", "KACETIMUR", "kace-timur", "kace  'timur", "19.01.04.2014", "1901042014"]
)
def test_search_forgives_case_spaces_hyphens_and_dots(browser, dewi, typed):
    page = browser.sign_in(dewi).open("/areas?q=" + typed)

    first = page.all(".row-link")[0]
    assert " ".join(first.text_content().split()) == "Desa Kace Timur 19.01.04.2014 Kec. Mendo Barat, Kab. Bangka"


def test_search_finds_within_reach_only(browser, dewi, admin):
    assert not browser.sign_in(dewi).open("/areas?q=air limau").all(".row-link")
    assert browser.sign_in(admin).open("/areas?q=air limau").all(".row-link")


def test_an_empty_result_says_what_to_try(browser, ayu):
    lead = browser.sign_in(ayu)

    assert "Periksa ejaannya" in lead.open("/areas?q=tidakada").text()
    assert "kode BPS" in lead.open("/areas?q=1901070099").text()
    assert not lead.open("/areas?q=").all(".row-link")
    assert not lead.open("/areas?q=%25%27_").all(".row-link")


def test_staff_see_the_village_with_its_place_and_links_upwards(app, browser, dewi):
    page = browser.sign_in(dewi).open(f"/areas/{cast.KACE_TIMUR}")

    assert page.texts(".breadcrumb li") == [
        "Indonesia",
        "Prov. Kepulauan Bangka Belitung",
        "Kab. Bangka",
        "Kec. Mendo Barat",
        "Desa Kace Timur",
    ]
    assert [a.get("href") for a in page.all(".breadcrumb a")] == [f"/areas/{cast.MENDO_BARAT}"]


def test_a_higher_area_lists_what_lies_below(browser, ayu):
    page = browser.sign_in(ayu).open("/areas/19")

    assert len(page.all("tbody tr")) == 7
    assert page.follow("Bangka").follow("Mendo Barat").follow("Kace Timur").path == f"/areas/{cast.KACE_TIMUR}"


@pytest.mark.parametrize("code", [cast.AIR_LIMAU, cast.PETALING, "19", "ID", "99.99", "tidak"])
def test_other_areas_do_not_exist(browser, siti, code):
    browser.sign_in(siti).open(f"/areas/{code}", status=404)
