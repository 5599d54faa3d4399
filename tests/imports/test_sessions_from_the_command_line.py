"""flask outreach import: the dry run, the question, what is stored, and what is refused with row, column and reason."""

from datetime import date

import pytest

from app import clock
from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from tests import cast
from tests.imports import stored
from tests.imports.conftest import as_csv, as_xlsx
from tests.imports.session_rows import FULL, HEADER, SHORT, row


def test_all_columns_are_stored_as_the_form_would(app, bring_in_sessions):
    result = bring_in_sessions([FULL, SHORT], "--yes")

    assert result.exit_code == 0, result.output
    assert "2 kegiatan disimpan." in result.output
    first, second = stored.sessions(app)
    assert first == {
        "title": "Waspada tawaran kerja palsu",
        "held_on": date(2026, 7, 9),
        "host": cast.KACE_TIMUR,
        "villages": [cast.KACE_TIMUR],
        "topics": {"online_scam_recruitment", "illegal_brokers"},
        "approach": "meeting",
        "organizer": "BP3MI",
        "venue": "Balai desa, ruang timur",
        "heads": (12, 18, 1, 2),
        "named": 0,
        "by": None,
    }
    assert (second["heads"], second["approach"], second["villages"]) == ((0, 0, 0, 0), None, [cast.PETALING])
    assert stored.history(app) == [
        ("outreach_session", None, "imported", {"file": "kegiatan.csv", "rows": 2, "attendance": 33}, None)
    ]


def test_an_imported_session_opens_like_any_other(app, bring_in_sessions, browser, siti):
    bring_in_sessions([FULL], "--yes")

    page = browser.sign_in(siti).open("/outreach").follow("Waspada tawaran kerja palsu")

    assert "33" in page.text()


def test_the_dry_run_counts_and_sums_and_stores_nothing(app, bring_in_sessions):
    result = bring_in_sessions([FULL, SHORT], "--dry-run")

    assert result.exit_code == 0
    for words in ("2 baris dalam berkas", "Baru: 2", "Laki-laki: 12", "Perempuan: 18", "Kehadiran: 33"):
        assert words in result.output
    assert stored.sums(app)[0] == 0


def test_dry_run_wins_over_yes(app, bring_in_sessions):
    bring_in_sessions([FULL], "--dry-run", "--yes")

    assert stored.sums(app)[0] == 0


@pytest.mark.parametrize(("answer", "count"), [("y\n", 1), ("n\n", 0), ("\n", 0)])
def test_without_yes_it_asks(app, bring_in_sessions, answer, count):
    result = bring_in_sessions([FULL], input=answer)

    assert "Simpan 1 kegiatan?" in result.output
    assert stored.sums(app)[0] == count


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
@pytest.mark.parametrize("rows", [[FULL, SHORT], [row(key=""), row(key=""), SHORT, SHORT]])
def test_a_second_import_stores_nothing_twice(app, bring_in_sessions, make, rows):
    bring_in_sessions(rows, "--yes")

    again = bring_in_sessions([], "--yes", content=make([HEADER, *rows]), name="lagi")

    assert again.exit_code == 0
    assert f"Sudah tersimpan: {len(rows)}" in again.output
    assert stored.sums(app)[0] == len(rows)
    assert len(stored.history(app)) == 1


def test_a_corrected_file_adds_only_what_is_new(app, bring_in_sessions):
    bring_in_sessions([FULL, row(key="a-2", men="dua")], "--yes")

    again = bring_in_sessions([FULL, row(key="a-2", men="2"), row(key="")], "--yes")

    assert "2 kegiatan disimpan." in again.output
    assert stored.sums(app)[:2] == (3, 26)


def test_numbers_and_dates_of_a_workbook(app, bring_in_sessions):
    cells = [int(cast.KACE_TIMUR.replace(".", "")), date(2026, 7, 9), *FULL[2:7], 12.0, 18, 1, 2, 7]

    bring_in_sessions([], "--yes", content=as_xlsx([HEADER, cells]), name="kegiatan.xlsx")

    assert stored.sessions(app)[0]["heads"] == (12, 18, 1, 2)
    assert "Sudah tersimpan: 1" in bring_in_sessions([row(key="7")], "--yes").output


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";"])
def test_indonesian_names_in_any_order(app, bring_in_sessions, encoding, delimiter):
    header = ["Kunci", "Anak_Perempuan", "ANAK LAKI-LAKI", "perempuan", "Laki Laki", "Tempat", "Penyelenggara"]
    header += ["Bentuk kegiatan", "Topik", "Judul", "Tanggal", "Kode Desa", "Keterangan"]
    cells = ["7", "2", "1", "18", "12", "Café “Désa”", "BP3MI", "kunjungan rumah", "Bahaya perdagangan orang"]
    cells += ["Rapat", "09/07/2026", cast.KACE_TIMUR, "dibuang"]

    result = bring_in_sessions([], "--yes", content=as_csv([header, cells], delimiter, encoding))

    assert "Kolom yang tidak dibaca: Keterangan" in result.output
    (session,) = stored.sessions(app)
    assert (session["heads"], session["venue"]) == ((12, 18, 1, 2), "Café “Désa”")
    assert (session["approach"], session["topics"]) == ("home_visit", {"trafficking"})


def test_a_key_twice_in_one_file_is_refused_unless_the_villages_differ(app, bring_in_sessions):
    result = bring_in_sessions([FULL, row(title="Lain"), row(village_code=cast.PETALING)], "--yes")

    assert "Baris 3, key: 'a-1'. Baris 2 sudah memakai kunci ini." in result.output
    assert stored.sums(app)[0] == 2


def test_a_known_key_with_other_content_changes_nothing(app, bring_in_sessions):
    bring_in_sessions([FULL], "--yes")

    result = bring_in_sessions([row(men="99", topic="TPPO")], "--yes")

    assert "Kunci ini sudah tersimpan dengan isi lain pada men, topic. Tidak ada yang diubah." in result.output
    assert result.exit_code == 1
    assert stored.sums(app)[:2] == (1, 12)


def test_what_is_in_the_bin_is_said_and_not_stored_again(app, bring_in_sessions):
    bring_in_sessions([FULL, SHORT], "--yes")
    with app.app_context(), write_tx() as session:
        session.execute(db.update(OutreachSession).values(deleted_at=clock.now()))

    result = bring_in_sessions([FULL, SHORT], "--yes")

    assert result.output.count("ada di tempat sampah") == 2
    assert stored.sums(app)[0] == 2


def test_a_hint_names_the_village_of_that_name(bring_in_sessions):
    header = [*HEADER, "Nama Desa"]

    result = bring_in_sessions([], content=as_csv([header, [*row(village_code="1901040014"), "KACE-TIMUR"]]))

    assert f"Desa bernama KACE-TIMUR punya kode {cast.KACE_TIMUR}." in result.output


def test_a_retired_code_is_refused(app, bring_in_sessions):
    with app.app_context(), write_tx() as session:
        session.execute(db.update(Area).where(Area.code == cast.KACE_TIMUR).values(retired_on=date(2026, 1, 1)))
    try:
        result = bring_in_sessions([FULL], "--yes")
    finally:
        with app.app_context(), write_tx() as session:
            session.execute(db.update(Area).where(Area.code == cast.KACE_TIMUR).values(retired_on=None))

    assert "sudah tidak berlaku" in result.output
    assert stored.sums(app)[0] == 0


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas ini kosong."),
        (b"\x00\x01", "Ini bukan berkas tabel."),
        (",".join(HEADER).encode(), "Di bawah nama kolom belum ada baris."),
        (b"tanggal,desa\n1,2\n", "Kolom yang belum ada: village_code, title, topic."),
        (b"tanggal,desa\n1,2\n", "Baris pertama berkas berisi: tanggal, desa."),
        (b"kode desa,tanggal,judul,topik,Judul\n1,2,3,4,5\n", "Kolom “judul” dan “Judul” adalah kolom yang sama."),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(bring_in_sessions, content, words):
    result = bring_in_sessions([], "--yes", content=content)

    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_a_missing_file_a_folder_and_a_forbidden_one(run, tmp_path):
    for path, words in ((tmp_path / "x.csv", "tidak ada"), (tmp_path, "adalah folder")):
        result = run("outreach", "import", path)
        assert (result.exit_code, words in result.output) == (1, True)


def test_a_file_that_is_too_large(bring_in_sessions):
    result = bring_in_sessions([], "--yes", content=b"x" * (5 * 2**20 + 1))

    assert (result.exit_code, "lebih besar dari 5 MB" in result.output) == (1, True)
