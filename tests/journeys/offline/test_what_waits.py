"""What waits on a phone can be opened, corrected, deleted and saved as a file, and stays when somebody signs out."""

import pytest
from playwright.sync_api import Page, expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.offline.steps import (
    NOT_SENT,
    become,
    open_form,
    save,
    save_unsent,
    send_now,
    wait_until_sent,
    waiting,
    write_down,
)
from tests.journeys.steps import typed
from tests.records import count

pytestmark = [on_sqlite, pytest.mark.chromium]


def see_list(page: Page) -> None:
    page.goto("/unsent")
    page.locator("#records li").first.wait_for()


def test_what_the_site_refuses_is_kept_shown_corrected_and_sent(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page, day="2026-10-24")
    page.context.set_offline(False)
    see_list(page)
    page.get_by_role("button", name="Kirim sekarang").click()
    expect(page.locator("#records")).to_contain_text("Tanggal 24 Oktober 2026 belum tiba.")

    page.get_by_role("link", name="Buka dan ubah").click()
    expect(page.locator("#faults")).to_contain_text("Tanggal 24 Oktober 2026 belum tiba.")
    assert typed(page) == ("2026-10-24", "Bahaya lowongan kerja palsu", "14", "22", "True")
    page.get_by_label("Tanggal kegiatan").fill("2026-09-20")
    save(page)

    page.wait_for_url("**/receipt")
    expect(page.locator(".receipt")).to_contain_text("Minggu, 20 September 2026")
    assert waiting(page) == []
    assert count(site.app, OutreachSession) == 1


def test_with_a_line_a_fault_stands_beside_its_field_at_once(site):
    page = open_form(site)
    write_down(page, day="2026-10-24")
    page.get_by_label("Selesai").evaluate("field => field.closest('details').open = true")
    page.get_by_label("Mulai").fill("10:00")
    page.get_by_label("Selesai").fill("09:00")
    save(page)

    expect(page.locator("#faults")).to_be_focused()
    expect(page.locator("#faults h2")).to_have_text("Perlu diperbaiki: 2")
    expect(page.locator("#held_on-error")).to_contain_text("belum tiba")
    expect(page.locator("#ends_at-error")).to_contain_text("padahal mulai pukul 10.00")
    assert waiting(page) == ["Bahaya lowongan kerja palsu"]

    page.get_by_label("Tanggal kegiatan").fill("2026-09-20")
    page.get_by_label("Selesai").fill("11:00")
    save(page)
    page.wait_for_url("**/receipt")
    assert waiting(page) == []


def test_a_record_that_somebody_has_begun_to_correct_is_not_sent_meanwhile(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    see_list(page)
    page.get_by_role("link", name="Buka dan ubah").click()
    expect(page.get_by_label("Laki-laki dewasa")).to_have_value("14")
    page.get_by_label("Laki-laki dewasa").fill("15")
    page.context.set_offline(False)

    expect(page.locator("#kept")).to_contain_text("Draf tersimpan di HP ini")
    assert send_now(page) == "done"
    see_list(page)
    expect(page.locator("#records")).to_contain_text("Ada perubahan yang belum disimpan")
    assert send_now(page) == "done"
    assert count(site.app, OutreachSession) == 0

    page.get_by_role("link", name="Buka dan ubah").click()
    expect(page.get_by_label("Laki-laki dewasa")).to_have_value("15")
    save(page)
    page.wait_for_url("**/receipt")
    expect(page.locator(".receipt")).to_contain_text("37 orang")
    assert count(site.app, OutreachSession) == 1


def test_a_record_is_deleted_only_after_it_is_said_what_that_means(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    see_list(page)
    deleting = page.get_by_role("button", name="Ya, hapus dari HP ini")
    expect(deleting).to_be_hidden()

    page.locator("#records summary").click()
    expect(page.locator("#records")).to_contain_text("Catatan ini belum sampai ke situs.")
    deleting.click()

    expect(page.get_by_text("Tidak ada yang menunggu di HP ini.")).to_be_visible()
    expect(page.locator("a.unsent")).to_be_hidden()
    assert waiting(page) == []


@pytest.mark.parametrize("then", ["it_is_sent_too", "it_was_sent_before"])
def test_the_file_of_what_waits_is_taken_by_the_import_and_nothing_is_doubled(site, run, tmp_path, then):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page, 'Rapat; "warga", dusun')
    save_unsent(page, "Kunjungan rumah")
    see_list(page)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Simpan semua sebagai berkas").click()
    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name.startswith("kegiatan-belum-terkirim-")
    if then == "it_was_sent_before":
        page.context.set_offline(False)
        wait_until_sent(page)

    brought_in = run("outreach", "import", str(file), "--yes")

    assert brought_in.exit_code == 0, brought_in.output
    page.context.set_offline(False)
    page.goto("/unsent")
    wait_until_sent(page)
    assert count(site.app, OutreachSession) == 2


def test_signing_out_warns_keeps_the_records_and_takes_the_pages_off_the_phone(site, line):
    page = open_form(site)
    line.is_busy = True
    write_down(page)
    save(page)
    expect(page.get_by_text("Situs sedang sibuk. Catatan ini dikirim sendiri sebentar lagi.")).to_be_visible()
    page.locator("details.account summary").click()
    signing_out = page.get_by_role("button", name="Keluar")
    signing_out.click()
    expect(page.get_by_role("alert")).to_contain_text("1 catatan belum terkirim. Catatan itu tetap di HP ini")
    signing_out.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Masuk")
    expect(page.locator("main")).to_contain_text("Masuk untuk mengirim catatan yang menunggu di HP ini: 1.")
    page.context.set_offline(True)
    page.goto("/outreach/new")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidak ada sinyal")

    page.context.set_offline(False)
    line.is_busy = False
    become(site, page, cast.SITI)
    page.goto("/unsent")
    send_now(page)  # the page may have done it by itself already
    wait_until_sent(page)
    assert count(site.app, OutreachSession) == 1


def test_a_draft_is_offered_again_after_the_tab_was_closed(site):
    page = open_form(site)
    page.context.set_offline(True)
    write_down(page)
    page.get_by_label("Catatan", exact=True).evaluate("field => field.closest('details').open = true")
    page.get_by_label("Catatan", exact=True).fill("Warga bertanya soal calo")
    expect(page.locator("#kept")).to_contain_text("Draf tersimpan di HP ini pukul")
    again = page.context.new_page()
    page.close(run_before_unload=False)

    again.goto("/outreach/new")
    expect(again.locator("[data-piece], .flash").filter(has_text="Draf di HP ini")).to_contain_text("Bahaya lowongan")
    again.get_by_role("link", name="Teruskan draf ini").click()
    expect(again.get_by_label("Tanggal kegiatan")).to_have_value("2026-09-20")
    assert typed(again) == ("2026-09-20", "Bahaya lowongan kerja palsu", "14", "22", "True")
    expect(again.get_by_label("Catatan", exact=True)).to_have_value("Warga bertanya soal calo")
    save(again)
    expect(again.get_by_role("heading", level=1)).to_have_text(NOT_SENT)

    again.goto("/outreach/new")
    expect(again.get_by_role("heading", level=1)).to_have_text("Catat kegiatan")
    expect(again.get_by_text("Draf di HP ini,")).to_have_count(0)
    assert again.evaluate("queue.drafts()") == []


def test_where_the_phone_cannot_store_anything_the_plain_form_still_works(site):
    page = site.visit(cast.SITI)
    page.add_init_script("IDBFactory.prototype.open = () => { throw new Error('no store'); }")
    page.goto("/outreach/new")
    write_down(page)
    save(page)

    page.wait_for_url("**/receipt")
    assert count(site.app, OutreachSession) == 1


def test_somebody_else_on_this_phone_has_a_form_of_their_own(site):
    page = open_form(site)
    page.context.set_offline(True)
    save_unsent(page)
    page.context.set_offline(False)
    wait_until_sent(page)
    become(site, page, cast.BUDI)
    open_form(site, page=page)
    page.goto("/unsent")
    page.context.set_offline(True)

    page.goto("/outreach/new")
    expect(page.locator("details.account")).to_contain_text("Budi")
    save_unsent(page, "Rapat desa Air Limau")
    page.context.set_offline(False)
    wait_until_sent(page)
    assert count(site.app, OutreachSession) == 2
