"""The database goes away while somebody is typing: what was typed is sent again, not typed again."""

import pytest
from playwright.sync_api import Page, expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.offline.steps import NOT_SENT, open_form
from tests.journeys.steps import fill_in_session
from tests.records import count
from tests.test_nothing_typed_is_lost import database_away

pytestmark = [on_sqlite, pytest.mark.chromium]


def test_a_session_is_sent_again_once_the_database_is_back(site):
    page = site.visit(cast.SITI, scripts=False)
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


def test_with_scripts_it_waits_on_the_phone_and_is_sent_from_there(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)
    with database_away(site.app):
        page.get_by_role("button", name="Simpan kegiatan").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(NOT_SENT)
        expect(page.get_by_text("Situs sedang sibuk. Catatan ini dikirim sendiri sebentar lagi.")).to_be_visible()

    page.goto("/unsent")

    expect(page.get_by_text("Tidak ada yang menunggu di HP ini.")).to_be_visible()
    assert count(site.app, OutreachSession) == 1


def test_a_sign_in_that_is_over_does_not_lose_it_either(site):
    page = site.visit(cast.SITI, scripts=False)
    page.goto("/outreach/new")
    fill_in_session(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="Simpan kegiatan").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Anda sudah keluar")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Ke halaman awal").click()
    sign_in_again(opened.value)
    page.get_by_role("button", name="Kirim lagi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Belum tersimpan")
    page.get_by_role("button", name="Kirim lagi").click()

    expect(page.locator(".receipt")).to_contain_text("36 orang")
    assert count(site.app, OutreachSession) == 1


def test_with_scripts_it_waits_until_the_person_has_signed_in_again(site):
    page = open_form(site)
    fill_in_session(page)
    page.context.clear_cookies()
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.get_by_role("link", name="Masuk untuk mengirimnya").click()

    sign_in_again(page)

    expect(page.get_by_text("Tidak ada yang menunggu di HP ini.")).to_be_visible()
    assert count(site.app, OutreachSession) == 1


def sign_in_again(page: Page) -> None:
    page.get_by_label("Nama pengguna").fill(cast.SITI.username)
    page.get_by_label("Kata sandi", exact=True).fill(cast.SITI.password)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("navigation", name="Menu utama").wait_for()
