"""The receipt: its number, the facts, where the session stands, words to pass on and what may follow."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.db import write_tx
from app.outreach.models import OutreachSession
from app.outreach.vocabulary import SessionState
from tests import cast
from tests.outreach.answers import ANSWERS, record


@pytest.fixture
def receipt(browser, siti):
    return browser.sign_in(siti).open("/outreach/new").submit("Simpan kegiatan", **ANSWERS)


def set_values(app, **values) -> None:
    with app.app_context(), write_tx() as tx:
        tx.execute(sa.update(OutreachSession).values(**values))


def test_it_says_where_the_session_stands(receipt):
    assert "Sudah terkirim dan dihitung. Kecamatan Mendo Barat akan memeriksanya." in receipt.text(".receipt")
    assert receipt.text(".receipt .state") == "Terkirim"


@pytest.mark.parametrize(
    ("state", "word", "sentence"),
    [
        (SessionState.CHECKED, "Diperiksa", "Sudah terkirim dan sudah diperiksa."),
        (SessionState.RETURNED, "Dikembalikan", "belum dihitung sampai terkirim lagi"),
    ],
)
def test_a_later_state_is_told_too(app, receipt, state, word, sentence):
    set_values(app, state=state, return_reason="Jumlah anak?" if state is SessionState.RETURNED else "")
    page = receipt.browser.open(receipt.path)

    assert page.text(".receipt .state") == word
    assert sentence in page.text(".receipt")
    if state is SessionState.RETURNED:
        assert page.follow("Perbaiki kegiatan ini").path.endswith("/edit")


def test_staff_of_the_subdistrict_are_told_who_checks_theirs(browser, dewi):
    form = browser.sign_in(dewi).open("/outreach/new")
    page = form.submit("Simpan kegiatan", **ANSWERS, villages=[cast.KACE_TIMUR])

    assert "Kabupaten Bangka akan memeriksanya." in page.text(".receipt")


@pytest.mark.parametrize(("minutes", "told"), [(0, False), (9, False), (11, True), (60 * 24, True)])
def test_when_it_was_written_down_is_told_where_it_waited_on_the_phone(app, receipt, minutes, told):
    set_values(app, recorded_at=clock.now() - timedelta(minutes=minutes))
    page = receipt.browser.open(receipt.path)

    assert ("Dicatat di HP" in page.text(".receipt").replace("Dicatatdi", "Dicatat di")) is told
    assert "Diterima7 Oktober 2026 pukul 09.00 WIB" in page.text(".receipt").replace("Diterima 7", "Diterima7")


def test_the_words_can_be_copied_without_javascript(receipt):
    words = receipt.one("#message")

    assert "user-select-all" in words.get("class")
    assert words.text.startswith("Desa Kace Timur: kegiatan “Bahaya lowongan kerja palsu di Kamboja”, Minggu, 20 ")
    assert all(button.get("hidden") is not None for button in receipt.all("button[data-copies], button[data-shares]"))


def test_what_may_follow(receipt):
    followed = receipt.texts("section ul.rows b")

    assert followed == [
        "Isi nama yang hadir",
        "Cetak daftar hadir",
        "Tambah foto",
        "Lihat atau ubah kegiatan ini",
        "Catat kegiatan lain",
    ]


def test_a_reader_sees_it_without_what_is_not_theirs(receipt, browser, ayu):
    page = browser.sign_in(ayu).open(receipt.path)

    assert page.texts("section ul.rows b") == ["Lihat kegiatan ini"]


def test_a_deleted_session_has_no_receipt(browser, siti):
    page = record(browser.sign_in(siti))
    page.submit("Pindahkan ke keranjang")

    assert page.browser.open(page.path + "/receipt").path == page.path
