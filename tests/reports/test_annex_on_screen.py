"""A long annex is opened regency by regency on a screen; each part has the very rows of the whole."""

import pytest

from app.reports.progress import annex
from tests.coverage.recount import record_at_random
from tests.reports.reading import rows_of

PROVINCE = "/reports/progress?area=19&period=2026-Q3"


def parts_of(page) -> list[str]:
    return [link.get("href") for link in page.all(".sheet .annex-links a")]


@pytest.fixture
def is_long(monkeypatch) -> None:
    monkeypatch.setattr(annex, "MOST_ON_SCREEN", 300)


def test_the_parts_together_are_the_annex(app, browser, admin, is_long, monkeypatch):
    record_at_random(app, seed=22, regulations=120)
    reading = browser.sign_in(admin)
    links = parts_of(reading.open(PROVINCE))

    found = [row for link in links for row in rows_of(reading.open(link), "annex-villages")]

    monkeypatch.undo()
    whole = reading.open(PROVINCE)
    assert found == rows_of(whole, "annex-villages")
    assert (len(links), parts_of(whole)) == (7, [])


def test_a_part_says_what_it_belongs_to_and_leads_back(app, browser, admin, is_long):
    reading = browser.sign_in(admin)
    page = reading.open(f"{PROVINCE}&part=19.71")

    assert page.text("h1") == "Lampiran laporan: Kota Pangkal Pinang"
    assert "Laporan Perkembangan Provinsi Kepulauan Bangka Belitung, Triwulan III Tahun 2026" in page.text(".sheet h2")
    assert parts_of(reading.open(page.one(".page-head .tools a").get("href")))


@pytest.mark.parametrize("part", ["19", "21.71", "19.01.04", "99.99", ""])
def test_there_is_no_other_part(browser, admin, part):
    assert browser.sign_in(admin).open(f"{PROVINCE}&part={part}", status=404)


def test_the_annex_of_a_regency_is_never_parted(app, browser, rahmat, is_long):
    page = browser.sign_in(rahmat).open("/reports/progress?area=19.01&period=2026-Q3")

    assert not parts_of(page)
    assert len([row for row in rows_of(page, "annex-villages") if len(row) > 1]) == 81
