"""A village head records a Perdes on a phone."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import sign_in

pytestmark = [on_sqlite, pytest.mark.chromium]

DAYS = {"agreed_on": "2026-02-20", "enacted_on": "2026-03-02", "promulgated_on": "2026-03-05"}


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_a_regulation_is_in_force_once_it_is_promulgated(site, scripts):
    page = sign_in(site, cast.SITI, scripts=scripts)
    page.get_by_role("link", name="Catat peraturan").click()
    page.get_by_label("Jenis").select_option("village_regulation")
    page.get_by_label("Tema").select_option("pmi_protection")
    page.get_by_label("Tentang").fill("Pelindungan Pekerja Migran Indonesia")
    page.get_by_label("Nomor", exact=True).fill("2")
    for name, day in DAYS.items():
        page.locator(f"#{name}").fill(day)

    page.get_by_role("button", name="Simpan peraturan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Pelindungan Pekerja Migran Indonesia")
    expect(page.locator("main")).to_contain_text("Berlaku sejak 5 Maret 2026")
    assert not site.complaints


def test_days_in_an_impossible_order_are_refused_and_stay(site):
    page = site.visit(cast.SITI)
    page.goto("/regulations/new")
    page.get_by_label("Jenis").select_option("village_regulation")
    page.get_by_label("Tema").select_option("pmi_protection")
    page.get_by_label("Tentang").fill("Pelindungan Pekerja Migran Indonesia")
    for name, day in {**DAYS, "promulgated_on": "2026-02-21"}.items():
        page.locator(f"#{name}").fill(day)

    page.get_by_role("button", name="Simpan peraturan").click()

    expect(page.locator("#faults")).to_contain_text("21 Februari 2026")
    assert page.locator("#promulgated_on").input_value() == "2026-02-21"
    assert page.locator("#agreed_on").input_value() == DAYS["agreed_on"]


def test_the_form_asks_only_what_the_kind_has(site):
    page = site.visit(cast.SITI)
    page.goto("/regulations/new")
    expect(page.locator("#agreed_on")).to_be_visible()

    page.get_by_label("Jenis").select_option("head_decree")

    expect(page.locator("#agreed_on")).to_be_hidden()
    expect(page.locator("#promulgation_number")).to_be_hidden()
    page.locator("#valid_until").fill("2029-05-04")
    page.get_by_label("Jenis").select_option("village_regulation")
    expect(page.locator("#agreed_on")).to_be_visible()
    expect(page.locator("#valid_until")).to_be_visible()  # something is typed in it
