"""Files with OpenSID's columns: of one village, without codes or themes, two columns for the promulgation."""

import io
from datetime import date

import pytest

from app.regulations.import_cells import proposed_theme, read_number_and_year
from app.regulations.vocabulary import RegulationKind, Theme
from tests import cast
from tests.imports import stored
from tests.imports.conftest import as_csv, as_xlsx

HEADER = (
    "judul jenis_peraturan no_ditetapkan tgl_ditetapkan uraian tgl_kesepakatan no_lapor tgl_lapor no_lembaran_desa "
    "tgl_lembaran_desa no_berita_desa tgl_berita_desa keterangan"
).split()
PERDES = (
    "Pelindungan Pekerja Migran Indonesia;Peraturan Desa (Perdes);188.4/02/2025;12-03-2025;Tata cara pelindungan;"
    "03-03-2025;140/17;17-03-2025;2;13-03-2025;-;00-00-0000;Sesuai hasil musyawarah"
).split(";")
PERKADES = (
    "Satgas Pencegahan TPPO;Peraturan Kepala Desa (Perkades);3 Tahun 2025;2025-04-01;-;;;;;;3;2025-04-02;"
).split(";")
SK = "Pembentukan Tim Desmigratif;Keputusan Kepala Desa (SK);5/2025;2025-05-05;;;;;;;;;".split(";")


def send(browser, content: bytes, address: str = "/regulations/import"):
    return browser.open(address).submit("Periksa berkas", file=(io.BytesIO(content), "opensid.csv"))


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_a_village_head_brings_in_a_file_as_it_is(app, browser, siti, make):
    shown = send(browser.sign_in(siti), make([HEADER, PERDES, PERKADES, SK]))

    assert shown.texts(".figure b") == ["3", "3", "0", "0"]
    assert "Pelindungan PMI (usulan)" in shown.text()
    assert "Satgas desa (usulan)" in shown.text()
    assert "Desa Migran Produktif (usulan)" in shown.text()

    shown.submit("Simpan 3 peraturan")

    perdes, perkades, decree = stored.regulations(app)
    assert (perdes.number, perdes.year, perdes.theme) == (2, 2025, Theme.PMI_PROTECTION)
    assert (perdes.promulgated_on, perdes.promulgation_number) == (date(2025, 3, 13), "2")
    assert (perdes.submitted_on, perdes.submission_number) == (date(2025, 3, 17), "140/17")
    assert (perdes.summary, perdes.note) == ("Tata cara pelindungan", "Sesuai hasil musyawarah")
    assert (perkades.kind, perkades.promulgated_on) == (RegulationKind.HEAD_REGULATION, date(2025, 4, 2))
    assert (decree.number, decree.theme) == (5, Theme.PRODUCTIVE_MIGRANT_VILLAGE)
    assert {one.area_id for one in (perdes, perkades, decree)} == {perdes.area_id}
    again = send(browser.sign_in(siti), make([HEADER, PERDES, PERKADES, SK]))
    assert again.texts(".figure b") == ["3", "0", "3", "0"]


def test_staff_choose_the_village_first(app, browser, dewi):
    own = browser.sign_in(dewi)
    assert "Pilih desanya dulu." in send(own, as_csv([HEADER, PERDES])).text("#file-error")

    address = f"/regulations/import?village={cast.PETALING}"
    assert f'value="{cast.PETALING}"' in own.open("/regulations/import").body.decode()
    shown = send(own, as_csv([HEADER, PERDES]), address)
    assert "Baris tanpa kode adalah milik Desa Petaling" in shown.text()
    done = shown.submit("Simpan 1 peraturan")

    assert "1 peraturan disimpan dari opensid.csv." in done.text()
    assert "Desa Petaling" in done.text()
    own.open(f"/regulations/import?village={cast.AIR_LIMAU}", status=404)
    own.open(f"/regulations/import?village={cast.MENDO_BARAT}", status=404)


def test_on_the_command_line_the_village_is_named(app, run, tmp_path):
    path = tmp_path / "opensid.csv"
    path.write_bytes(as_csv([HEADER, PERDES]))

    assert "--village" in run("regulations", "import", path).output
    assert "bukan kode desa" in run("regulations", "import", path, "--village", "19.01").output
    result = run("regulations", "import", path, "--village", cast.PETALING.replace(".", ""), "--yes")

    assert (result.exit_code, len(stored.regulations(app))) == (0, 1)
    assert "tema yang diusulkan: Pelindungan PMI" in result.output


def test_differences_are_shown_and_taken_over_when_ticked(app, browser, siti):
    own = browser.sign_in(siti)
    send(own, as_csv([HEADER, PERDES])).submit("Simpan 1 peraturan")
    changed = ["Pelindungan PMI", *PERDES[1:6], "", "", "7", *PERDES[9:12], "Catatan baru"]

    shown = send(own, as_csv([HEADER, changed, SK]))

    assert shown.texts(".figure b") == ["2", "1", "0", "1", "0"]
    assert shown.texts("[aria-labelledby=different-rows] td") == [
        *("judul", "Pelindungan Pekerja Migran Indonesia", "Pelindungan PMI"),
        *("keterangan", "Sesuai hasil musyawarah", "Catatan baru"),
        *("no_lembaran_desa", "2", "7"),
    ]
    shown.submit("Simpan 1 peraturan")
    assert stored.regulations(app)[0].title == PERDES[0]

    only = send(own, as_csv([HEADER, changed]))
    done = only.submit("Ubah 1 peraturan tersimpan menurut berkas ini")

    assert "1 peraturan diubah menurut opensid.csv." in done.text()
    perdes = stored.regulations(app)[0]
    assert (perdes.title, perdes.promulgation_number, perdes.note) == ("Pelindungan PMI", "7", "Catatan baru")
    assert (perdes.submission_number, perdes.submitted_on) == ("140/17", date(2025, 3, 17))


def test_both_are_stored_with_the_tick(app, browser, siti):
    own = browser.sign_in(siti)
    send(own, as_csv([HEADER, PERDES])).submit("Simpan 1 peraturan")

    shown = send(own, as_csv([HEADER, ["Lain", *PERDES[1:]], SK]))
    done = shown.submit("Simpan 1 peraturan", take_over="yes")

    assert "1 peraturan disimpan dari opensid.csv. 1 peraturan diubah menurut opensid.csv." in done.text()
    assert [one.title for one in stored.regulations(app)] == ["Lain", SK[0]]


@pytest.mark.parametrize(
    ("changes", "column", "words"),
    [
        ({"tgl_berita_desa": "2025-03-13"}, "tgl_berita_desa", "bukan dalam Berita Desa"),
        ({"no_berita_desa": "4"}, "no_berita_desa", "bukan dalam Berita Desa"),
        ({"jenis_peraturan": "Perkades"}, "tgl_lembaran_desa", "bukan dalam Lembaran Desa"),
        ({"jenis_peraturan": "SK"}, "tgl_lembaran_desa", "tidak diundangkan"),
        ({"no_ditetapkan": "188/02/2025"}, "no_ditetapkan", "Tidak jelas nomor mana"),
        ({"no_ditetapkan": "2 Tahun 2024"}, "no_ditetapkan", "Tahun 2024, padahal ditetapkan 12 Maret 2025"),
        ({"tgl_lembaran_desa": "2025-03-11"}, "tgl_lembaran_desa", "sebelum"),
        ({"tgl_lembaran_desa": "", "tgl_lapor": ""}, "no_lembaran_desa", "kosong"),
        ({"jenis_peraturan": "Peraturan Bersama Kepala Desa"}, "tgl_lembaran_desa", "bukan dalam Lembaran Desa"),
        ({"uraian": "x" * 2001}, "uraian", "2001"),
    ],
)
def test_each_fault_names_the_column_of_the_file(browser, siti, changes, column, words):
    cells = [changes.get(name, cell) for name, cell in zip(HEADER, PERDES, strict=True)]

    shown = send(browser.sign_in(siti), as_csv([HEADER, cells]))

    cells = shown.texts("[aria-labelledby=rows-with-faults] td")
    reasons = [reason for name, reason in zip(cells[::3], cells[2::3], strict=True) if name == column]
    assert any(words in reason for reason in reasons), cells
    assert shown.texts(".figure b")[1] == "0"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", (2, None)),
        ("02", (2, None)),
        ("Nomor 2", (2, None)),
        ("No. 2 Tahun 2023", (2, 2023)),
        ("2 tahun 2023", (2, 2023)),
        ("2/2023", (2, 2023)),
        ("02 / 2023", (2, 2023)),
        ("188.4/02/2023", (2, 2023)),
        ("188.45/2/KEP/V/2023", (2, 2023)),
        ("02/PERDES/2023", (2, 2023)),
        ("2/KD", (2, None)),
        ("2023", (2023, None)),
    ],
)
def test_numbers_are_read_as_villages_write_them(app, text, number):
    with app.test_request_context():
        assert read_number_and_year(text) == number


@pytest.mark.parametrize("text", ["188/02/2023", "2/3", "2.1/2023", "2a", "dua", "2023-02-01", "/", "2/", "20230/2023"])
def test_a_number_that_is_not_clear_is_never_guessed(app, text):
    with app.test_request_context():
        if text == "2/":
            assert read_number_and_year(text) == (2, None)
        else:
            with pytest.raises(ValueError, match=r"\S"):
                read_number_and_year(text)


@pytest.mark.parametrize(
    ("title", "theme"),
    [
        ("Pencegahan TPPO", Theme.ANTI_TRAFFICKING_VILLAGE),
        ("Pencegahan Tindak Pidana Perdagangan Orang dan Pelindungan PMI", Theme.ANTI_TRAFFICKING_VILLAGE),
        ("Pelindungan PMI", Theme.PMI_PROTECTION),
        ("Perlindungan Tenaga Kerja Migran", Theme.PMI_PROTECTION),
        ("Desa Migran Produktif", Theme.PRODUCTIVE_MIGRANT_VILLAGE),
        ("Satgas TPPO", Theme.TASK_FORCE),
        ("Gugus Tugas Pencegahan Perdagangan Orang", Theme.TASK_FORCE),
        ("Gugus Tugas COVID-19", Theme.OTHER),
        ("APBDes Tahun 2025", Theme.OTHER),
        ("Imigrasi", Theme.OTHER),
    ],
)
def test_the_theme_is_proposed_from_the_title(title, theme):
    assert proposed_theme(title) is theme
