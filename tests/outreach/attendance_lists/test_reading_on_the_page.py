"""A village reads its list from a file: sees what was read, decides on doubles, stores it once."""

import io
import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from app.outreach.models import Participant
from tests.cast import AIR_LIMAU
from tests.outreach.attendance_lists.files import as_csv
from tests.records import count, store_session
from tests.signed_in import NOW

LIST = """Nama;L/P;NIK;Jabatan;Dusun
Siti Aminah;P;1901045203900001;PKK;I
H. Ma'ruf;L;1901045203900002;Petani;II
Maruf;L;;;
Yanti;;;;
"""
BEFORE = 2  # names that the session has already


@pytest.fixture
def uploads(app, tmp_path) -> Path:
    app.config["UPLOAD_FOLDER"] = str(tmp_path / "uploads")
    return tmp_path / "uploads" / "attendance"


@pytest.fixture
def page(app, browser, siti, uploads):
    session = store_session(app)
    return browser.sign_in(siti).open(f"/outreach/{session}/names").follow("Baca nama dari berkas")


def send(page, content: bytes | str = LIST, name: str = "daftar.csv"):
    data = content.encode() if isinstance(content, str) else content
    return page.submit("Baca daftar", file=(io.BytesIO(data), name))


def read(page) -> list[str]:
    """The names as read, in the order of the file."""
    return [cell.text.strip() for cell in page.all("table.stack tbody th")]


def named(page) -> list[str]:
    """The names on record, in the order of the paper."""
    rows = page.browser.open(re.sub("/names.*", "", page.path)).all("table.stack tbody th[role=rowheader]")
    return [row.text.strip() for row in rows]


def test_what_was_read_is_shown_beside_the_rows_of_the_file(page):
    preview = send(page)

    assert "4 orang: 1 perempuan, 2 laki-laki, 1 belum diketahui L/P-nya" in preview.text()
    assert "1 nama ganda perlu diputuskan" in preview.text()
    assert "Tidak dibaca dan tidak disimpan: NIK." in preview.text()
    assert read(preview) == ["Siti Aminah", "H. Ma'ruf", "Maruf", "Yanti"]
    assert "Siti Aminah | P | ••• | PKK | I" in preview.text("table.stack")
    assert "190104" not in preview.body.decode()


def test_it_is_stored_as_it_was_shown(app, page):
    preview = send(page)
    stored = preview.submit("Simpan daftar ini", **{"double-0-3": "one"})

    assert "3 nama tersimpan." in stored.text()
    assert named(stored) == ["Nurul Contoh", "Agus Contoh", "Siti Aminah", "H. Ma'ruf", "Yanti"]
    with app.app_context():
        people = {one.name: one for one in Participant.query}
    assert (people["Siti Aminah"].sex, people["Siti Aminah"].audience) == ("female", "family_welfare")
    assert (people["Siti Aminah"].hamlet, people["H. Ma'ruf"].audience) == ("Dusun I", None)
    assert people["Yanti"].sex is None
    assert not any(one.nik_key for one in people.values())


def test_different_people_of_one_name_are_both_recorded(page):
    assert named(send(page).submit("Simpan", **{"double-0-3": "all"}))[2:] == [
        "Siti Aminah",
        "H. Ma'ruf",
        "Maruf",
        "Yanti",
    ]


def test_doubles_have_to_be_decided_first(app, page):
    refused = send(page).submit("Simpan daftar ini")

    assert "Putuskan dulu" in refused.text("#faults")
    assert refused.all(refused.one("#faults a").get("href"))
    assert count(app, Participant) == BEFORE
    assert len(named(refused.submit("Simpan", **{"double-0-3": "one"}))) == BEFORE + 3


def test_a_second_send_stores_nothing(app, page):
    preview = send(page)
    for _time in range(2):
        again = preview.submit("Simpan", **{"double-0-3": "all"})

    assert "Tidak ada nama yang tercatat dua kali." in again.text()
    assert count(app, Participant) == BEFORE + 4


def test_names_on_record_are_recognised_and_not_doubled(app, page):
    send(page).submit("Simpan", **{"double-0-3": "one"})
    longer = LIST + "Joko;L;;;\n"
    preview = send(page.browser.open(page.path), longer)

    assert preview.texts("table.stack .state.ok") == ["sudah tercatat"] * 3
    stored = preview.submit("Simpan", **{"double-0-3": "one"})
    assert "1 nama tersimpan." in stored.text()
    assert count(app, Participant) == BEFORE + 4


def test_the_same_list_once_more_has_nothing_to_store(page):
    people = "Nama;L/P\nSiti Aminah;P\nBudi;L\n"
    send(page, people).submit("Simpan 2 nama")
    preview = send(page.browser.open(page.path), people)

    assert "Semua nama ini sudah tercatat." in preview.text()
    assert not preview.all("form[data-once] button")


def test_what_somebody_else_records_meanwhile_is_shown_before_storing(app, page, browser, dewi):
    preview = send(page, "Nama;L/P\nSiti Aminah;P\nBudi;L\n")
    there = browser.sign_in(dewi).open(page.path.replace("/read", "?table=1"))
    answers = there.answers(there.form("Simpan nama"))
    row = answers["name"].index("")
    answers["name"][row], answers[f"sex-{row}"] = "Budi", ["male"]
    there.browser.post(there.path, answers)

    refused = preview.submit("Simpan 2 nama")
    assert "berubah setelah Anda membuka halaman ini" in refused.text("#faults")
    assert count(app, Participant) == BEFORE + 1
    refused.submit("Simpan 1 nama")
    assert count(app, Participant) == BEFORE + 2


def test_nothing_is_left_on_the_disk_that_says_who_came(page, uploads):
    preview = send(page)
    (waiting,) = uploads.iterdir()
    assert b"Siti Aminah" in waiting.read_bytes()
    assert b"190104" not in waiting.read_bytes()
    assert waiting.stat().st_mode & 0o077 == 0

    preview.submit("Simpan", **{"double-0-3": "one"})
    assert all(b"Siti" not in file.read_bytes() for file in uploads.iterdir())


def test_what_waits_too_long_is_refused_and_deleted(page, uploads, run):
    preview = send(page)
    with time_machine.travel(NOW + timedelta(hours=3)):
        refused = preview.browser.open(preview.path)
        assert "hanya disimpan dua jam" in refused.text()
        assert refused.path == page.path
        assert not list(uploads.iterdir())


def test_files_over_their_time_go_with_the_daily_command(page, uploads, run):
    send(page)
    with time_machine.travel(NOW + timedelta(days=1)):
        assert run("outreach", "forget-names").exit_code == 0
    assert not list(uploads.iterdir())


def test_a_token_is_good_for_one_person_and_one_session_only(app, page, browser, dewi):
    preview = send(page)
    other = store_session(app, key="lain")

    assert "hanya disimpan dua jam" in browser.sign_in(dewi).open(preview.path).text()
    assert "hanya disimpan dua jam" in page.browser.open(re.sub(r"\d+/names", f"{other}/names", preview.path)).text()


def test_pasted_words_are_read_and_can_be_corrected(app, page):
    preview = page.submit("Baca daftar", text="*Daftar hadir*\n1. Siti Aminah (P)\n2) H. Ahmad L\n3. Yanti - P")

    assert "3 orang: 2 perempuan, 1 laki-laki" in preview.text()
    again = preview.submit("Baca ulang", text=preview.one("#words").text + "4. Joko (L)\n")
    assert "4 orang: 2 perempuan, 2 laki-laki" in again.text()
    again.submit("Simpan 4 nama")
    assert count(app, Participant) == BEFORE + 4


def test_children_are_counted_and_not_named(app, page):
    preview = send(page, "No;Nama;L/P;Umur\n1;Siti;P;40\n2;Doni;L;12\n")

    assert "1 anak dihitung, tidak dicatat namanya" in preview.text()
    assert "Doni" not in preview.text()
    preview.submit("Simpan 1 nama")
    assert count(app, Participant) == BEFORE + 1


def test_more_names_than_heads_is_said_and_allowed(app, page):
    people = "".join(f"{number};Orang {chr(97 + number)}a;L\n" for number in range(1, 26))
    preview = send(page, f"No;Nama;L/P\n{people}")

    assert "Akan tercatat 27 nama, sedangkan yang dihitung hadir 22 orang." in preview.text()
    preview.submit("Simpan 25 nama")
    assert count(app, Participant) == BEFORE + 25


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Pilih berkas"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "Ini bukan berkas tabel."),
        (b"PK\x03\x04 torn", "Buku kerja ini tidak dapat dibuka."),
        (b"Assalamualaikum, terima kasih pak", "Tidak ditemukan daftar nama di dalamnya."),
        (b"x" * (5 * 1024 * 1024 + 1), "Berkas ini lebih besar dari 5 MB."),
        (
            as_csv(
                [
                    ["Nama"],
                    *([f"Orang {n:04}".translate(str.maketrans("0123456789", "abcdefghij"))] for n in range(1001)),
                ]
            ),
            "lebih dari 1.000 nama",
        ),
    ],
)
def test_what_cannot_be_read_is_said(app, page, content, sentence):
    refused = send(page, content)

    assert sentence in refused.text("#faults")
    assert count(app, Participant) == BEFORE


def test_nothing_sent_at_all_is_said(page):
    assert "Pilih berkas, atau tempelkan daftarnya" in page.submit("Baca daftar").text("#faults")


def test_it_is_closed_to_other_villages_and_in_the_bin(app, page, browser, budi):
    preview = send(page)
    session = int(re.search(r"\d+", page.path)[0])
    browser.sign_in(budi).open(page.path, status=404)
    browser.sign_in(budi).open(preview.path, status=404)
    page.browser.open(f"/outreach/{store_session(app, AIR_LIMAU, key='jauh')}/names/read", status=404)

    page.browser.open(f"/outreach/{session}").submit("Pindahkan")
    page.browser.open(page.path, status=404)
    page.browser.open(preview.path, status=404)


def test_names_of_the_file_stand_in_no_log(page, capfd):
    send(page).submit("Simpan", **{"double-0-3": "one"})

    out, err = capfd.readouterr()
    assert "Siti Aminah" not in out + err
