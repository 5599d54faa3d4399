"""A session is returned with a reason and the field; the village reads why and repairs it in two taps."""

import pytest

from app.outreach.return_form import PHRASES
from tests import cast
from tests.outreach.answers import record
from tests.outreach.test_check import states
from tests.outreach.test_detail import history_text
from tests.records import store_session

REASON = "Hitung lagi menurut daftar hadir."


def send_back(browser, person, number: int, **answers):
    page = browser.sign_in(person).open(f"/outreach/{number}/return")
    return page.submit("Kembalikan kegiatan", **{"field": "men", "reason": REASON, **answers})


def test_the_village_reads_why_and_repairs_it_in_two_taps(app, browser, dewi, siti):
    number = store_session(app, title="Salah hitung")
    assert "“Salah hitung” dikembalikan. Desa Kace Timur dapat membaca alasannya." in (
        send_back(browser, dewi, number).text()
    )

    listed = browser.sign_in(siti).open("/outreach")
    assert f"“{REASON}”" in listed.text("tbody")
    assert "Dikembalikan" in listed.text("tbody")
    page = listed.follow("Salah hitung")
    assert "Dikembalikan untuk diperbaiki: Berapa yang hadir?" in page.text()
    assert f"“{REASON}”" in page.text()
    assert "Dewi Contoh, 7 Oktober 2026 pukul" in page.text()
    [link] = [a.get("href") for a in page.all("a") if "Perbaiki dan kirim lagi" in a.text_content()]
    assert link == f"/outreach/{number}/edit#men"

    form = page.browser.open(link)
    assert REASON in form.text("#men-error")
    repaired = form.submit(men="7")

    assert states(app) == {"Salah hitung": "submitted"}
    assert not repaired.all(".flash.due")
    assert "Terkirim" in repaired.text()
    told = history_text(repaired)
    assert f"Alasan dikembalikan: {REASON} → -" in told
    assert "Yang perlu diperbaiki: Berapa yang hadir? → -" in told
    assert "Keadaan: Dikembalikan → Terkirim" in told
    assert "Keadaan: Terkirim → Dikembalikan" in told


def test_saving_it_as_it_is_sends_it_in_again(app, browser, dewi, siti):
    number = store_session(app, title="Sudah benar")
    send_back(browser, dewi, number)
    browser.sign_in(siti).open(f"/outreach/{number}/edit").submit()

    assert states(app) == {"Sudah benar": "submitted"}


def test_a_checked_one_can_be_returned_too(app, browser, dewi, rahmat):
    number = store_session(app, title="Diperiksa")
    browser.sign_in(dewi).open(f"/outreach/{number}").submit("Tandai sudah diperiksa")
    send_back(browser, rahmat, number)

    assert states(app) == {"Diperiksa": "returned"}


def test_a_return_is_taken_back(app, browser, dewi, rahmat):
    number = store_session(app, title="Bukan salah desa")
    send_back(browser, dewi, number)
    page = browser.sign_in(rahmat).open(f"/outreach/{number}").submit("Batalkan pengembalian")

    assert states(app) == {"Bukan salah desa": "submitted"}
    assert not page.all(".flash.due")
    assert "Dikembalikan untuk diperbaiki" not in page.text()
    assert "Pengembalian dibatalkan" in page.text()


def test_ready_sentences_are_stored_in_indonesian_before_ones_own(app, browser, dewi, siti):
    number = store_session(app)
    there = browser.sign_in(dewi)
    there.open("/language/en?next=/")
    page = there.open(f"/outreach/{number}/return")
    page.submit("Return the session", field="held_on", phrases=["1"], reason="Lihat undangannya.")

    seen = browser.sign_in(siti).open(f"/outreach/{number}")
    assert "“Tanggalnya keliru. Tulis tanggal kegiatan berlangsung. Lihat undangannya.”" in seen.text()


def test_the_reason_can_be_written_anew(app, browser, dewi):
    number = store_session(app)
    send_back(browser, dewi, number)
    page = browser.sign_in(dewi).open(f"/outreach/{number}").follow("Ubah alasan")
    assert (page.one("#reason").text or "").strip() == REASON
    assert page.one("#field option[selected]").get("value") == "men"
    page.submit("Kembalikan kegiatan", field="record", reason="Kegiatan ini dua kali.")

    seen = browser.sign_in(dewi).open(f"/outreach/{number}")
    assert "Dikembalikan untuk diperbaiki: Seluruh catatan" in seen.text()
    assert "“Kegiatan ini dua kali.”" in seen.text()


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"field": ""}, "field", "Pilih apa yang perlu diperbaiki."),
        ({"field": "nik"}, "field", "Pilih satu dari daftar."),
        ({"reason": " "}, "reason", "Centang kalimat di atas atau tulis alasannya"),
        ({"reason": "a" * 501}, "reason", "501"),
        ({"phrases": ["99"]}, "phrases", "Pilih dari daftar"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_returned(app, browser, dewi, answers, field, sentence):
    number = store_session(app, title="Tetap")
    page = send_back(browser, dewi, number, **answers)

    assert page.path == f"/outreach/{number}/return"
    assert sentence in page.text(f"#{field}-error")
    assert states(app) == {"Tetap": "submitted"}


def test_what_was_changed_meanwhile_is_not_returned_unseen(app, browser, dewi, siti):
    number = store_session(app, title="Baru dibetulkan")
    page = browser.sign_in(dewi).open(f"/outreach/{number}/return")
    browser.sign_in(siti).open(f"/outreach/{number}/edit").submit(men="9")

    refused = page.submit("Kembalikan kegiatan", field="men", reason=REASON)
    assert "diubah selagi halaman ini terbuka" in refused.text("#field-error")
    assert states(app) == {"Baru dibetulkan": "submitted"}
    refused.submit("Kembalikan kegiatan")
    assert states(app) == {"Baru dibetulkan": "returned"}


def test_a_form_opened_before_the_return_does_not_undo_it_unread(app, browser, dewi, siti):
    number = store_session(app, title="Bersamaan")
    form = browser.sign_in(siti).open(f"/outreach/{number}/edit")
    send_back(browser, dewi, number)

    saved = form.submit(venue="Balai dusun")

    assert states(app) == {"Bersamaan": "returned"}
    assert f"“{REASON}”" in saved.text()
    assert "Balai dusun" in saved.text()


def test_a_village_is_asked_for_no_places_and_an_office_is(app, browser, dewi, rahmat):
    number = store_session(app)
    offered = browser.sign_in(dewi).open(f"/outreach/{number}/return").all("#field option")
    assert "villages" not in {option.get("value") for option in offered}
    page = record(browser.sign_in(rahmat), host=cast.MENDO_BARAT, villages=[cast.PETALING])
    offered = browser.sign_in(dewi).open(f"{page.path}/return").all("#field option")
    assert "villages" in {option.get("value") for option in offered}
    assert len(PHRASES) >= 4


def test_returned_ones_are_on_the_list_and_in_no_total(app, browser, dewi, siti):
    number = store_session(app, title="Kembali")
    store_session(app, key="2", title="Dihitung")
    send_back(browser, dewi, number)

    page = browser.sign_in(siti).open("/outreach")
    assert page.texts(".figure b") == ["1", "22", "9", "13", "2"]
    assert "1 dikembalikan, tidak dihitung" in page.text(".figure.main")
    assert len(page.all("tbody tr")) == 2
    only = page.browser.open("/outreach?state=returned")
    assert only.texts("tbody th > a") == ["Kembali"]
    assert only.one("#state option[selected]").get("value") == "returned"
    assert only.texts(".figure b")[0] == "0"


def test_a_return_out_of_reach_is_not_found(app, browser, dewi):
    number = store_session(app, cast.AIR_LIMAU)
    there = browser.sign_in(dewi)
    there.open(f"/outreach/{number}/return", status=404)
    there.post(f"/outreach/{number}/return/undo", {"csrf_token": csrf(there)}, status=404)


def csrf(there) -> str:
    return there.open("/account").one("header [name=csrf_token]").get("value")
