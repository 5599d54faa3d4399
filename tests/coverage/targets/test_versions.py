"""Who changed a target, when, and from what; two people at once lose nothing."""

from app.coverage.models import TargetOrigin
from tests.coverage.targets.stored import targets_of, versions_of

ADDRESS = "/targets/19?period=2026-Q4"


def test_every_change_is_told_and_what_stays_equal_is_none(app, browser, ayu):
    lead = browser.sign_in(ayu)
    lead.open(ADDRESS).submit("Simpan target", sessions="4", reached="200")
    lead.open(ADDRESS).submit("Simpan target", sessions="5")
    page = lead.open(ADDRESS).submit("Simpan target", sessions="")

    typed = TargetOrigin.TYPED
    assert sorted(versions_of(app, "19")[:2]) == [("reached", 200, typed), ("sessions", 4, typed)]
    assert versions_of(app, "19")[2:] == [("sessions", 5, typed), ("sessions", None, typed)]
    told = page.text("#versions")
    assert "Kegiatan: 5 → -" in told
    assert "Ayu Contoh, 7 Oktober 2026 pukul 09.00 WIB, diketik" in told


def test_the_second_of_two_is_told_and_nothing_is_lost(app, browser, ayu):
    first, second = browser.sign_in(ayu).open(ADDRESS), browser.sign_in(ayu).open(ADDRESS)
    first.submit("Simpan target", sessions="400", named="900")

    page = second.submit("Simpan target", sessions="500")

    assert "Belum disimpan" in page.text()
    assert page.one("#sessions").get("value") == "500"
    assert "tersimpan: 400" in page.text()
    assert targets_of(app, "19") == {"sessions": 400, "named": 900}
    page.submit("Simpan target", named="900")
    assert targets_of(app, "19") == {"sessions": 500, "named": 900}


def test_the_same_page_sent_twice_changes_nothing_the_second_time(app, browser, ayu):
    page = browser.sign_in(ayu).open(ADDRESS)
    page.submit("Simpan target", sessions="400")

    page.submit("Simpan target", sessions="400")

    assert len(versions_of(app, "19")) == 1
