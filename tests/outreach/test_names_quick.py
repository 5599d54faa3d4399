"""Names typed one after another: each row is stored as it is typed, once, whatever the line does."""

import pytest

from app.outreach.models import Participant
from tests.outreach.answers import Quick, record
from tests.records import count
from tests.test_nothing_typed_is_lost import database_away

NIK = "1901045505850001"  # a woman, born 15 May 1985


@pytest.fixture
def quick(browser, siti) -> Quick:
    page = record(browser.sign_in(siti))
    return Quick(page.browser, page.path)


def test_rows_are_stored_as_they_come(quick):
    quick.add({"name": "Nurhayati", "number": 1})
    answer = quick.add({"name": "Hj.  Yanti", "sex": "unknown", "audience": "youth", "hamlet": "Dusun I", "number": 2})

    assert answer["faults"] == {}
    assert "2 dari 42 nama" in answer["tally"]
    assert "Dusun I" in answer["rows"]
    rows = quick.rows()
    assert list(rows) == ["Hj. Yanti", "Nurhayati"]
    assert rows["Hj. Yanti"]["data-sex"] == "unknown"
    assert quick.browser.open(quick.path).text("label[for=name]") == "Nomor 3, nama"


def test_a_row_that_is_sent_again_is_one_entry(app, quick):
    first = quick.add({"name": "Nurhayati", "ref": "key-of-the-row"})
    again = quick.add({"name": "Nurhayati", "ref": "key-of-the-row"}, {"name": "Yanti", "ref": "key-of-the-next"})

    assert first["stored"] == ["key-of-the-row"]
    assert set(again["stored"]) == {"key-of-the-row", "key-of-the-next"}
    assert count(app, Participant) == 2
    assert quick.browser.open(quick.path.removesuffix("/names")).texts(".figure b") == ["42", "2", "2"]


def test_one_row_that_is_not_right_keeps_no_other_back(quick):
    answer = quick.add({"name": "Nurhayati", "number": 4}, {"name": "12", "number": 5}, {"name": "Yanti", "sex": ""})

    assert list(quick.rows()) == ["Nurhayati"]
    assert answer["faults"]["row-12-key"]["name"] == "Baris 5: “12” bukan nama."
    assert "pilih L atau P" in answer["faults"]["row-Yanti-key"]["sex"]


def test_empty_lines_of_the_paper_keep_their_numbers_and_two_typists_both_go_in(quick, browser, dewi):
    other = Quick(browser.sign_in(dewi), quick.path.removesuffix("/names"))
    quick.add({"name": "Nurhayati", "number": 1})
    quick.add({"name": "Zulkifli", "number": 4})
    other.add({"name": "Yanti", "number": 2})

    assert {name: row["data-number"] for name, row in quick.rows().items()} == {
        "Nurhayati": "1",
        "Zulkifli": "4",
        "Yanti": "5",
    }


def test_a_number_far_away_does_not_leave_the_sheet(quick):
    quick.add({"name": "Nurhayati", "number": 2_000_000_000})

    assert int(quick.rows()["Nurhayati"]["data-number"]) <= 50


@pytest.mark.parametrize("body", [{"rows": "x"}, {"rows": [1]}, {"rows": [{"name": "A", "ref": "!"}]}, []])
def test_what_no_page_of_ours_sends_is_refused(quick, body):
    quick.post(quick.path + "/add", body, status=400)


def test_more_rows_than_go_out_at_once_are_refused(quick):
    quick.add(*({"name": f"Orang {'i' * n}"} for n in range(41)), status=400)


def test_an_entry_is_corrected(quick):
    quick.add({"name": "Nurhayati"}, {"name": "Yanti"})
    answer = quick.change("Nurhayati", name="Nurhayati Binti Ali", hamlet="RT 03", home="Petaling")

    assert "RT 03, Desa Petaling" in answer["rows"]
    assert set(quick.rows()) == {"Nurhayati Binti Ali", "Yanti"}


def test_a_correction_that_comes_second_sees_the_first(quick, browser, dewi):
    quick.add({"name": "Nurhayati"})
    seen = quick.rows()["Nurhayati"]["data-seen"]
    Quick(browser.sign_in(dewi), quick.path.removesuffix("/names")).change("Nurhayati", sex="male")

    answer = quick.change("Nurhayati", hamlet="RT 03", seen=seen)

    (fault,) = next(iter(answer["faults"].values())).values()
    assert "Dewi Contoh mengubahnya menjadi “Nurhayati, L”" in fault
    assert quick.rows()["Nurhayati"]["data-sex"] == "male"
    assert quick.change("Nurhayati", hamlet="RT 03")["faults"] == {}


def test_an_entry_is_taken_off_and_put_back_once(app, quick):
    quick.add({"name": "Nurhayati"}, {"name": "Yanti", "number": 2}, {"name": "Ayu", "number": 3})
    with app.app_context():
        key = Participant.query.filter_by(name="Yanti").one().person_key
    answer = quick.remove("Yanti")
    assert answer["removed"] == "Nomor 2, Yanti, dihapus dari daftar."
    assert "2 dari 42 nama" in answer["tally"]

    for _ in range(2):
        back = quick.post(quick.path + "/add", {"undo": answer["undo"]})

    assert "3 dari 42 nama" in back["tally"]
    assert [row["data-number"] for row in quick.rows().values()] == ["3", "2", "1"]
    with app.app_context():
        assert Participant.query.filter_by(name="Yanti").one().person_key == key


def test_only_what_was_taken_off_this_sheet_is_put_back(quick):
    quick.add({"name": "Nurhayati"})
    undo = quick.remove("Nurhayati")["undo"]
    other = record(quick.browser)

    quick.post(other.path + "/names/add", {"undo": undo}, status=400)
    quick.post(quick.path + "/add", {"undo": undo[:-2]}, status=400)


def test_without_javascript_the_row_goes_in_by_its_form(quick):
    page = quick.browser.open(quick.path).submit("Tambah", name="Nurhayati", sex="female")
    assert "Nurhayati tersimpan." in page.text()

    refused = page.submit("Tambah", name="Yanti", hamlet="Dusun I", nik=NIK)
    assert "pilih L atau P untuk Yanti" in refused.text("#sex-error")
    assert refused.one("#hamlet").get("value") == "Dusun I"
    assert NIK not in refused.body.decode()
    refused.submit("Tambah", sex="female")
    assert set(quick.rows()) == {"Nurhayati", "Yanti"}


def test_a_list_of_hundreds_comes_in_pages(quick):
    letters = "abcdefghijklmn"
    everybody = [f"Orang {first}{second}" for first in letters for second in letters[:10]]
    for first in range(0, 140, 20):
        quick.add(*({"name": name, "number": 1} for name in everybody[first : first + 20]))

    page = quick.browser.open(quick.path)
    assert len(page.all("#rows tr")) == 100
    assert len(page.follow("Nama sebelumnya").all("#rows tr")) == 40
    table = page.follow("Semua sebagai tabel")
    assert len([one for one in table.answers(table.form("Simpan nama"))["name"] if one]) == 140


def test_a_nik_is_kept_nowhere(app, quick, capsys):
    answer = quick.add({"name": "Nurhayati", "nik": NIK})
    quick.change("Nurhayati", nik="1901045505850002")
    quick.change("Nurhayati", nik="1901045505850002x")

    shown = str(answer) + quick.browser.open(quick.path).body.decode() + capsys.readouterr().out
    assert NIK[:15] not in shown
    with app.app_context():
        entry = Participant.query.one()
        assert len(entry.nik_key) == 16
        assert NIK[:15] not in str(
            {column.name: getattr(entry, column.name) for column in Participant.__table__.columns}
        )
    quick.change("Nurhayati", no_nik=True)
    assert "data-nik" not in quick.rows()["Nurhayati"]


@pytest.mark.parametrize(
    ("nik", "sentence"),
    [
        ("19010455058500", "NIK terdiri atas 16 angka, yang ini 14."),
        ("1901045505850001" * 2, "NIK terdiri atas 16 angka, yang ini 32."),
        ("0000000000000000", "bukan NIK sungguhan"),
        ("9999999999999999", "bukan NIK sungguhan"),
        ("1111111111111111", "bukan NIK sungguhan"),
        ("1212121212121212", "bukan NIK sungguhan"),
        ("1234567890123456", "tanggal lahir pada angka ke-7"),
        ("1901045505850000", "bukan NIK sungguhan"),
        ("1901049905850001", "tanggal lahir pada angka ke-7"),
        ("1901043002850001", "tanggal lahir pada angka ke-7"),
        ("1901045505120001", "ini NIK anak"),
        ("1901042109080001", "ini NIK anak"),  # eighteen the day after the session
    ],
)
def test_a_number_that_is_no_nik_of_an_adult_is_refused(app, quick, nik, sentence):
    answer = quick.add({"name": "Nurhayati", "nik": nik})

    fault = answer["faults"]["row-Nurhayati-key"]["nik"]
    assert sentence in fault
    assert nik not in fault
    assert count(app, Participant) == 0


def test_somebody_who_became_eighteen_that_day_may_be_named(quick):
    assert quick.add({"name": "Nurhayati", "nik": "19.01.04.200908.0001"})["faults"] == {}


def test_a_nik_is_not_on_the_page_that_keeps_the_answers_either(app, quick):
    page = quick.browser.open(quick.path)
    with database_away(app):
        kept = page.submit("Tambah", status=503, name="Nurhayati", sex="female", nik=NIK)
    assert NIK not in kept.body.decode()

    kept.submit("Kirim lagi")

    assert set(quick.rows()) == {"Nurhayati"}
