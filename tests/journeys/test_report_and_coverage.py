"""Staff look at a report and take the PDF away; the program lead looks at coverage down to one village."""

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import sign_in
from tests.records import store_regulation, store_session

pytestmark = [on_sqlite, pytest.mark.chromium]


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_staff_preview_a_report_and_take_the_pdf(site, scripts):
    store_session(site.app)
    page = sign_in(site, cast.RAHMAT, scripts=scripts)
    page.get_by_role("link", name="Laporan", exact=True).first.click()
    page.get_by_label("Periode").select_option("2026-Q3")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.locator("article.sheet")).to_contain_text("Kabupaten Bangka")

    address = page.get_by_role("link", name="Cetak konsep (PDF)").get_attribute("href")
    answer = page.request.get(f"{site.url}{address}", timeout=60_000)

    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["content-disposition"].endswith('.pdf"')
    assert answer.body().startswith(b"%PDF-")
    assert not site.complaints


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_the_lead_goes_from_the_province_down_to_one_village(site, scripts):
    store_session(site.app)
    store_regulation(site.app)
    page = sign_in(site, cast.AYU, scripts=scripts)
    page.goto("/coverage/19?period=2026-Q3")
    expect(page.locator(".figure.main")).to_contain_text("1 dari 393")

    page.locator("#table").get_by_role("link", name="Kab. Bangka", exact=True).click()
    expect(page.locator(".figure.main")).to_contain_text("1 dari")
    page.locator("#table").get_by_role("link", name="Kec. Mendo Barat", exact=True).click()
    expect(page.locator(".figure.main")).to_contain_text("1 dari")
    page.locator("#table").get_by_role("link", name="Kace Timur").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Desa Kace Timur")
    expect(page.locator("main")).to_contain_text("Waspada tawaran kerja palsu")
    expect(page.get_by_text("Nurul Contoh")).to_have_count(0)
    assert not site.complaints
