"""The sheet of names: typed as on paper, checked row by row, seen by few."""

import pytest

from app.outreach.models import Participant
from tests import cast
from tests.outreach.answers import record, type_names
from tests.records import count


@pytest.fixture
def sheet(browser, siti):
    """The empty sheet of a session of Siti's village."""
    page = record(browser.sign_in(siti))
    return page.browser.open(page.path + "/names")


def names(page) -> list[str]:
    return [cell.text.strip() for cell in page.all("table.stack tbody th")]


def test_names_are_stored_in_the_order_of_the_paper(sheet):
    page = type_names(
        sheet,
        ("Hj. Siti  Aminah", "P", "family_welfare", ""),
        ("Ma'ruf", "L"),
        ("", ""),
        ("Yanti", "P", "", "Petaling"),
    )

    assert "3 nama tersimpan." in page.text()
    assert names(page) == ["Hj. Siti Aminah", "Ma'ruf", "Yanti"]
    assert "PKK" in page.texts("table.stack tbody tr")[0]
    assert "Desa Petaling" in page.texts("table.stack tbody tr")[2]
    assert page.texts(".figure b") == ["42", "3", "3"]


def test_the_sheet_shows_what_is_stored_and_room_for_more(sheet):
    type_names(sheet, ("Nurhayati", "P", "youth", "19.01.04.2001"), ("Zulkifli", "L"))
    again = sheet.browser.open(sheet.path)

    kept = again.answers(again.form("Simpan nama"))
    assert kept["name"][:3] == ["Nurhayati", "Zulkifli", ""]
    assert kept["home"][:2] == ["Petaling (19.01.04.2001)", ""]
    assert kept["audience"][0] == "youth"
    assert (kept["sex-0"], kept["sex-1"]) == (["female"], ["male"])
    assert len(kept["name"]) == 22
    assert "2 dari 42 nama" in again.text("aside")


def test_an_emptied_name_takes_the_row_away(sheet):
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))
    page = type_names(sheet.browser.open(sheet.path), ("", "P"), ("Zulkifli", "L"))

    assert names(page) == ["Zulkifli"]
    assert page.texts(".figure b") == ["42", "1", "1"]


@pytest.mark.parametrize(
    ("row", "where", "sentence"),
    [
        (("Nurhayati", ""), "sex", "Baris 1: pilih L atau P untuk Nurhayati."),
        (("", "", "", "Petaling"), "name", "Baris 1 berisi desa tanpa nama."),
        (("x" * 121, "P"), "name", "Baris 1: nama ini 121 huruf. Pendekkan menjadi 120."),
        (("Siti 1971010101900001", "P"), "name", "Baris 1: tulis namanya saja, tanpa NIK atau nomor HP."),
        (("Siti 0812-3456-789", "P"), "name", "Baris 1: tulis namanya saja, tanpa NIK atau nomor HP."),
        (("12", "P"), "name", "Baris 1: “12” bukan nama."),
        (("Nurhayati", "P", "pupils"), "audience", "Baris 1: pilih unsur dari daftar."),
        (("Nurhayati", "P", "", "Antah Berantah"), "home", "tidak ada desa bernama “Antah Berantah”."),
        (("Nurhayati", "P", "", "19.01.04.9999"), "home", "tidak ada desa bernama “19.01.04.9999”."),
    ],
)
def test_a_row_that_is_not_right_is_said_and_nothing_is_lost(app, sheet, row, where, sentence):
    page = type_names(sheet, row, ("Zulkifli", "L"))

    assert sentence in page.text("#faults")
    assert page.one("#faults a").get("href") == f"#{where}-1"
    assert page.all(f"#{where}-1")
    kept = page.answers(page.form("Simpan nama"))
    assert kept["name"][:2] == [row[0], "Zulkifli"]
    assert kept["home"][0] == (row[3] if len(row) > 3 else "")
    assert count(app, Participant) == 0
    assert names(type_names(page, ("Nurhayati", "P"), ("Zulkifli", "L"))) == ["Nurhayati", "Zulkifli"]


def test_rows_keep_their_places_when_one_has_to_be_corrected(sheet):
    page = type_names(sheet, ("Nurhayati", "P"), ("", ""), ("", ""), ("Budi", ""))

    assert "Baris 4: pilih L atau P untuk Budi." in page.text("#faults")
    assert page.one("#name-4").get("value") == "Budi"
    assert names(type_names(page, ("Nurhayati", "P"), ("", ""), ("", ""), ("Budi", "L"))) == ["Nurhayati", "Budi"]


def test_a_home_village_is_found_by_name_near_the_host(sheet):
    page = type_names(
        sheet,
        ("A Satu", "L", "", "desa PETALING"),
        ("B Dua", "L", "", "1901042001"),
        ("C Tiga", "L", "", "Kace Timur"),
        ("D Empat", "L", "", "Petaling (19.01.04.2001)"),
    )

    homes = [row.text_content().split("Desa ")[-1].strip() for row in page.all("table.stack tbody tr")]
    assert homes == ["Petaling", "Petaling", "Kace Timur", "Petaling"]


def test_more_rows_than_a_sheet_holds_are_refused(app, sheet):
    sent = sheet.answers(sheet.form("Simpan nama"))
    sent.update({"name": ["Orang"] * 201, "audience": [""] * 201, "home": [""] * 201})
    page = sheet.browser.post(sheet.path, sent)

    assert "Ini 201 baris. Satu daftar memuat 200." in page.text("#faults")
    assert len(page.answers(page.form("Simpan nama"))["name"]) == 201
    assert count(app, Participant) == 0


def test_a_sheet_that_arrives_without_rows_empties_nothing(app, sheet):
    type_names(sheet, ("Nurhayati", "P"))
    again = sheet.browser.open(sheet.path)
    sent = again.answers(again.form("Simpan nama"))
    page = sheet.browser.post(sheet.path, {"csrf_token": sent["csrf_token"]})

    assert "Tidak ada baris yang terkirim." in page.text("#faults")
    assert count(app, Participant) == 1


def test_two_hundred_names_fit(app, sheet):
    sent = sheet.answers(sheet.form("Simpan nama"))
    letters = "abcdefghijklmnopqrst"
    everybody = [f"Orang {first}{second}" for first in letters for second in letters[:10]]
    sent.update({"name": everybody, "audience": [""] * 200, "home": [""] * 200})
    sent.update({f"sex-{number}": ["male"] for number in range(200)})
    page = sheet.browser.post(sheet.path, sent)

    assert page.texts(".figure b") == ["42", "200", "200"]
    again = sheet.browser.open(sheet.path)
    assert len(again.answers(again.form("Simpan nama"))["name"]) == 200


def test_children_are_never_named_and_the_rule_is_on_the_page(sheet):
    words = sheet.text("aside")

    assert "Anak dihitung, tidak ditulis namanya." in words
    assert "Dua catatan dihitung satu orang kalau nama, L/P, dan desa asalnya sama." in words
    assert "dikosongkan setelah 24 bulan" in words
    assert "pupils" not in [option.get("value") for option in sheet.all("#audience-1 option")]


def test_one_person_twice_is_two_entries_and_one_person(sheet):
    page = type_names(
        sheet, ("H. Ma'ruf Sulaiman, S.Pd.", "L"), ("MARUF SULAIMAN", "L"), ("Maruf Sulaiman", "P"), ("Yanti", "P")
    )

    assert page.texts(".figure b") == ["42", "4", "3"]


def test_somebody_from_another_village_is_the_same_person_at_home(app, browser, sheet, dewi):
    type_names(sheet, ("Nurhayati", "P", "", "Petaling"))
    there = browser.sign_in(dewi)
    other = record(there, host=cast.PETALING)
    type_names(there.open(other.path + "/names"), ("Nurhayati", "P"))

    with app.app_context():
        keys = [key for (key,) in Participant.query.with_entities(Participant.person_key)]
    assert len(keys) == 2
    assert len(set(keys)) == 1
    assert len(keys[0]) == 16


def test_a_new_host_takes_the_home_of_its_people_along(app, browser, dewi):
    there = browser.sign_in(dewi)
    page = record(there, host=cast.PETALING)
    type_names(there.open(page.path + "/names"), ("Nurhayati", "P"), ("Yanti", "P", "", "Kace Timur"))
    other = record(there, host=cast.KACE_TIMUR)
    type_names(there.open(other.path + "/names"), ("Nurhayati", "P"), ("Yanti", "P"))

    page.follow("Ubah").submit(host=cast.KACE_TIMUR)

    with app.app_context():
        keys = [key for (key,) in Participant.query.with_entities(Participant.person_key)]
    assert (len(keys), len(set(keys))) == (4, 2)


def test_what_another_has_typed_is_not_overwritten_unseen(browser, sheet, dewi):
    there = browser.sign_in(dewi)
    type_names(there.open(sheet.path), ("Dari Kecamatan", "L"))

    refused = type_names(sheet, ("Dari Desa", "L"))
    assert "Dewi Contoh mengubah kegiatan ini" in refused.text("#faults")
    assert names(type_names(refused, ("Dari Desa", "L"))) == ["Dari Desa"]


def test_the_history_counts_names_and_holds_none(sheet):
    type_names(sheet, ("Nurhayati", "P"), ("Yanti", "P"))
    page = type_names(sheet.browser.open(sheet.path), ("Nurhayati Baru", "P"), ("Yanti", "P"))

    (fold,) = (f for f in page.all("details.fold") if "Riwayat perubahan" in f.text_content())
    told = " ".join(fold.text_content().split())
    assert "Orang tercatat: 0 → 2" in told
    assert "Orang tercatat: 2 → 2" in told
    assert "Nurhayati" not in told
