"""Searching areas, and the page of each."""

from datetime import date

import pytest

from app.db import write_tx
from app.outreach.models import Participant
from tests import cast
from tests.records import store_regulation, store_session


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


def test_the_first_page_of_a_village_head_is_the_village(app, browser, siti):
    store_session(app)
    store_regulation(app)

    page = browser.sign_in(siti).open("/")

    assert page.path == f"/areas/{cast.KACE_TIMUR}"
    assert page.text("h1") == "Desa Kace Timur"
    assert [" ".join(f.text_content().split()) for f in page.all(".hero .figure")] == [
        "1kegiatan",
        "22kehadiran59,1% perempuan",
        "2orang tercatat2 orang unik",
        "16 Sep 2026kegiatan terakhir21 hari lalu",
    ]
    assert "Sep 1, Okt 0" in page.text(".trail title")
    assert page.all(".hero a.btn-primary")[0].get("href") == "/outreach/new"
    assert "Perdes tentang pelindungan sudah berlaku" in page.text("aside")


def test_what_the_regent_reads(app, browser, siti, lina):
    store_session(app, held_on=date(2026, 10, 2))
    assert "1 kegiatan diadakan untuk Desa Kace Timur pada Triwulan IV Tahun 2026 dengan 22 kehadiran." in (
        browser.sign_in(siti).open("/").text("aside")
    )

    kelurahan = browser.sign_in(lina).open("/").text("aside")

    assert "Kelurahan Bukit" in kelurahan or "belum melapor" in kelurahan
    assert "Wali Kota" in kelurahan
    assert "Perdes tentang" not in kelurahan


def test_one_person_twice_is_one_distinct_person(app, browser, siti):
    store_session(app)
    store_session(app, key="dua", held_on=date(2026, 9, 20))
    session_id = store_session(app, key="tiga", held_on=date(2026, 9, 21))
    with app.app_context(), write_tx() as tx:
        tx.add(Participant(session_id=session_id, position=3, name="Baru Contoh", person_key=b"baru", name_key=b"baru"))

    page = browser.sign_in(siti).open("/")

    assert "3 orang unik" in page.text(".hero")


def test_a_regulation_that_is_stuck_says_why(app, browser, siti):
    store_regulation(app, promulgated_on=None, submitted_on=None)

    assert "belum diundangkan: belum berlaku" in browser.sign_in(siti).open("/").text("aside")


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
