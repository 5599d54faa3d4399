"""What cannot be true of a programme is refused beside its field, and nothing that was typed is lost."""

import pytest

from app.programmes.models import ProgrammeVersion
from tests.programmes.test_versions import EDIT, NEW
from tests.records import count

TITLE = "x" * 301
ROW_2 = {"criteria-2-rule": "sessions"}
BAD = {
    "no name": ({"name": " "}, "name", "Tulis nama program."),
    "no short name": ({"short_name": ""}, "short_name", "Tulis nama singkat"),
    "201 characters": ({"name": "x" * 201}, "name", "Isian ini 201 huruf. Pendekkan menjadi 200."),
    "a name that another has": ({"short_name": "desmigratif"}, "short_name", "“desmigratif” sudah menjadi nama"),
    "a year of 1925": ({"starts_on": "1925-01-01"}, "starts_on", "1 Januari 1925 sebelum tahun 2000"),
    "a year of 2125": ({"ends_on": "2125-01-01"}, "ends_on", "1 Januari 2125 melewati tahun 2056"),
    "used from 2125": ({"valid_from": "2125-01-01"}, "valid_from", "1 Januari 2125 melewati tahun 2056"),
    "no day": ({"valid_from": ""}, "valid_from", "Isi tanggal mulai dipakai."),
    "31 February": ({"starts_on": "2026-02-31"}, "starts_on", "“2026-02-31”"),
    "the end before the beginning": (
        {"starts_on": "2026-05-01", "ends_on": "2026-04-30"},
        "ends_on",
        "Berakhir 30 April 2026, sebelum mulai 1 Mei 2026",
    ),
    "no years": ({"term_years": "0"}, "term_years", "0 tahun bukan masa berlaku"),
    "99 years": ({"term_years": "99"}, "term_years", "99"),
    "a forged successor": ({"successor": "99999"}, "successor", "Pilih satu dari daftar."),
    "301 characters of a criterion": ({"criteria-0-text": TITLE}, "criteria-0-text", "Isian ini 301 huruf"),
    "a criterion without words": ({"criteria-0-text": ""}, "criteria-0-text", "Kriteria ini belum ada isinya"),
    "a forged rule": ({"criteria-0-rule": "magic"}, "criteria-0-rule", "Pilih satu dari daftar."),
    "a forged kind": ({"criteria-1-kinds": ["magic"]}, "criteria-1-kinds", "Pilih dari daftar saja."),
    "0 sessions": ({**ROW_2, "criteria-2-count": "0"}, "criteria-2-count", "Dengan 0 semua desa memenuhinya"),
    "no number of sessions": ({**ROW_2, "criteria-2-count": ""}, "criteria-2-count", "Tulis berapa kegiatan"),
    "101 sessions": ({**ROW_2, "criteria-2-count": "101"}, "criteria-2-count", "101"),
    "0 months": ({**ROW_2, "criteria-2-months": "0"}, "criteria-2-months", "Dengan 0 semua desa memenuhinya"),
    "two and a half months": ({**ROW_2, "criteria-2-months": "2,5"}, "criteria-2-months", "“2,5”"),
    "no theme": ({"criteria-1-themes": None}, "criteria-1-themes", "Pilih sedikitnya satu tema."),
    "no kind": ({"criteria-1-kinds": None}, "criteria-1-kinds", "Pilih sedikitnya satu jenis peraturan."),
    "a Perdes of a kelurahan": (
        {"criteria-1-area_kinds": ["desa", "kelurahan"]},
        "criteria-1-kinds",
        "Kelurahan tidak punya jenis peraturan ini",
    ),
}


@pytest.mark.parametrize(("changed", "field", "words"), BAD.values(), ids=BAD)
def test_each_fault_stands_beside_its_field(app, browser, ayu, changed, field, words):
    form = browser.sign_in(ayu).open("/programmes/new")
    before = count(app, ProgrammeVersion)

    page = form.submit("Simpan program", **{**NEW, **changed})

    assert page.path == "/programmes/new"
    assert words in page.text(f"[id='{field}-error']")
    assert page.all(f"#faults a[href='#{field}']")
    assert count(app, ProgrammeVersion) == before
    typed = {**NEW, **changed}
    assert page.one("[name=issuer]").get("value") == typed["issuer"]
    assert page.one("[name=criteria-0-evidence]").text.strip() == typed["criteria-0-evidence"]
    ticked = [box.get("value") for box in page.all("[name=criteria-2-audiences][checked]")]
    assert ticked == typed["criteria-2-audiences"]


def test_a_faulty_criterion_is_open_and_the_others_are_not(browser, ayu):
    page = browser.sign_in(ayu).open(EDIT).submit("Simpan", **{"criteria-7-count": "0", "reason": "Uji"})

    opened = page.texts("#criteria > details[open] > summary > span")
    assert opened[0].startswith("8. Sosialisasi untuk kelompok sasaran")


def test_without_any_criterion(browser, ayu):
    form = browser.sign_in(ayu).open("/programmes/desbumi/edit")
    left_out = {f"criteria-{number}-left_out": "y" for number in range(3)}

    page = form.submit("Simpan", reason="Uji", **left_out)

    assert "Belum ada kriteria. Tulis sedikitnya satu." in page.text("#criteria")
    assert len(page.all("#criteria [type=checkbox][name$=left_out][checked]")) == 3


def test_a_version_cannot_begin_in_the_past_and_has_its_reason(browser, ayu):
    page = browser.sign_in(ayu).open(EDIT).submit("Simpan", issuer="Gubernur", valid_from="2026-10-06")

    assert "6 Oktober 2026 sudah lewat, dan yang berlaku waktu itu tetap." in page.text("#valid_from-error")
    assert "Tulis mengapa diubah" in page.text("#reason-error")


def test_empty_rows_are_added_and_nothing_is_checked(app, browser, ayu):
    before = count(app, ProgrammeVersion)

    page = browser.sign_in(ayu).open("/programmes/new").submit("Tambah tiga baris", **{**NEW, "name": ""})

    assert len(page.all("#criteria > details")) == 6
    assert page.one("[name=criteria-0-text]").text.strip() == NEW["criteria-0-text"]
    assert not page.all("#faults")
    assert count(app, ProgrammeVersion) == before


def test_a_forged_key_takes_no_evidence_of_another(browser, ayu):
    lead = browser.sign_in(ayu)

    page = lead.open("/programmes/desbumi/edit").submit(
        "Simpan", **{"criteria-3-key": "perdes", "criteria-3-text": "Posko", "reason": "Uji"}
    )

    assert "Kriteria baru Posko" in page.text()


def test_what_is_no_version_is_not_found(browser, siti):
    reader = browser.sign_in(siti)

    reader.open("/programmes/desbumi?version=9", status=404)
    reader.open("/programmes/tidak-ada", status=404)
    assert "Desbumi" in reader.open("/programmes/desbumi?version=abc").text()


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "99999999", "", "-1"])
def test_rows_of_an_altered_page_with_odd_numbers_are_no_rows(browser, ayu, number):
    form = browser.sign_in(ayu).open("/programmes/desbumi/edit")

    page = form.submit("Tambah tiga baris", **{f"criteria-{number}-text": "x"})

    assert len(page.all("#criteria > details")) == len(form.all("#criteria > details")) + 3
