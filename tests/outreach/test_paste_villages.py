"""Staff paste a list of villages into the form: what is clear is chosen, the rest is asked, nothing is lost."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.outreach.models import OutreachSession
from tests import cast
from tests.outreach.answers import ANSWERS, record
from tests.outreach.test_read_village_list import AIR_DUREN, AIR_DUREN_OF_PEMALI, KACE, PASTED
from tests.pages import Page
from tests.records import count


def read_on_the_page(browser, text: str, **answers) -> Page:
    return browser.open("/outreach/new").submit("Baca daftar", pasted=text, read="1", **answers)


def chosen(page: Page) -> list[str]:
    return page.answers(page.form("Simpan kegiatan")).get("villages", [])


def test_a_clear_list_is_stored_at_once(browser, dewi):
    page = record(browser.sign_in(dewi), pasted="1. Kace Timur\n2. Petaling")

    assert page.texts("dd li") == ["Desa Petaling, Mendo Barat, Bangka", "Desa Kace Timur, Mendo Barat, Bangka"]


def test_a_list_can_be_read_before_anything_is_stored(app, browser, dewi):
    page = read_on_the_page(browser.sign_in(dewi), "Kace Timur 12\nPetaling 3", **ANSWERS)

    assert not page.all("#faults")
    assert chosen(page) == [cast.PETALING, cast.KACE_TIMUR]
    assert page.one(f"[name='came-{cast.KACE_TIMUR}']").get("value") == "12"
    assert page.one("[name=told][checked]").get("value") == "each"
    assert count(app, OutreachSession) == 0
    assert page.submit("Simpan kegiatan").path.endswith("/receipt")


def test_nothing_to_read_is_stored_by_the_first_button_which_enter_presses(browser, dewi):
    page = browser.sign_in(dewi).open("/outreach/new").submit(**ANSWERS, villages=[KACE], read="1")

    assert page.path.endswith("/receipt")


def test_numbers_of_a_list_are_looked_over_before_they_are_stored(app, browser, dewi):
    page = browser.sign_in(dewi).open("/outreach/new").submit(**ANSWERS, pasted="Kace Timur 12")

    assert "Daftar itu memuat jumlah hadir per desa." in page.text("#faults")
    assert count(app, OutreachSession) == 0
    assert page.submit("Simpan kegiatan").path.endswith("/receipt")


def test_what_is_not_clear_is_asked_and_the_rest_is_chosen(app, browser, rahmat):
    text = "Kace Timur\nAir Duren\nKace Tmur\nAir Limau\n1901080011 Petaling\nEntah"
    page = browser.sign_in(rahmat).open("/outreach/new").submit(**ANSWERS, pasted=text)

    assert "5 baris dari daftar yang ditempel belum jelas." in page.text("#faults")
    assert chosen(page) == [cast.KACE_TIMUR]
    asked = page.texts("#asked fieldset")
    assert "Ada 2 desa dengan nama ini." in asked[0]
    assert "Tidak ada desa bernama ini di wilayah Anda. Salah satu ini maksudnya?" in asked[1]
    assert "Di luar wilayah Anda: Desa Air Limau, Kec. Mentok, Kab. Bangka Barat." in asked[2]
    assert "Ini mirip kode BPS" in asked[3]
    assert "Desa Petaling, Kec. Mendo Barat, Kab. Bangka (19.01.04.2001)" in asked[3]
    assert "EntahTidak ada desa bernama ini di wilayah Anda." in asked[4]
    assert count(app, OutreachSession) == 0

    lines = page.answers(page.form("Simpan kegiatan"))["asked"]
    assert lines == ["Air Duren", "Kace Tmur", "Air Limau", "1901080011 Petaling", "Entah"]
    picks = {"pick-0": AIR_DUREN_OF_PEMALI, "pick-1": "-", "pick-3": cast.PETALING}
    again = page.submit("Simpan kegiatan", asked=[*lines[:4], "Kace"], **picks)
    assert again.answers(again.form("Simpan kegiatan"))["asked"] == ["Air Limau"]
    assert chosen(again) == [cast.PETALING, KACE, cast.KACE_TIMUR, AIR_DUREN_OF_PEMALI]
    receipt = again.submit("Simpan kegiatan", **{"pick-0": "-"})
    assert "4 desa di 2 kecamatan" in receipt.text()


def test_all_that_is_not_decided_can_be_left_out(browser, dewi):
    page = record(browser.sign_in(dewi), pasted="Kace\nEntah\nTidak tahu", leave_rest="1")

    assert page.texts("dd li") == ["Desa Kace, Mendo Barat, Bangka"]


@pytest.mark.parametrize("pick", [cast.AIR_LIMAU, cast.PETALING, "x", "19.01.04", f"{AIR_DUREN}+{cast.PETALING}"])
def test_only_what_was_offered_can_be_picked(browser, rahmat, pick):
    page = read_on_the_page(browser.sign_in(rahmat), "Air Duren").submit("Simpan kegiatan", **{"pick-0": pick})

    assert chosen(page) == []
    assert page.answers(page.form("Simpan kegiatan"))["asked"] == ["Air Duren"]


def test_another_number_than_stands_there_is_asked(browser, dewi):
    page = read_on_the_page(browser.sign_in(dewi), "Kace 5\nKace 7\nKace 5")

    assert "Dari desa ini sudah tertulis 5 orang. Angka ini yang benar?" in page.text("#asked")
    assert len(page.all("#asked fieldset")) == 1
    taken = page.submit("Simpan kegiatan", **{"pick-0": f"{KACE}=7"})
    assert taken.one(f"[name='came-{KACE}']").get("value") == "7"


def test_a_list_of_lines_without_end_is_refused_and_kept(browser, dewi):
    text = "Kace\n" * 2500
    page = browser.sign_in(dewi).open("/outreach/new").submit(**ANSWERS, pasted=text)

    assert "Daftar yang ditempel lebih dari 2.000 baris." in page.text("#faults")
    assert page.answers(page.form("Simpan kegiatan"))["pasted"] == [text.strip()]


def test_hundreds_of_unknown_lines_are_asked_some_at_a_time(browser, dewi):
    lines = [f"Entah {word}" for word in map(chr, range(0x4E00, 0x4E00 + 90))]
    page = read_on_the_page(browser.sign_in(dewi), "\n".join(lines))

    assert len(page.all("#asked fieldset")) == 40
    kept = page.answers(page.form("Simpan kegiatan"))
    assert kept["asked"] + kept["pasted"][0].split("\n") == lines


def test_out_of_reach_stays_out_of_reach(app, browser, dewi):
    text = f"{cast.AIR_LIMAU}\nAir Limau\n{AIR_DUREN_OF_PEMALI}\n19.05\nKab. Bangka Barat\n19"
    page = browser.sign_in(dewi).open("/outreach/new").submit(**ANSWERS, pasted=text)

    assert chosen(page) == []
    assert "bukan wilayah Anda" in page.text("#asked")
    assert count(app, OutreachSession) == 0


FIELDS = ("pick-0", "whole", "whole_was", "asked", "told", "read", "leave_rest", f"came-{KACE}", "came-", "villages")
SENT = ("each", "-", "19.01.04", KACE)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(PASTED, st.dictionaries(st.sampled_from(FIELDS), st.one_of(st.text(max_size=20), st.sampled_from(SENT))))
def test_whatever_is_sent_is_a_page_or_a_receipt(browser, dewi, text, answers):
    page = browser.sign_in(dewi).open("/outreach/new").submit(**{**ANSWERS, **answers}, pasted=text)

    assert page.status == 200
