"""On a phone, with JavaScript and without: drafts, copying, two versions side by side, the receipt."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.outreach.models import OutreachSession, SessionDraft
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import fill_in_session, typed
from tests.records import count, store_draft, store_session
from tests.signed_in import NOW
from tests.test_every_page import Watched

SMALL = {"width": 360, "height": 640}
pytestmark = [on_sqlite, pytest.mark.chromium]
both_ways = pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])


def save(page: Page, label: str) -> None:
    page.get_by_role("button", name=label, exact=True).click()


@both_ways
def test_a_half_typed_form_is_kept_and_sent_later(site, scripts):
    page = site.visit(cast.SITI, SMALL, scripts)
    page.goto("/outreach/new")
    fill_in_session(page, day="2026-10-24")  # still to come
    page.get_by_label("Perempuan dewasa").fill("dua")
    save(page, "Simpan draf")
    expect(page.get_by_role("status").first).to_contain_text("Draf tersimpan pukul")

    page.goto("/outreach")
    page.get_by_text("Draf Anda").click()
    page.get_by_role("link", name="Bahaya lowongan kerja palsu").click()
    page.wait_for_url("**/outreach/new?draft=*")
    assert typed(page) == ("2026-10-24", "Bahaya lowongan kerja palsu", "14", "dua", "True")
    page.get_by_label("Tanggal kegiatan").fill("2026-09-20")
    page.get_by_label("Perempuan dewasa").fill("22")
    save(page, "Simpan kegiatan")

    page.wait_for_url("**/receipt")
    assert (count(site.app, OutreachSession), count(site.app, SessionDraft)) == (1, 0)
    assert not site.complaints


@both_ways
def test_a_double_tap_keeps_one_draft(site, scripts):
    page = site.visit(cast.SITI, SMALL, scripts)
    page.goto("/outreach/new")
    page.get_by_label("Nama kegiatan").fill("Sosialisasi")

    page.get_by_role("button", name="Simpan draf", exact=True).dblclick()
    expect(page).to_have_url(re.compile("draft="))

    assert count(site.app, SessionDraft) == 1


@both_ways
def test_back_to_the_draft_after_the_session_was_sent(site, scripts):
    page = site.visit(cast.SITI, SMALL, scripts)
    page.goto("/outreach/new")
    fill_in_session(page)
    save(page, "Simpan draf")
    page.wait_for_url("**/outreach/new?draft=*")
    draft = page.url
    save(page, "Simpan kegiatan")
    page.wait_for_url("**/receipt")

    page.go_back()
    page.wait_for_load_state()
    if page.url == draft and page.get_by_label("Nama kegiatan").is_visible():
        page.get_by_label("Nama kegiatan").fill("Nama lain")
        save(page, "Simpan draf")
        page.wait_for_load_state()

    assert (count(site.app, OutreachSession), count(site.app, SessionDraft)) == (1, 0)


def test_the_next_session_like_the_last_in_a_few_taps(site):
    store_session(site.app)
    page = site.visit(cast.SITI, SMALL)
    page.clock.set_fixed_time(NOW)
    page.goto("/outreach/new")

    page.get_by_text("Salin dari kegiatan lalu").click()
    page.get_by_role("link", name="Waspada tawaran kerja palsu").click()
    page.wait_for_url("**/outreach/new?copy=*")
    save(page, "Kemarin")
    expect(page.locator("output[data-day-of]")).to_have_text("Selasa, 6 Oktober 2026")
    page.get_by_label("Laki-laki dewasa").fill("12")
    page.get_by_label("Perempuan dewasa").fill("20")
    save(page, "Simpan kegiatan")

    page.wait_for_url("**/receipt")
    expect(page.locator(".receipt")).to_contain_text("Selasa, 6 Oktober 2026")
    expect(page.locator(".receipt")).to_contain_text("32 orang")
    assert not site.complaints


@both_ways
def test_two_versions_side_by_side(site, scripts):
    outreach_id = store_session(site.app)
    siti, dewi = (site.visit(person, SMALL, scripts) for person in (cast.SITI, cast.DEWI))
    for page in (siti, dewi):
        page.goto(f"/outreach/{outreach_id}/edit")
    dewi.get_by_label("Nama kegiatan").fill("Versi Dewi")
    save(dewi, "Simpan perubahan")
    dewi.wait_for_url(f"**/outreach/{outreach_id}")
    siti.get_by_label("Nama kegiatan").fill("Versi Siti")
    siti.get_by_label("Laki-laki dewasa").fill("9")
    save(siti, "Simpan perubahan")

    expect(siti.get_by_role("heading", level=1)).to_have_text("Dua versi kegiatan ini")
    save(siti, "Simpan pilihan ini")
    expect(siti.locator("#faults")).to_contain_text("Nama kegiatan")
    siti.get_by_role("group", name="Nama kegiatan").get_by_label("Punya saya").check()
    save(siti, "Simpan pilihan ini")

    siti.wait_for_url(f"**/outreach/{outreach_id}")
    expect(siti.get_by_role("heading", level=1)).to_have_text("Versi Siti")
    expect(siti.locator(".figure.main b")).to_have_text("23")
    assert not site.complaints


def test_the_words_of_the_receipt_are_copied(site):
    outreach_id = store_session(site.app)
    page = site.visit(cast.SITI, SMALL)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/outreach/{outreach_id}/receipt")

    save(page, "Salin teks")

    expect(page.get_by_role("button", name="Teks tersalin")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#message").inner_text()
    assert "Tanda terima KT-2609-" in copied


def test_what_is_touched_is_large_enough(site):
    store_session(site.app)
    page = site.visit(cast.SITI, SMALL)
    page.goto("/outreach/new")

    small = page.eval_on_selector_all(
        "form[data-once] :is(button, summary, label.choice, input:not([type=checkbox], [type=radio], [type=hidden]))",
        """all => all.filter((one) => one.checkVisibility())
          .map((one) => [one.textContent.trim() || one.name, one.getBoundingClientRect().height])
          .filter(([, height]) => height < 44)""",
    )
    assert small == []


def test_drafts_copies_and_two_versions_are_accessible_and_narrow(site):
    outreach_id = store_session(site.app)
    store_draft(site.app, key="a" * 32)
    siti, dewi = (site.visit(person, SMALL) for person in (cast.SITI, cast.DEWI))
    watched = Watched(siti)
    for address in (f"/outreach/new?draft={'a' * 32}", f"/outreach/new?copy={outreach_id}", "/outreach"):
        assert watched.faults(address) == []

    siti.set_viewport_size(SMALL)
    for page in (siti, dewi):
        page.goto(f"/outreach/{outreach_id}/edit")
    dewi.get_by_label("Catatan").evaluate("field => (field.value = 'kata '.repeat(200) + 'x'.repeat(80))")
    save(dewi, "Simpan perubahan")
    dewi.wait_for_url(f"**/outreach/{outreach_id}")
    siti.get_by_label("Laki-laki dewasa").fill("9")
    save(siti, "Simpan perubahan")
    expect(siti.get_by_role("heading", level=1)).to_have_text("Dua versi kegiatan ini")
    assert watched.faults_at(SMALL["width"]) == []
