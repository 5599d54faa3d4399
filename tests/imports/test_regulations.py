"""Regulations from a file, on the command line and on the page."""

import io
from datetime import date

import pytest

from app import clock
from app.db import db, write_tx
from app.regulations.models import Regulation
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.imports import stored
from tests.imports.conftest import as_csv, as_xlsx

HEADER = (
    "village_code kind number year title theme agreed_on enacted_on promulgated_on submitted_on repealed_on".split()
)
FULL = [
    cast.KACE_TIMUR,
    "Peraturan Desa",
    "2",
    "2025",
    "Pelindungan Pekerja Migran Indonesia",
    "PMI protection",
    "2025-03-03",
    "12/03/2025",
    "13 Maret 2025",
    "2025-03-17",
    "",
]
DRAFT = [cast.PETALING, "Perdes", "", "2026", "Desa Anti-TPPO", "Desa Anti-TPPO", "", "", "", "", ""]
DECREE = [cast.KELURAHAN, "SK Lurah", "7", "", "Satgas", "lainnya", "", "2026-02-02", "", "", ""]
ADDRESS = "/regulations/import"


def row(**changes) -> list[str]:
    """The full row with some cells changed."""
    return [changes.get(column, cell) for column, cell in zip(HEADER, FULL, strict=True)]


@pytest.fixture
def bring_in(run, tmp_path):
    def import_rows(rows, *options, content: bytes | None = None, **more):
        path = tmp_path / "peraturan.csv"
        path.write_bytes(content if content is not None else as_csv([HEADER, *rows]))
        return run("regulations", "import", path, *options, **more)

    return import_rows


def send(browser, content: bytes):
    return browser.open(ADDRESS).submit("Periksa berkas", file=(io.BytesIO(content), "peraturan.csv"))


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_all_columns_are_stored(app, bring_in, make):
    result = bring_in([], "--yes", content=make([HEADER, FULL, DRAFT, DECREE]))

    assert result.exit_code == 0, result.output
    assert "3 peraturan disimpan." in result.output
    perdes, draft, decree = stored.regulations(app)
    assert (perdes.kind, perdes.theme) == (RegulationKind.VILLAGE_REGULATION, Theme.PMI_PROTECTION)
    assert (perdes.number, perdes.year, perdes.title) == (2, 2025, "Pelindungan Pekerja Migran Indonesia")
    assert [on for on in perdes.dates.values() if on] == [date(2025, 3, day) for day in (3, 12, 13, 17)]
    assert perdes.is_in_force(date(2026, 1, 1))
    assert (draft.number, draft.year, draft.theme) == (None, 2026, Theme.ANTI_TRAFFICKING_VILLAGE)
    assert (decree.kind, decree.year, decree.theme) == (RegulationKind.WARD_DECREE, 2026, Theme.OTHER)
    assert stored.history(app) == [
        ("regulation", None, "imported", {"file": "peraturan.csv", "rows": 3}, None),
    ]


def test_the_dry_run_stores_nothing_and_the_question_is_asked(app, bring_in):
    assert "Baru: 2" in bring_in([FULL, DRAFT], "--dry-run", "--yes").output
    assert "Simpan 2 peraturan?" in bring_in([FULL, DRAFT], input="n\n").output
    assert stored.regulations(app) == []

    bring_in([FULL, DRAFT], input="y\n")

    assert len(stored.regulations(app)) == 2


def test_a_second_import_stores_nothing_twice(app, bring_in):
    bring_in([FULL, DRAFT, DECREE], "--yes")

    again = bring_in([], "--yes", content=as_xlsx([HEADER, FULL, DRAFT, DECREE]))

    assert again.exit_code == 0
    assert "Sudah tersimpan: 3" in again.output
    assert len(stored.regulations(app)) == 3


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("village_regulation", "village_regulation"),
        ("perdes", "village_regulation"),
        ("Perkades", "head_regulation"),
        ("Peraturan Kepala Desa (Perkades)", "head_regulation"),
        ("SK", "head_decree"),
        ("Keputusan Kepala Desa", "head_decree"),
    ],
)
def test_kinds_by_key_or_by_name(app, bring_in, words, kind):
    bring_in([[cast.KACE_TIMUR, words, "", "2026", "Tentang sesuatu", "other", *[""] * 5]], "--yes")

    assert stored.regulations(app)[0].kind == kind


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("pmi_protection", "pmi_protection"),
        ("Pelindungan PMI", "pmi_protection"),
        ("PMI protection", "pmi_protection"),
        ("Protection of migrant workers", "pmi_protection"),
        ("desa anti tppo", "anti_trafficking_village"),
        ("Desa Migran Produktif", "productive_migrant_village"),
        ("Desmigratif", "productive_migrant_village"),
        ("other", "other"),
    ],
)
def test_themes_by_key_or_by_name(app, bring_in, words, theme):
    bring_in([row(theme=words)], "--yes")

    assert stored.regulations(app)[0].theme == theme


@pytest.mark.parametrize(
    ("changes", "column", "reason"),
    [
        ({"village_code": "19.01.04"}, "village_code", "Ini kode Kecamatan Mendo Barat"),
        ({"village_code": cast.KELURAHAN}, "kind", "kelurahan tidak memiliki Peraturan Desa"),
        ({"kind": ""}, "kind", "Pilih jenis"),
        ({"kind": "perdesa"}, "kind", "Maksudnya “Perdes”?"),
        ({"theme": ""}, "theme", "Pilih tema"),
        ({"theme": "jalan"}, "theme", "“jalan” tidak dikenal di sini."),
        ({"title": ""}, "title", "Tulis"),
        ({"title": "x" * 301}, "title", "301"),
        ({"number": ""}, "number", "12 Maret 2025"),
        ({"number": "dua"}, "number", "“dua” bukan bilangan bulat"),
        ({"number": "10000"}, "number", "10000 terlalu banyak."),
        ({"number": "0"}, "number", "0"),
        ({"year": "2024"}, "year", "12 Maret 2025"),
        ({"year": "1999", **dict.fromkeys(HEADER[6:], "")}, "year", "1999"),
        ({"year": "", **dict.fromkeys(HEADER[6:], "")}, "year", "Isi tahun peraturan."),
        ({"agreed_on": "2025-03-32"}, "agreed_on", "bukan tanggal di kalender"),
        ({"agreed_on": "2025-03-14"}, "enacted_on", "12 Maret 2025"),
        ({"promulgated_on": "2025-03-11"}, "promulgated_on", "11 Maret 2025"),
        ({"submitted_on": "2026-10-08"}, "submitted_on", "8 Oktober 2026 belum tiba"),
        ({"repealed_on": "2025-03-01"}, "repealed_on", "1 Maret 2025"),
        ({"enacted_on": ""}, "promulgated_on", "13 Maret 2025"),
        ({"kind": "SK"}, "agreed_on", "BPD"),
    ],
)
def test_each_fault_has_its_row_column_and_reason(app, bring_in, changes, column, reason):
    result = bring_in([DRAFT, row(**changes)], "--yes")

    lines = [line for line in result.output.splitlines() if line.startswith(f"  Baris 3, {column}:")]
    assert len(lines) == 1, result.output
    assert reason in lines[0]
    assert result.exit_code == 1
    assert len(stored.regulations(app)) == 1


def test_the_same_regulation_twice_in_one_file(app, bring_in):
    result = bring_in([FULL, row(title="Lain"), DRAFT, DRAFT, row(number="3")], "--yes")

    assert "Baris 3, number: '2'. Baris 2 adalah peraturan yang sama." in result.output
    assert "Baris 5, title: 'Desa Anti-TPPO'. Baris 4 adalah peraturan yang sama." in result.output
    assert [one.number for one in stored.regulations(app)] == [2, None, 3]


def test_what_is_stored_otherwise_is_shown_and_unchanged(app, bring_in):
    bring_in([FULL, DRAFT], "--yes")
    numbered = [*DRAFT[:2], "1", *DRAFT[3:]]

    result = bring_in([row(title="Lain", submitted_on=""), numbered], "--yes")

    assert "Tersimpan dengan isi lain: 2" in result.output
    assert "Baris 2, title: tersimpan Pelindungan Pekerja Migran Indonesia, di berkas Lain." in result.output
    assert "Baris 3, number: tersimpan -, di berkas 1." in result.output
    assert "submitted_on" not in result.output
    assert [one.number for one in stored.regulations(app)] == [2, None]
    assert stored.regulations(app)[0].title == FULL[4]


def test_differences_are_taken_over_where_that_is_asked_for(app, bring_in):
    bring_in([FULL, DRAFT], "--yes")
    numbered = [*DRAFT[:2], "1", *DRAFT[3:]]

    result = bring_in([row(title="Lain", agreed_on="2025-03-02", submitted_on=""), numbered], "--yes", "--update")

    assert "2 peraturan diubah." in result.output
    perdes, draft = stored.regulations(app)
    assert (perdes.title, perdes.agreed_on, perdes.submitted_on) == ("Lain", date(2025, 3, 2), date(2025, 3, 17))
    assert draft.number == 1
    changes = [entry[3] for entry in stored.history(app) if entry[2] == "changed"]
    assert {"title": [FULL[4], "Lain"], "agreed_on": ["2025-03-03", "2025-03-02"]} in changes
    assert "Sudah tersimpan: 2" in bring_in([row(title="Lain", agreed_on="2025-03-02"), numbered], "--yes").output


def test_what_cannot_be_together_with_what_is_stored_is_a_fault(app, bring_in):
    bring_in([FULL], "--yes")

    result = bring_in([row(submitted_on="2025-03-12")], "--yes", "--update")

    assert "Baris 2, submitted_on: '2025-03-12'. Disampaikan 12 Maret 2025, sebelum" in result.output
    assert stored.regulations(app)[0].submitted_on == date(2025, 3, 17)


def test_a_row_with_less_than_is_stored_says_nothing_new(app, bring_in):
    bring_in([DRAFT], "--yes")
    with app.app_context(), write_tx() as session:
        session.execute(db.update(Regulation).values(number=4))

    assert "Sudah tersimpan: 1" in bring_in([DRAFT], "--yes").output
    assert len(stored.regulations(app)) == 1


def test_what_is_in_the_bin_is_said_and_not_stored_again(app, bring_in):
    bring_in([FULL, DRAFT], "--yes")
    with app.app_context(), write_tx() as session:
        session.execute(db.update(Regulation).values(deleted_at=clock.now()))

    result = bring_in([FULL, DRAFT], "--yes")

    assert result.output.count("ada di tempat sampah") == 2
    assert len(stored.regulations(app)) == 2


def test_the_page_stores_what_was_shown(app, browser, dewi):
    shown = send(browser.sign_in(dewi), as_csv([HEADER, FULL, DRAFT, DECREE], ";"))

    assert shown.texts(".figure b") == ["3", "2", "0", "1"]
    assert "Kota Pangkal Pinang bukan wilayah Anda." in shown.text()
    assert "Peraturan Desa Nomor 2 Tahun 2025" in shown.text()

    done = shown.submit("Simpan 2 peraturan")

    assert done.path == "/regulations"
    assert "2 peraturan disimpan dari peraturan.csv." in done.text()
    assert "Semua baris peraturan.csv sudah tersimpan." in shown.submit("Simpan 2 peraturan").text()
    assert [one.created_by_id for one in stored.regulations(app)] == [4, 4]


@pytest.mark.parametrize("person", [cast.SITI, cast.LINA, cast.DEWI])
def test_the_template_can_be_sent_as_it_is(app, browser, person):
    own = browser.sign_in(person)

    shown = send(own, own.client.get("/regulations/import/template.csv").data)

    assert shown.texts(".figure b") == ["2", "2", "0", "0"]
    shown.submit("Simpan 2 peraturan")
    assert len(stored.regulations(app)) == 2


def test_a_file_that_cannot_be_read_is_said(browser, siti, run, tmp_path):
    page = send(browser.sign_in(siti), as_csv([["tahun", "tentang"], ["2025", "x"]]))
    missing = run("regulations", "import", tmp_path / "x.csv")

    assert "Kolom yang belum ada: kind." in page.text("#file-error")
    assert (missing.exit_code, "tidak ada" in missing.output) == (1, True)
