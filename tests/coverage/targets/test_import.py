"""Targets as a file: saved, filled in, looked at, brought in; whatever the file says, nothing else is touched."""

import io

import pytest
from python_calamine import CalamineWorkbook

from app.coverage.models import TargetOrigin
from tests.coverage.targets.stored import rows_of, targets_of, versions_of
from tests.imports.conftest import as_csv, as_xlsx

ADDRESS = "/targets/19/import"
HEADER = ["code", "period", "sessions", "Desa dengan Perdes berlaku", "reporting"]


@pytest.fixture(autouse=True)
def _own_upload_folder(app, tmp_path):
    app.config["UPLOAD_FOLDER"] = str(tmp_path / "uploads")


@pytest.fixture
def lead(browser, ayu):
    return browser.sign_in(ayu)


def send(lead, rows, make=as_xlsx, header=HEADER, address=ADDRESS):
    return lead.open(address).submit("Periksa berkas", file=(io.BytesIO(make([header, *rows])), "target.xlsx"))


def grid(content: bytes) -> list[list]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_what_was_saved_comes_back_as_it_is(app, lead):
    lead.open("/targets/19?period=2026-Q4").submit("Simpan target", sessions="1001", perdes="100", reporting="90")
    lead.open("/targets/19/split?period=2026-Q4").submit("Simpan")
    before = [targets_of(app, code) for code in ("19", "19.01", "19.71")]
    saved = lead.client.get("/targets/19.xlsx?period=2026-Q4").data

    header, *rows = grid(saved)
    assert len(rows) == 8
    assert rows[0][:3] == ["19", "Prov. Kepulauan Bangka Belitung", "2026-Q4"]
    city = dict(zip(header, rows[-1], strict=True))
    assert city["Desa dengan Perdes berlaku"] == city["Desa dengan Perdes berlaku: capaian"] == "-"
    assert city["Kegiatan: capaian"] == "belum lapor"

    shown = lead.open(ADDRESS).submit("Periksa berkas", file=(io.BytesIO(saved), "target.xlsx"))

    assert shown.texts(".figure b") == ["8", "0", "8", "0"]
    assert [targets_of(app, code) for code in ("19", "19.01", "19.71")] == before


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_new_targets_are_stored_after_a_look(app, lead, make):
    shown = send(lead, [["19.01", "2026-Q4", "12", "1.000", "85%"], ["1901", "2027-Q1", "9", "", ""]], make)

    assert shown.texts(".figure b") == ["2", "1", "0", "1"]
    assert "lebih banyak daripada" in shown.text() or "paling banyak" in shown.text()
    assert not targets_of(app, "19.01", "2027-Q1")

    done = shown.submit("Simpan target dari 1 baris")

    assert "1 target disimpan dari target.xlsx" in done.text()
    assert targets_of(app, "19.01", "2027-Q1") == {"sessions": 9}
    assert versions_of(app, "19.01") == [("sessions", 9, TargetOrigin.IMPORTED)]


def test_what_differs_is_changed_only_when_asked_and_empty_cells_change_nothing(app, lead):
    lead.open("/targets/19.01?period=2026-Q4").submit("Simpan target", sessions="4", named="7", reporting="80")

    shown = send(lead, [["19.01", "2026-Q4", "5", "", "-"], ["19.02", "2026-Q4", "6", "", ""]])

    assert rows_of(shown)["Kab. Bangka"][-2:] == ["80%", "-"]
    shown.submit("Simpan target dari 1 baris", take_over=None)
    assert targets_of(app, "19.01") == {"sessions": 4, "named": 7, "reporting": 80}
    assert targets_of(app, "19.02") == {"sessions": 6}

    send(lead, [["19.01", "2026-Q4", "5", "", "-"]]).submit("Ganti target tersimpan dari 1 baris")
    assert targets_of(app, "19.01") == {"sessions": 5, "named": 7}


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        (["21.71", "2026-Q4", "5", "", ""], "code", "tidak termasuk wilayah halaman ini"),
        (["99.99", "2026-Q4", "5", "", ""], "code", "Tidak ada wilayah dengan kode ini"),
        (["=cmd|' /C calc'!A0", "2026-Q4", "5", "", ""], "code", "Tidak ada wilayah dengan kode ini"),
        (["", "2026-Q4", "5", "", ""], "code", "Tulis kode wilayah"),
        (["19.01", "", "5", "", ""], "period", "Tulis periodenya"),
        (["19.01", "kemarin", "5", "", ""], "period", "bukan periode"),
        (["19.01", "2031-Q4", "5", "", ""], "period", "terlalu jauh"),
        (["19.01", "2026-07-01..2026-07-09", "5", "", ""], "period", "bukan periode"),
        (["19.01", "2026-Q4", "-5", "", ""], "sessions", "kurang dari nol"),
        (["19.01", "2026-Q4", "1e3", "", ""], "sessions", "bukan bilangan"),
        (["19.01", "2026-Q4", "999999999999999999999", "", ""], "sessions", "bukan bilangan"),
        (["19.01", "2026-Q4", "<script>", "", ""], "sessions", "bukan bilangan"),
        (["19.01", "2026-Q4", "", "", "101"], "reporting", "Tulis 100 atau kurang"),
        (["19.71", "2026-Q4", "", "3", ""], "Desa dengan Perdes berlaku", "tidak memiliki desa"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_its_column(app, lead, row, column, said):
    shown = send(lead, [row])

    _row, cells = next(iter(rows_of(shown).items()))
    assert cells[0] == column
    assert said in cells[-1]
    assert not shown.all("input[name=token][value]:not([value=''])")


def test_the_same_area_and_period_twice_is_said(lead):
    shown = send(lead, [["19.01", "2026-Q4", "5", "", ""], ["1901", "2026-q4", "6", "", ""]])

    assert shown.texts(".figure b") == ["2", "1", "0", "1"]
    assert "Baris 2 tentang wilayah dan periode yang sama" in shown.text()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"\x00\x01\x02", b"code;period\n"])
def test_a_file_that_is_none_is_refused(lead, content):
    page = lead.open(ADDRESS).submit("Periksa berkas", file=(io.BytesIO(content), "target.xlsx"))

    assert page.all("#file-error")


def test_a_file_sent_for_one_area_reaches_no_other(app, lead):
    shown = send(
        lead, [["19.02", "2026-Q4", "5", "", ""], ["19.01.04", "2026-Q4", "5", "", ""]], address="/targets/19.01/import"
    )

    assert shown.texts(".figure b") == ["2", "1", "0", "1"]
    shown.submit("Simpan target dari 1 baris")
    assert not targets_of(app, "19.02")
    assert targets_of(app, "19.01.04") == {"sessions": 5}
