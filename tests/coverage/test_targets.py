"""The program lead sets targets; coverage compares with them."""

import pytest

from tests.records import store_session

Q3 = "?period=2026-Q3"


def achieved(page, key: str) -> list[str]:
    """What stands beside the field of an indicator: the figure, its percent of the target, the grade."""
    row = next(page.one(f"#{key}").iterancestors("tr"))
    return [" ".join(cell.text_content().split()) for cell in row.cssselect("td")[1:]]


def test_a_target_is_set_shown_changed_and_taken_away(app, browser, ayu):
    store_session(app)
    lead = browser.sign_in(ayu)

    page = lead.open(f"/targets/19{Q3}").submit("Simpan target", sessions="4", reached="")

    assert "disimpan" in page.text()
    assert page.one("#sessions").get("value") == "4"
    assert page.one("#reached").get("value") == ""
    assert achieved(page, "sessions") == ["1", "25%", "Sangat kurang"]
    page = page.submit("Simpan target", sessions="1.000")
    assert "Kegiatan: 4 → 1.000" in page.text("#versions")
    page = page.submit("Simpan target", sessions="")
    assert "Kegiatan: 1.000 → -" in page.text("#versions")
    assert achieved(page, "sessions") == ["1", "-", "-"]


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


def test_all_readers_see_them_but_only_the_lead_sets_them_and_only_within_reach(browser, ayu, rahmat):
    lead, reader = browser.sign_in(ayu), browser.sign_in(rahmat)
    lead.open(f"/targets/19.01{Q3}").submit("Simpan target", sessions="7")

    page = reader.open(f"/targets/19.01{Q3}")

    assert "7" in page.texts("td")
    assert not page.all("main form[method=post]")
    reader.open("/targets/19", status=404)
    lead.open("/targets/21.71", status=404)
