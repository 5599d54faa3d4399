"""Recording a regulation: what a village head and staff do, and what they are told to correct."""

import pytest

from app.regulations.forms import RegulationForm
from app.regulations.models import Regulation
from app.regulations.views import storing
from tests import cast
from tests.records import count, store_regulation
from tests.regulations.answers import ANSWERS, DRAFT, fault


@pytest.fixture
def form(browser, siti):
    return browser.sign_in(siti).open("/regulations/new")


def test_a_village_head_records_a_regulation(app, form):
    page = form.submit(**ANSWERS)

    assert page.text("h1") == "Pelindungan Pekerja Migran Indonesia"
    assert "Peraturan Desa Nomor 2 Tahun 2026" in page.text()
    assert "Berlaku sejak 3 Juli 2026." in page.text()
    assert page.text(".flash") == "Peraturan sudah dicatat."
    assert count(app, Regulation) == 1


def test_a_draft_needs_neither_number_nor_days(form):
    page = form.submit(**DRAFT)

    assert "Peraturan Desa Tahun 2026, belum bernomor" in page.text()
    assert "Masih disusun: belum berlaku." in page.text()


def test_several_drafts_without_a_number_stand_side_by_side(app, form):
    form.submit(**DRAFT)
    form.browser.open("/regulations/new").submit(**{**DRAFT, "title": "Satgas Desa"})

    assert count(app, Regulation) == 2


def test_a_double_tap_is_one_record(app, form):
    first = form.submit(**ANSWERS)
    second = form.submit(**ANSWERS)

    assert first.path == second.path
    assert count(app, Regulation) == 1


def test_a_double_tap_on_a_draft_is_one_record(app, form):
    form.submit(**DRAFT)
    form.submit(**DRAFT)

    assert count(app, Regulation) == 1


@pytest.mark.parametrize("answers", [ANSWERS, DRAFT], ids=["numbered", "draft"])
def test_a_double_tap_is_one_record_even_where_neither_sees_the_other(app, form, answers, monkeypatch):
    first = form.submit(**answers)
    unseen = iter([None])
    find_by_key = storing.find_by_key
    monkeypatch.setattr(storing, "find_by_key", lambda *asked: next(unseen, find_by_key(*asked)))

    second = form.submit(**answers)

    assert first.path == second.path
    assert count(app, Regulation) == 1


def test_going_back_and_saving_something_else_asks_first(app, form):
    stored = form.submit(**DRAFT)

    page = form.submit(**{**DRAFT, "title": "Satgas Desa"})

    assert "sudah tersimpan sebagai “Pelindungan Pekerja Migran Indonesia”" in fault(page, "title")
    assert page.one("main form a, main a[href='" + stored.path + "']").get("href") == stored.path
    assert count(app, Regulation) == 1
    page.submit()
    assert count(app, Regulation) == 2


def test_the_year_follows_from_the_enactment(form):
    page = form.submit(**{**ANSWERS, "year": "", "agreed_on": "2025-06-01", "enacted_on": "2025-07-01"})

    assert "Nomor 2 Tahun 2025" in page.text()


def test_every_needed_answer_is_named(form):
    page = form.submit()

    assert page.texts("#faults a") == ["Pilih jenisnya.", "Tulis tentang apa, seperti pada judulnya.", "Pilih temanya."]


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("title", "", "Tulis tentang apa"),
        ("title", "a" * 301, "301"),
        ("number", "2/2026", "“2/2026” bukan bilangan bulat"),
        ("number", "0", "Nomor 0 tidak mungkin"),
        ("number", "-1", "kurang dari nol"),
        ("number", "10000", "terlalu banyak"),
        ("number", "", "Ditetapkan 1 Juli 2026, tetapi nomornya kosong"),
        ("year", "2025", "Tahun 2025, padahal ditetapkan 1 Juli 2026"),
        ("enacted_on", "31/06/2026", "bukan tanggal di kalender"),
        ("enacted_on", "2026-06-19", "Ditetapkan 19 Juni 2026, sebelum disepakati 20 Juni 2026"),
        ("promulgated_on", "2026-06-30", "Diundangkan 30 Juni 2026, sebelum ditetapkan 1 Juli 2026"),
        ("submitted_on", "2026-07-02", "Disampaikan 2 Juli 2026, sebelum diundangkan 3 Juli 2026"),
        ("repealed_on", "2026-07-02", "Dicabut 2 Juli 2026, sebelum"),
        ("submitted_on", "2026-10-08", "Tanggal 8 Oktober 2026 belum tiba"),
        ("agreed_on", "1999-12-31", "Tanggal 31 Desember 1999 sebelum tahun 2000"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(app, form, field, wrong, message):
    page = form.submit(**{**ANSWERS, field: wrong})

    assert message in fault(page, field)
    assert count(app, Regulation) == 0
    typed = {**ANSWERS, field: wrong}
    assert page.one("#theme option[selected]").get("value") == typed["theme"]
    assert [page.one(f"#{name}").get("value") for name in ("number", "submitted_on")] == [
        typed["number"],
        typed["submitted_on"],
    ]


def test_the_later_of_two_dates_is_where_the_fault_stands(form):
    page = form.submit(**{**ANSWERS, "agreed_on": "2026-07-02"})

    assert "Ditetapkan 1 Juli 2026, sebelum disepakati 2 Juli 2026. Perbaiki" in fault(page, "enacted_on")
    assert not page.all("#agreed_on-error")


@pytest.mark.parametrize(
    ("left_out", "later", "message"),
    [
        (("enacted_on",), "promulgated_on", "Diundangkan 3 Juli 2026, tetapi tanggal ditetapkan masih kosong"),
        (("promulgated_on",), "submitted_on", "Disampaikan 8 Juli 2026, tetapi tanggal diundangkan masih kosong"),
    ],
)
def test_a_step_without_the_one_before_it_is_refused(app, form, left_out, later, message):
    page = form.submit(**{**ANSWERS, **dict.fromkeys(left_out, "")})

    assert message in fault(page, later)
    assert count(app, Regulation) == 0


def test_it_cannot_be_repealed_before_it_is_in_force(form):
    page = form.submit(**{**ANSWERS, "promulgated_on": "", "submitted_on": "", "repealed_on": "2026-09-01"})

    assert "Dicabut 1 September 2026, tetapi tanggal diundangkan masih kosong" in fault(page, "repealed_on")


def test_the_agreement_may_be_unknown(form):
    page = form.submit(**{**ANSWERS, "agreed_on": ""})

    assert page.texts(".steps li")[0] == "Disepakati bersama BPDtanggal tidak dicatat"


def test_a_decree_is_not_promulgated(form):
    page = form.submit(**{**ANSWERS, "kind": "head_decree"})

    assert "Keputusan Kepala Desa tidak diundangkan" in fault(page, "promulgated_on")
    assert "Hanya Peraturan Desa yang disepakati bersama BPD" in fault(page, "agreed_on")


def test_a_decree_is_in_force_once_it_is_enacted(form):
    page = form.submit(**{**ANSWERS, "kind": "head_decree", "agreed_on": "", "promulgated_on": "", "submitted_on": ""})

    assert "Berlaku sejak 1 Juli 2026." in page.text()
    assert "Diundangkan" not in page.text(".steps")


def test_a_number_is_given_once(app, form):
    store_regulation(app, number=2)

    page = form.submit(**ANSWERS)

    assert (
        fault(page, "number")
        == "Peraturan Desa Nomor 2 Tahun 2026 sudah tercatat: “Pelindungan pekerja migran Indonesia”. "
        "Buka catatan itu, atau perbaiki nomornya."
    )
    assert page.follow("Buka catatan itu").text("h1") == "Pelindungan pekerja migran Indonesia"
    assert count(app, Regulation) == 1


@pytest.mark.parametrize("other", [{"number": "3"}, {"kind": "head_regulation", "agreed_on": ""}])
def test_another_number_or_kind_is_another_regulation(app, form, other):
    store_regulation(app, number=2)

    form.submit(**{**ANSWERS, **other})

    assert count(app, Regulation) == 2


def test_the_unique_index_says_the_same_where_two_save_at_once(app, form, monkeypatch):
    store_regulation(app, number=2)
    monkeypatch.setattr(RegulationForm, "_check_number", lambda form, kind: None)

    page = form.submit(**ANSWERS)

    assert "Peraturan Desa Nomor 2 Tahun 2026 sudah tercatat" in fault(page, "number")
    assert count(app, Regulation) == 1


def test_a_kelurahan_is_not_offered_a_perdes(browser, lina):
    page = browser.sign_in(lina).open("/regulations/new")

    assert [field.get("value") for field in page.all("[name=kind]")] == ["ward_decree"]
    assert not page.all("#agreed_on, #promulgated_on, #submitted_on")


def test_a_forged_perdes_of_a_kelurahan_is_refused_with_the_reason(app, browser, lina):
    page = browser.sign_in(lina).open("/regulations/new").submit(**ANSWERS)

    assert fault(page, "kind").startswith("Sebuah kelurahan tidak memiliki Peraturan Desa.")
    assert count(app, Regulation) == 0


def test_a_kind_that_does_not_exist_is_refused(form):
    assert fault(form.submit(**{**ANSWERS, "kind": "royal_decree"}), "kind") == "Pilih satu dari daftar."


def test_staff_choose_the_village_first(app, browser, dewi):
    choice = browser.sign_in(dewi).open("/regulations/new")

    villages = [option.get("value") for option in choice.all("#village option")]
    assert villages.pop(0) == ""
    assert len(villages) > 10
    assert all(code.startswith(cast.MENDO_BARAT) for code in villages)
    page = choice.browser.open(f"/regulations/new?village={cast.PETALING}").submit(**ANSWERS)
    assert "Desa Petaling, Kec. Mendo Barat, Kab. Bangka" in page.text()


def test_staff_cannot_record_for_a_village_elsewhere(browser, dewi):
    browser.sign_in(dewi).open(f"/regulations/new?village={cast.AIR_LIMAU}", status=404)


def test_regulations_are_recorded_for_villages_only(browser, dewi):
    browser.sign_in(dewi).open(f"/regulations/new?village={cast.MENDO_BARAT}", status=404)


def test_a_village_head_records_for_the_own_village_whatever_the_address_says(browser, siti):
    page = browser.sign_in(siti).open(f"/regulations/new?village={cast.PETALING}").submit(**ANSWERS)

    assert "Desa Kace Timur" in page.text()


def test_in_english_by_one_click(browser, siti):
    page = (
        browser.sign_in(siti)
        .open("/language/en?next=/regulations/new")
        .submit(**{**ANSWERS, "promulgated_on": "2026-06-30"})
    )

    assert "Promulgated 30 June 2026, before it was enacted 1 July 2026." in fault(page, "promulgated_on")
