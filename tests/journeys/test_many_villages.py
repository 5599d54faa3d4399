"""Staff record a session that served many villages, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from app.outreach.models import OutreachSession
from tests import cast
from tests.chromium import on_sqlite
from tests.journeys.steps import fill_in_session
from tests.records import count
from tests.test_every_page import DESKTOP, PHONE, Watched

pytestmark = [on_sqlite, pytest.mark.chromium]

LIST = "1. Kace Timur 12\n2. Petaling 5\n3. Air Duren 3"


def begin(site, person: cast.Person = cast.RAHMAT, scripts: bool = True) -> Page:
    page = site.visit(person, scripts=scripts)
    page.goto("/outreach/new")
    fill_in_session(page)
    return page


def paste(page: Page, text: str) -> None:
    page.get_by_text("Tempel daftar desa").click()
    page.get_by_label("Nama atau kode Kemendagri").fill(text)


def save(page: Page) -> None:
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.wait_for_url("**/receipt")


def test_by_subdistrict_with_a_number_for_each(site):
    page = begin(site)
    page.locator("summary", has_text="Kecamatan Mendo Barat").click()
    whole = page.get_by_label("Semua desa di Kecamatan Mendo Barat")
    whole.check()
    expect(page.get_by_text("15 desa dipilih")).to_be_visible()
    page.get_by_label("Desa Kace", exact=True).uncheck()
    expect(whole).not_to_be_checked()
    page.get_by_label("Per desa").check()
    page.get_by_label("Yang hadir dari Desa Kace Timur").fill("30")
    page.get_by_label("Yang hadir dari Desa Petaling", exact=True).fill("0")
    expect(page.get_by_text("Jumlah per desa 30 dari 36; 6 orang tidak disebut desanya")).to_be_visible()

    save(page)

    expect(page.locator(".receipt")).to_contain_text("14 desa di 1 kecamatan")
    assert count(site.app, OutreachSession) == 1
    assert not site.complaints


def test_the_list_can_be_searched(site):
    page = begin(site)
    page.get_by_label("Cari di daftar ini").fill("kacet")
    expect(page.get_by_label("Desa Kace Timur")).to_be_visible()
    expect(page.get_by_label("Desa Kace", exact=True)).to_be_hidden()
    page.get_by_label("Cari di daftar ini").fill("entah apa")

    expect(page.get_by_text("Tidak ada desa yang cocok")).to_be_visible()


def test_a_pasted_list_is_read_on_the_page(site):
    page = begin(site)
    paste(page, LIST)
    page.get_by_role("button", name="Baca daftar").click()
    page.get_by_label("Desa Air Duren, Kec. Pemali").check()
    page.get_by_role("button", name="Lanjutkan dengan pilihan ini").click()

    expect(page.get_by_label("Yang hadir dari Desa Air Duren")).to_have_value("3")
    save(page)
    expect(page.locator(".receipt")).to_contain_text("3 desa di 2 kecamatan")
    assert not site.complaints


def test_a_list_that_nobody_has_read_is_read_before_it_is_sent(site):
    page = begin(site)
    paste(page, LIST)
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.get_by_label("Desa Air Duren, Kec. Pemali").check()
    assert count(site.app, OutreachSession) == 0

    save(page)
    assert count(site.app, OutreachSession) == 1


def test_without_javascript_it_takes_a_page_more(site):
    page = begin(site, scripts=False)
    paste(page, LIST)
    page.get_by_role("button", name="Baca daftar").click()
    expect(page.get_by_label("Tanggal kegiatan")).to_have_value("2026-09-20")
    page.get_by_label("Desa Air Duren, Kec. Pemali").check()
    page.get_by_role("button", name="Lanjutkan dengan pilihan ini").click()

    expect(page.get_by_label("Yang hadir dari Desa Air Duren")).to_have_value("3")
    save(page)
    assert count(site.app, OutreachSession) == 1


def test_enter_in_a_field_saves_and_reads_nothing(site):
    page = begin(site, cast.DEWI)
    page.get_by_label("Desa Kace", exact=True).check()
    page.get_by_label("Nama kegiatan").press("Enter")
    page.wait_for_url("**/receipt")

    assert count(site.app, OutreachSession) == 1


def test_a_list_that_cannot_be_read_for_want_of_a_signal_stays_and_waits(site):
    page = begin(site)
    paste(page, LIST)
    page.context.set_offline(True)
    page.get_by_role("button", name="Baca daftar").click()

    expect(page.get_by_text("Daftar belum bisa dibaca tanpa sinyal.")).to_be_visible()
    expect(page.get_by_label("Nama atau kode Kemendagri")).to_have_value(LIST)


def test_questions_and_numbers_are_accessible_and_narrow(site):
    page = begin(site)
    watched = Watched(page)
    paste(page, LIST + "\nAir Limau\n1901080011 Petaling\nKenanga, Sungailiat")
    page.get_by_role("button", name="Baca daftar").click()
    page.locator("#asked").wait_for()

    for viewport in (PHONE, DESKTOP):
        page.set_viewport_size(viewport)
        assert not watched.faults_at(viewport["width"])
