"""What regency staff set for their villages: it is used at once, refused in plain words, and closed to others."""

from datetime import date

import pytest

from app.regulations.models import RegulationSettings
from tests import cast
from tests.records import count, store_regulation

ADDRESS = f"/regulations/settings/{cast.BANGKA}"
STUCK = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}


def test_the_terms_of_the_law_stand_there_until_others_are_set(browser, rahmat):
    page = browser.sign_in(rahmat).open("/regulations").follow("Batas waktu dan pengaturan")

    answers = {name: typed[0] for name, typed in page.answers(page.form()).items()}
    assert page.path == ADDRESS
    assert [answers[name] for name in ("handover_days", "signing_days", "promulgation_days")] == ["7", "15", "7"]
    assert (answers["submission_days"], answers["clarification_days"]) == ("7", "30")
    assert (answers["counting"], answers["due_soon_days"], answers["listing"]) == ("calendar", "3", "closed")


def test_what_is_set_holds_for_the_villages_at_once(app, browser, rahmat, siti):
    number = store_regulation(app, **STUCK, enacted_on=date(2026, 9, 22))
    assert "Terlambat 8 hari" in browser.sign_in(siti).open(f"/regulations/{number}").text()

    page = browser.sign_in(rahmat).open(ADDRESS).submit(promulgation_days="14", due_soon_days="5")

    assert "Pengaturan Kabupaten Bangka disimpan." in page.text(".flash")
    text = browser.sign_in(siti).open(f"/regulations/{number}").text()
    assert "Batasnya 6 Oktober 2026" in text
    assert "Terlambat 1 hari" in text


def test_a_change_is_kept_in_the_history(app, browser, rahmat):
    page = browser.sign_in(rahmat).open(ADDRESS).submit(signing_days="20")
    page = page.submit(signing_days="", counting="working", listing="public")

    assert count(app, RegulationSettings) == 1
    for said in (
        "Kepala desa menandatangani: 20 hari → tanpa batas",
        "Cara menghitung hari: Semua hari di kalender → Hari kerja saja",
        "Peraturan yang berlaku: Hanya untuk yang punya akun → Di halaman umum, untuk siapa saja",
    ):
        assert said in " ".join(page.texts("main details.fold"))


@pytest.mark.parametrize(
    ("answers", "field", "says"),
    [
        ({"handover_days": "0"}, "handover_days", "0 hari berarti tidak ada waktu."),
        ({"signing_days": "400"}, "signing_days", "400 terlalu banyak."),
        ({"submission_days": "seminggu"}, "submission_days", "“seminggu” bukan bilangan bulat"),
        ({"promulgation_days": "-1"}, "promulgation_days", "“-1” kurang dari nol"),
        ({"due_soon_days": ""}, "due_soon_days", "Tulis jumlah harinya"),
        ({"legal_basis": "UU " + "x" * 900}, "legal_basis", "Ada baris sepanjang 903 huruf."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(app, browser, rahmat, answers, field, says):
    page = browser.sign_in(rahmat).open(ADDRESS).submit(**answers, clarification_days="45")

    assert says in page.text(f"#{field}-error")
    assert page.answers(page.form())["clarification_days"] == ["45"]
    assert count(app, RegulationSettings) == 0


@pytest.mark.parametrize("code", [cast.PANGKAL_PINANG, cast.MENDO_BARAT, cast.KACE_TIMUR, cast.BABEL, "99.99"])
def test_it_is_closed_to_other_places(browser, rahmat, code):
    browser.sign_in(rahmat).open(f"/regulations/settings/{code}", status=404)


def test_others_are_not_offered_it(browser, siti, dewi, ayu):
    for person in (siti, dewi, ayu):
        assert "Batas waktu dan pengaturan" not in browser.sign_in(person).open("/regulations").text()
