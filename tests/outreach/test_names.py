"""The sheet of names: typed as on paper, checked row by row, seen by few."""

import pytest

from app.outreach.models import Participant
from tests.outreach.answers import record, type_names
from tests.records import count


@pytest.fixture
def sheet(browser, siti):
    """The empty sheet of a session of Siti's village."""
    page = record(browser.sign_in(siti))
    return page.browser.open(page.path + "/names?table=1")


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
    again = sheet.browser.open(sheet.path + "?table=1")

    kept = again.answers(again.form("Simpan nama"))
    assert kept["name"][:3] == ["Nurhayati", "Zulkifli", ""]
    assert kept["home"][:2] == ["Petaling (19.01.04.2001)", ""]
    assert kept["audience"][0] == "youth"
    assert (kept["sex-0"], kept["sex-1"]) == (["female"], ["male"])
    assert len(kept["name"]) == 22
    assert "2 dari 42 nama" in again.text("aside")


def test_an_emptied_name_takes_the_row_away(sheet):
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))
    page = type_names(sheet.browser.open(sheet.path + "?table=1"), ("", "P"), ("Zulkifli", "L"))

    assert names(page) == ["Zulkifli"]
    assert page.texts(".figure b") == ["42", "1", "1"]


@pytest.mark.parametrize(
    ("row", "where", "sentence"),
    [
        (("Nurhayati", ""), "sex", "Baris 1: pilih L atau P untuk Nurhayati."),
        (("", "", "", "Petaling"), "name", "Baris 1 belum bernama."),
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


def test_more_rows_than_a_form_may_hold_are_refused(app, sheet):
    sent = sheet.answers(sheet.form("Simpan nama"))
    sent.update({"name": ["Orang"] * 301, "audience": [""] * 301, "home": [""] * 301})
    page = sheet.browser.post(sheet.path, sent)

    assert "Ini 301 baris. Kirim paling banyak 300 sekaligus." in page.text("#faults")
    assert len(page.answers(page.form("Simpan nama"))["name"]) == 301
    assert count(app, Participant) == 0


def test_a_sheet_that_arrives_without_rows_empties_nothing(app, sheet):
    type_names(sheet, ("Nurhayati", "P"))
    again = sheet.browser.open(sheet.path + "?table=1")
    sent = again.answers(again.form("Simpan nama"))
    page = sheet.browser.post(sheet.path, {"csrf_token": sent["csrf_token"]})

    assert "Tidak ada baris yang terkirim." in page.text("#faults")
    assert count(app, Participant) == 1


def test_two_hundred_names_fit(app, sheet):
    sent = sheet.answers(sheet.form("Simpan nama"))
    letters = "abcdefghijklmnopqrst"
    everybody = [f"Orang {first}{second}" for first in letters for second in letters[:10]]
    sent.update({"name": everybody, "ref": [f"row-key-{number}" for number in range(200)]})
    sent.update({column: [""] * 200 for column in ("audience", "hamlet", "home", "seen", "number")})
    sent.update({f"sex-{number}": ["male"] for number in range(200)})
    page = sheet.browser.post(sheet.path, sent)

    assert page.texts(".figure b") == ["42", "200", "200"]
    again = sheet.browser.open(sheet.path + "?table=1")
    assert len(again.answers(again.form("Simpan nama"))["name"]) == 220


def test_children_are_never_named_and_the_rule_is_on_the_page(sheet):
    words = sheet.text("aside")

    assert "Anak dihitung, tidak ditulis namanya." in words
    assert "hanya kalau NIK-nya sama, atau Anda yang menyatakannya" in words
    assert "dikosongkan setelah 24 bulan" in words
    assert "pupils" not in [option.get("value") for option in sheet.all("#audience-1 option")]


def test_both_keep_what_they_typed_at_the_same_time(sheet, browser, dewi):
    there = browser.sign_in(dewi)
    type_names(there.open(sheet.path + "?table=1"), ("Dari Kecamatan", "L"))

    assert names(type_names(sheet, ("Dari Desa", "L"))) == ["Dari Kecamatan", "Dari Desa"]


def test_a_row_that_another_corrected_is_shown_before_it_is_overwritten(sheet, browser, dewi):
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))
    here = sheet.browser.open(sheet.path + "?table=1")
    there = browser.sign_in(dewi).open(sheet.path + "?table=1")
    type_names(there, ("Nurhayati Baru", "P"), ("Zulkifli", "L"))

    refused = type_names(here, ("Nurhayati Lama", "P"), ("Zulkifli", "L"))
    assert "Dewi Contoh mengubahnya menjadi “Nurhayati Baru, P”" in refused.text("#faults")
    assert refused.one("#name-1").get("value") == "Nurhayati Lama"
    assert names(type_names(refused, ("Nurhayati Lama", "P"), ("Zulkifli", "L"))) == ["Nurhayati Lama", "Zulkifli"]


def test_what_another_corrected_stays_where_it_is_not_touched_here(sheet, browser, dewi):
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))
    here = sheet.browser.open(sheet.path + "?table=1")
    there = browser.sign_in(dewi).open(sheet.path + "?table=1")
    type_names(there, ("Nurhayati Baru", "P"), ("", "L"))

    page = type_names(here, ("Nurhayati", "P"), ("Zulkifli", "L"), ("Yanti", "P"))

    assert names(page) == ["Nurhayati Baru", "Yanti"]


def test_a_row_that_another_took_away_comes_back_only_once_more_saved(sheet, browser, dewi):
    type_names(sheet, ("Nurhayati", "P"))
    here = sheet.browser.open(sheet.path + "?table=1")
    type_names(browser.sign_in(dewi).open(sheet.path + "?table=1"), ("", "P"))

    refused = type_names(here, ("Nurhayati Lama", "P"))
    assert "Dewi Contoh menghapus baris ini" in refused.text("#faults")
    assert names(type_names(refused, ("Nurhayati Lama", "P"))) == ["Nurhayati Lama"]


def test_a_form_that_is_sent_twice_makes_one_entry_of_each_row(app, sheet):
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))
    type_names(sheet, ("Nurhayati", "P"), ("Zulkifli", "L"))

    assert count(app, Participant) == 2


def test_an_empty_line_of_the_paper_keeps_its_number(sheet):
    type_names(sheet, ("Nurhayati", "P"), ("", ""), ("Zulkifli", "L"))
    page = sheet.browser.open(sheet.path)

    assert [cell.text for cell in page.all("#rows td.num")] == ["3", "1"]
    assert page.text("label[for=name]") == "Nomor 4, nama"


def test_who_is_not_known_to_be_male_or_female_stays_so(sheet):
    type_names(sheet, ("Nurhayati", "P"), ("Wahyu", "?"))
    page = sheet.browser.open(sheet.path + "?table=1")

    assert page.answers(page.form("Simpan nama"))["sex-1"] == ["unknown"]
    words = page.texts("aside tbody tr")[1]
    assert words == "Orang tercatat0112"
    assert "40 orang hadir tidak menulis nama." in page.text("aside")


def test_the_history_counts_names_and_holds_none(sheet, browser, dewi):
    """What one person types in one sitting is one change."""
    type_names(sheet, ("Nurhayati", "P"), ("Yanti", "P"))
    type_names(sheet.browser.open(sheet.path + "?table=1"), ("Nurhayati Baru", "P"), ("Yanti", "P"), ("Ayu", "P"))
    page = type_names(browser.sign_in(dewi).open(sheet.path + "?table=1"), ("Nurhayati", "P"), ("Yanti", "P"))

    (fold,) = (f for f in page.all("details.fold") if "Riwayat perubahan" in f.text_content())
    told = " ".join(fold.text_content().split())
    assert "Orang tercatat: 0 → 3" in told
    assert "Orang tercatat: 3 → 3" in told
    assert "Nurhayati" not in told
