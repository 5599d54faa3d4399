"""A lead's morning: why reach fell, which villages to visit next, who goes, the list on paper, targets divided."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from app.areas.models import Area
from app.coverage.models import Target
from app.db import db
from app.worklist.models import FollowUp
from tests import cast
from tests.chromium import DESKTOP, PHONE, Site, on_sqlite
from tests.records import count, store_regulation, store_session

pytestmark = [on_sqlite, pytest.mark.chromium]

BANGKA_BARAT = "19.05"
TEMPILANG = ("19.05.05.2001", "19.05.05.2002", "19.05.05.2003")
MENTOK = "19.05.01.2004"


def record_two_quarters(site: Site) -> None:
    """Three villages of Tempilang in the second quarter, one in the third; a Perdes where somebody was."""
    for number, village in enumerate(TEMPILANG):
        store_session(site.app, village, key=f"q2-{number}", held_on=date(2026, 5, 4 + number))
    store_session(site.app, TEMPILANG[0], key="q3", held_on=date(2026, 8, 20))
    store_session(site.app, MENTOK, key="q3-mentok", held_on=date(2026, 9, 2))
    store_regulation(site.app, TEMPILANG[0])


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_the_fall_to_five_villages_and_their_targets(site, viewport):
    record_two_quarters(site)
    page = site.visit(cast.AYU, viewport=viewport)

    page.goto(f"/coverage/{BANGKA_BARAT}?period=2026-Q3")
    expect(page.locator(".figure.main")).to_contain_text("2 dari 66")
    expect(page.locator(".figure.main")).to_contain_text("turun 1 dari Triwulan II Tahun 2026 (3)")
    fallen = page.locator("#table tbody tr", has_text="Kec. Tempilang")
    expect(fallen).to_contain_text("−2")
    fallen.get_by_role("link", name="Kec. Tempilang").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tempilang")
    expect(page.locator(".figure.main")).to_contain_text("1 dari 9")

    page.goto(f"/worklist/{BANGKA_BARAT}")
    rows = page.locator("main tbody tr")
    expect(rows.first).to_contain_text("Belum pernah")
    expect(rows.filter(has_text="Desa ").first).to_contain_text("belum ada Perdes pelindungan")
    assign_five(page, viewport)
    assert count(site.app, FollowUp) == 5
    page.goto(f"/worklist/{BANGKA_BARAT}")
    expect(rows.filter(has_text="Pak Camat")).to_have_count(5)
    paper = page.get_by_role("link", name="Cetak", exact=True).get_attribute("href")
    answer = page.request.get(f"{site.url}{paper}", timeout=60_000)
    assert answer.body().startswith(b"%PDF-")

    page.goto(f"/targets/{BANGKA_BARAT}?period=2026-Q4")
    page.get_by_label("Desa dan kelurahan dijangkau").fill("41")
    page.get_by_role("button", name="Simpan target").click()
    page.get_by_role("link", name="Bagi ke bawah").click()
    page.locator("main form[method=post] button").click()
    page.wait_for_load_state()
    assert targets_below(site) == 41
    assert not site.complaints


def assign_five(page: Page, viewport: dict) -> None:
    """Ticked on the list where it has room for ticks, else on the page of each village."""
    rows = page.locator("main tbody tr")
    if viewport is DESKTOP:
        for number in range(5):
            rows.nth(number).get_by_role("checkbox").check()
        page.get_by_role("button", name="Tugaskan desa yang dipilih").click()
        page.get_by_label("Atau orang tanpa akun").fill("Pak Camat")
        page.locator("main form[method=post] button[type=submit], main form[method=post] button").last.click()
        page.wait_for_url("**/worklist/*")
        return
    addresses = [rows.nth(number).get_by_role("link").first.get_attribute("href") for number in range(5)]
    for address in addresses:
        page.goto(address or "")
        page.get_by_label("Atau orang tanpa akun").fill("Pak Camat")
        page.get_by_role("button", name="Simpan tindak lanjut").click()
        page.wait_for_load_state()


def targets_below(site: Site) -> int:
    with site.app.app_context():
        parent = db.select(Area.id).where(Area.code == BANGKA_BARAT).scalar_subquery()
        query = db.select(db.func.sum(Target.value)).join(Area, Area.id == Target.area_id)
        return db.session.scalar(query.where(Area.parent_id == parent, Target.indicator == "reached")) or 0
