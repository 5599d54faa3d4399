"""The follow-up of one village: kept once, changed by two people, noted, closed; what it led to."""

from datetime import date

import time_machine

from app.worklist.models import FollowUp, FollowUpNote, ResidentsAbroad
from tests import cast
from tests.conftest import NOW
from tests.records import count, store_regulation, store_session

ADDRESS = f"/worklist/village/{cast.KACE_TIMUR}"
SAVE = "Simpan tindak lanjut"


def test_who_sees_to_it_by_when_stands_on_the_list(browser, dewi, ayu):
    page = browser.sign_in(dewi).open(ADDRESS)
    names = [option.text_content() for option in page.all("#assignee_id option")]
    assert names[1:] == [
        "Dewi Contoh (Petugas kecamatan)",
        "Rahmat Contoh (Petugas kabupaten/kota)",
        "Ayu Contoh (Pemimpin program)",
    ]
    rahmat = page.all("#assignee_id option")[2].get("value")
    page.submit(SAVE, assignee_id=rahmat, due_on="2026-10-20", reason="no_signal", explanation="Lewat laut")

    row = browser.sign_in(ayu).open(f"/worklist/{cast.MENDO_BARAT}?standing=open").texts("tbody tr")
    assert len(row) == 1
    for words in ("Desa Kace Timur", "Tidak ada sinyal", "Lewat laut", "Rahmat Contoh", "sebelum 20 Oktober 2026"):
        assert words in row[0]


def test_a_form_sent_twice_makes_one(app, browser, dewi):
    person = browser.sign_in(dewi)
    page = person.open(ADDRESS)
    for _again in range(2):
        shown = page.submit(SAVE, assignee_name="Bu Tini", due_on="2026-10-20")
        assert "tersimpan" in shown.text()
    assert count(app, FollowUp) == 1
    changed = person.open(ADDRESS)
    for _again in range(2):
        assert "tersimpan" in changed.submit(SAVE, due_on="2026-10-21").text()


def test_the_second_person_is_told_and_loses_nothing(app, browser, dewi, rahmat):
    first, second = (browser.sign_in(person).open(ADDRESS) for person in (dewi, rahmat))
    first.submit(SAVE, assignee_name="Bu Tini", due_on="2026-10-20", reason="no_staff")

    refused = second.submit(SAVE, assignee_name="Pak Joko", due_on="2026-10-25", reason="refused")

    assert "Bu Tini, sebelum 20 Oktober 2026, “Tidak ada petugas”" in refused.text()
    assert refused.one("#assignee_name").get("value") == "Pak Joko"
    assert refused.one("#reason option[selected]").get("value") == "refused"
    assert count(app, FollowUp) == 1
    assert "tersimpan" in refused.submit(SAVE).text()
    assert browser.sign_in(dewi).open(ADDRESS).one("#assignee_name").get("value") == "Pak Joko"
    assert count(app, FollowUp) == 1


def test_refusals_keep_what_was_typed(browser, dewi):
    page = browser.sign_in(dewi).open(ADDRESS)
    person = page.all("#assignee_id option")[1].get("value")

    both = page.submit(SAVE, assignee_id=person, assignee_name="Bu Tini", due_on="2026-10-20")
    assert "Ada dua orang yang disebut" in both.text()
    assert both.one("#assignee_name").get("value") == "Bu Tini"
    assert "sudah lewat" in page.submit(SAVE, due_on="2026-10-06").text()
    assert "lebih dari dua tahun lagi" in page.submit(SAVE, due_on="2029-01-01").text()
    assert "Tulis dengan beberapa kata" in page.submit(SAVE, reason="other").text()
    assert "Pilih" in page.submit(SAVE, assignee_id="99999").text("#assignee_id-error")


def test_a_late_one_says_so_and_stays_late(browser, dewi):
    person = browser.sign_in(dewi)
    person.open(ADDRESS).submit(SAVE, due_on="2026-10-08")
    with time_machine.travel(NOW.replace(day=12), tick=True):
        person = browser.sign_in(dewi)
        assert "terlambat 4 hari" in person.open(f"/worklist/{cast.MENDO_BARAT}?standing=late").text().lower()
        assert "tersimpan" in person.open(ADDRESS).submit(SAVE, explanation="Jembatan putus").text()


def test_notes_are_added_once_and_never_changed(app, browser, dewi, rahmat):
    person = browser.sign_in(dewi)
    person.open(ADDRESS).submit(SAVE, assignee_name="Bu Tini")
    page = person.open(ADDRESS)
    for _again in range(2):
        page.submit("Tambahkan catatan", text="Sudah ditelepon.\nMinta surat <b>dulu</b>.")
    assert count(app, FollowUpNote) == 1
    assert "Tulis apa yang dilakukan" in page.submit("Tambahkan catatan", text=" ").text()

    seen = browser.sign_in(rahmat).open(ADDRESS)
    assert "Minta surat <b>dulu</b>." in seen.text()
    assert "Dewi Contoh, 7 Oktober 2026" in seen.text()


def test_a_note_to_one_that_was_closed_is_not_lost(browser, dewi):
    person = browser.sign_in(dewi)
    person.open(ADDRESS).submit(SAVE, assignee_name="Bu Tini")
    page = person.open(ADDRESS)
    page.submit("Batalkan tindak lanjut")
    shown = page.submit("Tambahkan catatan", text="Sudah ditelepon.")
    assert "sudah ditutup" in shown.text()
    assert "ditutup atau diubah" in page.submit("Tutup sebagai selesai").text()
    assert "Dibatalkan" in person.open(ADDRESS).text()


def test_reached_follows_from_the_sessions(app, browser, dewi, ayu):
    store_session(app, key="sebelum", held_on=date(2026, 10, 6))
    store_session(app, cast.PETALING, key="lama", held_on=date(2025, 1, 6))
    person = browser.sign_in(dewi)
    for village in (cast.KACE_TIMUR, cast.PETALING):
        person.open(f"/worklist/village/{village}").submit(SAVE, assignee_name="Bu Tini", due_on="2026-10-20")
    results = f"/worklist/{cast.BANGKA}/results?period=2026-Q4"
    lead = browser.sign_in(ayu)
    assert lead.open(results).texts(".tabs .num") == ["2", "0", "2", "0", "0", "0"]

    store_session(app, cast.PETALING, key="sesudah", held_on=date(2026, 10, 7))

    page = lead.open(results)
    assert page.texts(".tabs .num") == ["2", "1", "1", "0", "0", "0"]
    assert "1 dari 2" in page.text()
    assert "Desa Petaling" in page.follow("Sudah dijangkau sejak itu 1").text("tbody")
    assert "dijangkau pada 7 Oktober 2026, sesudah" in person.open(f"/worklist/village/{cast.PETALING}").text()
    closing = person.open(f"/worklist/{cast.MENDO_BARAT}").follow("Tutup yang sudah dijangkau")
    assert "1 tindak lanjut sudah ditutup" in closing.submit("Tutup sebagai selesai").text()
    assert lead.open(results).texts(".tabs .num") == ["2", "1", "1", "0", "0", "0"]


def test_a_session_belongs_to_the_last_follow_up(app, browser, dewi, ayu):
    person = browser.sign_in(dewi)
    for state in ("Tutup sebagai selesai", "Batalkan tindak lanjut"):
        person.open(ADDRESS).submit(SAVE, assignee_name="Bu Tini")
        person.open(ADDRESS).submit(state)
    with time_machine.travel(NOW.replace(day=9), tick=True):
        browser.sign_in(dewi).open(ADDRESS).submit(SAVE, assignee_name="Pak Joko")
        store_session(app, key="sesudah", held_on=date(2026, 10, 9))
        page = browser.sign_in(ayu).open(f"/worklist/{cast.BANGKA}/results?period=2026-Q4")
    assert page.texts(".tabs .num") == ["3", "1", "0", "0", "1", "1"]


def test_residents_abroad_need_a_day_and_a_source(app, browser, dewi):
    page = browser.sign_in(dewi).open(ADDRESS)
    refused = page.submit("Simpan jumlah", residents="12")
    assert "Isi tanggal pendataannya" in refused.text()
    assert refused.one("#residents").get("value") == "12"
    shown = refused.submit("Simpan jumlah", counted_on="2026-09-30", source="Buku data PMI desa")
    assert "12 orang, didata 30 September 2026 (Buku data PMI desa)" in shown.text()
    shown.submit("Simpan jumlah", residents="", counted_on="", source="")
    assert count(app, ResidentsAbroad) == 0


def test_the_message_tells_what_is_known_and_who_asks(app, browser, dewi):
    never = browser.sign_in(dewi).open(ADDRESS)
    assert "belum pernah ada kegiatan" in never.text("#message")
    assert "Dewi Contoh, Petugas kecamatan, Kecamatan Mendo Barat" in never.text("#message")
    address = next(a.get("href") for a in never.all("a") if "wa.me" in a.get("href"))
    assert address.startswith("https://wa.me/?text=Bapak/Ibu%20Kepala%20Desa%20Kace%20Timur%2C%0A")
    store_session(app, held_on=date(2025, 9, 16))
    store_regulation(app, promulgated_on=None, submitted_on=None)

    told = browser.sign_in(dewi).open(ADDRESS).text("#message")
    assert "berlangsung pada 16 September 2025, lebih dari 12 bulan yang lalu" in told
    assert "menunggu langkah berikutnya" in told


def test_who_may_not_follow_up_sees_nothing_of_it(browser, siti, admin, budi):
    for person in (siti, admin, budi):
        browser.sign_in(person).open(ADDRESS, status=403)
    assert "Tindak lanjut" not in browser.sign_in(siti).open(f"/areas/{cast.KACE_TIMUR}").text()
