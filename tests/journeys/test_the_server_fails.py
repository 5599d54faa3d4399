"""The database goes away while somebody is typing: what was typed is sent again, not typed again."""

import pytest
from playwright.sync_api import expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import fill_in_session
from tests.records import count
from tests.test_nothing_typed_is_lost import database_away

pytestmark = [on_sqlite, pytest.mark.chromium]


@pytest.mark.parametrize("scripts", [True, False], ids=["with_scripts", "without_scripts"])
def test_a_session_is_sent_again_once_the_database_is_back(site, scripts):
    page = site.visit(cast.SITI, scripts=scripts)
    page.goto("/outreach/new")
    fill_in_session(page)
    with database_away(site.app):
        page.get_by_role("button", name="Simpan kegiatan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Situs sedang sibuk")
        page.get_by_role("button", name="Kirim lagi").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Situs sedang sibuk")

    page.get_by_role("button", name="Kirim lagi").click()

    expect(page.locator(".receipt")).to_contain_text("36 orang")
    assert count(site.app, OutreachSession) == 1


def test_a_sign_in_that_is_over_does_not_lose_it_either(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="Simpan kegiatan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anda sudah keluar")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Ke halaman awal").click()
    other = opened.value
    other.get_by_label("Nama pengguna").fill(cast.SITI.username)
    other.get_by_label("Kata sandi", exact=True).fill(cast.SITI.password)
    other.get_by_role("button", name="Masuk").click()
    other.get_by_role("navigation", name="Menu utama").wait_for()
    page.get_by_role("button", name="Kirim lagi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Belum tersimpan")
    page.get_by_role("button", name="Kirim lagi").click()

    expect(page.locator(".receipt")).to_contain_text("36 orang")
    assert count(site.app, OutreachSession) == 1
