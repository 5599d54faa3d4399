"""The programmes of a village on one page and on the village's own: where it stands, what comes next."""

from datetime import date

import pytest

from app.programmes.models import Enrolment
from app.programmes.vocabulary import Stage
from tests import cast
from tests.programme_records import store_enrolment, store_evidence, store_stage
from tests.records import count

VILLAGE = f"/programmes/villages/{cast.KACE_TIMUR}"
HOME = f"/areas/{cast.KACE_TIMUR}"
BY_HAND = ("musyawarah", "komitmen", "posko", "papan-informasi", "data-pmi", "rujukan", "anggaran")


def designate(app, part: int, expires_on: date) -> None:
    store_stage(app, part, Stage.DESIGNATED, date(2026, 2, 1), decree_number="12", expires_on=expires_on)


def test_one_full_button_leads_to_what_comes_next(app, browser, siti):
    part = store_enrolment(app)
    store_evidence(app, part, "musyawarah")

    page = browser.sign_in(siti).open(VILLAGE)

    assert [a.text for a in page.all("main .btn-primary")] == ["Tambah bukti"]
    form = page.follow("Tambah bukti")
    assert "Komitmen bersama sudah ditandatangani" in form.text()


def test_what_is_missing_is_told_and_by_whom(app, browser, siti, dewi):
    part = store_enrolment(app)
    for key in BY_HAND:
        store_evidence(app, part, key)

    own, staff = browser.sign_in(siti).open(VILLAGE), browser.sign_in(dewi).open(VILLAGE)

    assert "7 dari 11 kriteria terpenuhi" in own.text()
    assert "4 kriteria belum terpenuhi" in own.text()
    assert own.one("main .btn-primary").text == "Catat peraturan"
    assert staff.one("a[href$=new].btn-outline-primary").text == "Ikut program"


def test_staff_renew_what_lapses_soon(app, browser, dewi):
    part = store_enrolment(app)
    designate(app, part, date(2026, 12, 31))

    page = browser.sign_in(dewi).open(VILLAGE)

    assert "SK penetapan berakhir 31 Desember 2026, 85 hari lagi." in page.text()
    assert "Perbarui penetapan" in page.text()
    assert page.follow("Catat tahap").path == f"/enrolments/{part}/stages/new"


def test_duties_of_every_village_are_filled_in_without_enrolling(app, browser, siti):
    store_enrolment(app, slug="desbumi", ended_on=date(2026, 2, 1), end_reason="Program berakhir")
    page = browser.sign_in(siti).open(VILLAGE)
    assert "Berlaku untuk setiap desa" in page.text()

    there = page.submit("Isi bukti")
    assert there.path == page.submit("Isi bukti").path  # a second tap leads to the same
    filled = there.follow("Tambah bukti").submit("Simpan bukti", met_on="2019-03-01", note="Pengumuman di papan desa")

    assert "1 dari 5 kriteria terpenuhi" in filled.text()
    assert not filled.all(".steps")
    assert count(app, Enrolment) == 2
    assert "Terpenuhi" in page.browser.open(f"{filled.path}?on=2019-03-01").text("#informasi")


def test_a_programme_in_which_villages_enrol_is_not_begun_by_the_village(app, browser, siti):
    store_enrolment(app, slug="desbumi")
    page = browser.sign_in(siti).open(VILLAGE)
    token = page.one("main [name=csrf_token]").get("value")

    page.browser.post(f"{VILLAGE}/desa-anti-tppo/begin", {"csrf_token": token}, status=404)


def test_an_ended_part_stays_in_sight(app, browser, siti):
    part = store_enrolment(app, slug="desbumi", ended_on=date(2026, 5, 1), end_reason="Program berakhir")
    store_evidence(app, part, "struktur", met_on=date(2026, 2, 1))

    page = browser.sign_in(siti).open(VILLAGE).follow("Desbumi 12 Januari 2026 sampai 1 Mei 2026 Program berakhir")

    assert "Berhenti 1 Mei 2026: Program berakhir" in page.text()
    assert page.text("#struktur").startswith("Terpenuhi:")
    assert not page.all("main .btn-primary")


def test_the_village_home_tells_where_it_stands(app, browser, siti):
    part = store_enrolment(app)
    store_evidence(app, part)
    designate(app, part, date(2026, 12, 31))

    page = browser.sign_in(siti).open(HOME)

    section = next(one for one in page.texts("aside section") if one.startswith("Program"))
    assert "Desa Anti-TPPO 2 dari 11 kriteria terpenuhi Ditetapkan dengan SK" in section
    assert "Lengkapi kriteria Desa Anti-TPPO: 9 lagi" in page.text("#tasks")
    assert "Berikutnya: Musyawarah desa" in page.text("#tasks")
    assert "Desa Anti-TPPO: SK penetapan berakhir 31 Desember 2026" in page.text("#tasks")
    assert "Paling lambat 31 Desember 2026" in page.text("#tasks")


@pytest.mark.parametrize("expires_on", [date(2027, 1, 6), date(2029, 1, 5)])
def test_a_designation_far_from_its_end_is_no_task(app, browser, siti, expires_on):
    designate(app, store_enrolment(app), expires_on)

    assert "SK penetapan berakhir" not in browser.sign_in(siti).open(HOME).text("#tasks")


def test_a_designation_that_has_ended_is_late(app, browser, siti):
    designate(app, store_enrolment(app), date(2026, 10, 4))

    page = browser.sign_in(siti).open(HOME)

    assert "SK penetapan berakhir 4 Oktober 2026" in page.text("#tasks")
    assert "Terlambat 3 hari" in page.text("#tasks")
    assert "Gugur" in page.text("aside")


def test_a_kelurahan_without_programmes(browser, lina, ayu):
    """The duties of UU 18/2017 are those of desa."""
    home = f"/areas/{cast.KELURAHAN}"

    assert "Kriteria dan bukti" not in browser.sign_in(lina).open(home).text()
    staff = browser.sign_in(ayu).open(home)
    assert "Belum ikut program." in staff.text("aside")
    assert "Laporan kelurahan" in [one.text for one in staff.all("a.btn-outline-primary")]
    assert staff.follow("Kriteria dan bukti").one("main .btn-primary").text == "Ikut program"
