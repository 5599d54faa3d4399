"""A village head records a session on a phone."""

import pytest
from playwright.sync_api import expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import fill_in_session, sign_in, typed
from tests.records import count

pytestmark = [on_sqlite, pytest.mark.chromium]


def test_from_signing_in_to_the_receipt(site):
    page = sign_in(site, cast.SITI)
    page.get_by_role("link", name="Catat kegiatan").first.click()
    fill_in_session(page)
    expect(page.locator("output[data-sums]")).to_have_text("36")

    page.get_by_role("button", name="Simpan kegiatan").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Kegiatan tersimpan")
    expect(page.locator(".receipt")).to_contain_text("KT-2609-")
    expect(page.locator(".receipt")).to_contain_text("Minggu, 20 September 2026")
    expect(page.locator(".receipt")).to_contain_text("36 orang")
    assert count(site.app, OutreachSession) == 1
    assert not site.complaints


def test_a_double_tap_is_one_record(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)

    page.get_by_role("button", name="Simpan kegiatan").dblclick()
    page.wait_for_url("**/receipt")

    assert count(site.app, OutreachSession) == 1


def test_a_double_tap_without_javascript_is_one_record(site):
    page = site.visit(cast.SITI, scripts=False)
    page.goto("/outreach/new")
    fill_in_session(page)

    page.get_by_role("button", name="Simpan kegiatan").dblclick()
    page.wait_for_url("**/receipt")

    assert count(site.app, OutreachSession) == 1


def test_back_and_a_second_send_is_one_record(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.wait_for_url("**/receipt")

    page.go_back()
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.wait_for_load_state()

    assert count(site.app, OutreachSession) == 1


def test_a_day_to_come_is_refused_and_everything_typed_stays(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page, day="2026-10-24")

    page.get_by_role("button", name="Simpan kegiatan").click()

    fault = page.locator("#faults")
    expect(fault).to_contain_text("Tanggal 24 Oktober 2026 belum tiba")
    expect(fault).to_be_focused()
    assert typed(page) == ("2026-10-24", "Bahaya lowongan kerja palsu", "14", "22", "True")
    assert count(site.app, OutreachSession) == 0

    page.get_by_label("Tanggal kegiatan").fill("2026-09-20")
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.wait_for_url("**/receipt")
    assert count(site.app, OutreachSession) == 1


def test_the_whole_form_by_keyboard_alone(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)

    page.get_by_label("Perempuan dewasa").press("Enter")

    page.wait_for_url("**/receipt")
    assert count(site.app, OutreachSession) == 1


def test_the_names_are_written_down_after_it(site):
    page = site.visit(cast.SITI)
    page.goto("/outreach/new")
    fill_in_session(page)
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.get_by_role("link", name="Isi nama yang hadir").click()

    page.get_by_label("Nomor 1, nama").fill("Nurul Contoh")
    page.get_by_label("Perempuan").check(force=True)
    page.get_by_role("button", name="Tambah").click()

    page.locator("#tally").get_by_text("1 dari 36 nama").wait_for()
    assert not site.complaints
