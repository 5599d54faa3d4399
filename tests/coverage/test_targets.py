"""The program lead sets targets; coverage compares with them."""

import pytest

from tests.records import store_session

Q3 = "?period=2026-Q3"


def test_a_target_is_set_shown_changed_and_taken_away(app, browser, ayu):
    store_session(app)
    lead = browser.sign_in(ayu)

    page = lead.open(f"/targets/19{Q3}").submit("Simpan target", sessions="4", reached="")

    assert "disimpan" in page.text()
    assert page.one("#sessions").get("value") == "4"
    assert page.one("#reached").get("value") == ""
    assert "target 4, capaian 25,0%" in lead.open(f"/coverage/19{Q3}").text(".figures")
    page = page.submit("Simpan target", sessions="1.000")
    assert "4 → 1000" in page.text()  # the history
    page.submit("Simpan target", sessions="")
    assert "target" not in lead.open(f"/coverage/19{Q3}").text(".figures")


def test_each_area_and_period_has_its_own(browser, ayu):
    lead = browser.sign_in(ayu)
    lead.open(f"/targets/19{Q3}").submit("Simpan target", sessions="4")

    assert lead.open("/targets/19?period=2026").one("#sessions").get("value") == ""
    assert lead.open(f"/targets/19.01{Q3}").one("#sessions").get("value") == ""
    assert lead.open(f"/targets/19{Q3}").one("#sessions").get("value") == "4"


@pytest.mark.parametrize(
    ("typed", "said"), [("-1", "kurang dari nol"), ("empat", "bukan bilangan"), ("394", "paling banyak 393")]
)
def test_a_target_that_makes_no_sense_is_refused(browser, ayu, typed, said):
    page = browser.sign_in(ayu).open(f"/targets/19{Q3}").submit("Simpan target", reached=typed)

    assert page.one("#reached").get("value") == typed
    assert page.all("#reached-error"), said


def test_nothing_and_zero_are_two_things(browser, ayu):
    page = browser.sign_in(ayu).open(f"/targets/19{Q3}").submit("Simpan target", sessions="0")

    assert page.one("#sessions").get("value") == "0"


def test_where_there_is_no_desa_no_target_for_perdes_is_asked_for(browser, ayu):
    lead = browser.sign_in(ayu)

    assert not lead.open("/targets/19.71").all("#perdes")
    assert lead.open("/targets/19.01").all("#perdes")


def test_targets_may_be_set_ahead_but_not_for_ever(browser, ayu):
    lead = browser.sign_in(ayu)

    assert lead.open("/targets/19?period=2027-Q1").one("select option[selected]").get("value") == "2027-Q1"
    assert "belum mulai" in lead.open("/targets/19?period=2040").text()


def test_only_the_lead_sets_them_and_only_within_reach(browser, ayu, rahmat):
    browser.sign_in(rahmat).open("/targets/19.01", status=403)
    browser.sign_in(ayu).open("/targets/21.71", status=404)
