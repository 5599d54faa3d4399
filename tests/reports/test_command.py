"""flask report: files, or one clear sentence."""

import csv
import json
import zipfile
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from app.db import db
from app.reports.jobs import each, many
from app.reports.models import PreparedReport
from tests import cast
from tests.chromium import on_sqlite
from tests.records import count, store_session
from tests.reports.reading import facts_of, words_of
from tests.signed_in import NOW


@pytest.fixture
def printed(printed, monkeypatch) -> list[str]:
    """Told to somebody who reads the lines later, not to a screen."""
    monkeypatch.setattr(each.sys.stderr, "isatty", lambda: False, raising=False)
    return printed


@on_sqlite
def test_the_file_has_the_bytes_of_the_page_and_its_data_lie_beside_it(app, run, browser, siti, tmp_path):
    store_session(app)
    with time_machine.travel(NOW, tick=False):
        result = run(
            "report", "1901042014", "2026-q3", "-o", tmp_path / "laporan.pdf", "--json", tmp_path / "data.json"
        )
        page = browser.sign_in(siti).client.get(f"/reports/progress.pdf?area={cast.KACE_TIMUR}&period=2026-Q3")

    assert result.exit_code == 0, result.output
    pdf = (tmp_path / "laporan.pdf").read_bytes()
    assert pdf == page.data
    assert "Desa Kace Timur, Triwulan III Tahun 2026" in facts_of(pdf)["Title"]
    assert "Data per 7 Oktober 2026 pukul 09.00 WIB" in words_of(pdf)
    assert json.loads((tmp_path / "data.json").read_text())


@on_sqlite
def test_another_paper_is_named_as_in_addresses(run, tmp_path):
    result = run("report", cast.MENDO_BARAT, "2026-Q3", "--kind", "not_reached", "-o", tmp_path / "daftar.pdf")

    assert result.exit_code == 0, result.output
    assert "yang Belum Dijangkau" in facts_of((tmp_path / "daftar.pdf").read_bytes())["Title"]


@pytest.mark.parametrize(
    ("area", "period", "sentence"),
    [
        ("99.99", "2026-Q3", "No area has the code 99.99. Codes look like 19, 19.01 or 19.01.04.2014."),
        (
            cast.BANGKA,
            "2026-Q7",
            "2026-Q7 is not a period. Write 2026, 2026-S1, 2026-Q3, 2026-09 or 2026-07-15..2026-09-20.",
        ),
        (cast.BANGKA, "2027", "Year 2027 has not begun. It can be reported on from 1 January 2027."),
    ],
)
def test_what_cannot_be_reported_on_is_said_in_a_sentence(run, tmp_path, area, period, sentence):
    result = run("report", area, period, "-o", tmp_path / "laporan.pdf")

    assert result.exit_code == 1
    assert result.output == f"Error: {sentence}\n"
    assert list(tmp_path.iterdir()) == []


@on_sqlite
def test_a_file_that_cannot_be_written_is_named(run, tmp_path):
    target = tmp_path / "no such folder" / "laporan.pdf"

    result = run("report", cast.KACE_TIMUR, "2026-Q3", "-o", target)

    assert result.exit_code == 1
    assert result.output == f"Error: {target} could not be written: No such file or directory.\n"


def test_each_village_in_a_zip(run, tmp_path, printed):
    result = run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / "semua.zip", "--each", "village")

    assert result.exit_code == 0, result.output
    assert "semua.zip: 15 reports, 45 pages" in result.output
    assert "15 / 15" in result.output
    names = zipfile.ZipFile(tmp_path / "semua.zip").namelist()
    assert "laporan-19.01.04.2014-2026-Q3.pdf" in names
    assert len(names) == 16


def test_each_subdistrict_in_a_folder(run, tmp_path, printed):
    result = run("report", cast.BABEL, "2026-07-15..2026-09-20", "-o", tmp_path / "semua", "--each", "subdistrict")

    assert result.exit_code == 0, result.output
    there = sorted(str(path.relative_to(tmp_path / "semua")) for path in (tmp_path / "semua").rglob("*.pdf"))
    assert "19.01-bangka/laporan-19.01.04-2026-07-15-sd-2026-09-20.pdf" in there
    with (tmp_path / "semua" / "daftar.csv").open(encoding="utf-8-sig") as table:
        assert sorted(row["berkas"] for row in csv.DictReader(table)) == there


def test_those_that_fail_are_told_and_the_rest_is_written(run, tmp_path, printed, monkeypatch):
    whole = many.lay_out
    monkeypatch.setattr(many, "lay_out", lambda paper: 1 / 0 if paper.area == "Desa Kace Timur" else whole(paper))

    result = run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / "semua.zip", "--each", "village")

    assert result.exit_code == 1
    assert "19.01.04.2014 Desa Kace Timur: It was counted, but could not be printed." in result.output
    assert "Error: 1 reports could not be made." in result.output
    assert len(zipfile.ZipFile(tmp_path / "semua.zip").namelist()) == 15


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("semua.zip", "is a folder"),
        ("daftar.txt", "is a file"),
        ("tiada/semua.pdf", "there is no folder"),
        ("daftar.txt/semua", "could not be written: Not a directory."),
    ],
)
def test_where_nothing_can_be_written_nothing_is_printed(run, tmp_path, printed, output, said):
    (tmp_path / "semua.zip").mkdir()
    (tmp_path / "daftar.txt").write_text("penting")

    result = run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / output, "--each", "village")

    assert result.exit_code == 1
    assert said in result.output
    assert printed == []
    assert (tmp_path / "daftar.txt").read_text() == "penting"


def test_a_level_that_is_not_there_is_said(run, tmp_path):
    result = run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / "semua.zip", "--each", "regency")

    assert result.exit_code == 1
    assert result.output == "Error: Kecamatan Mendo Barat has no areas of the level regency.\n"


def test_drafts_are_made_once_and_again_only_where_something_has_changed(app, run, printed):
    store_session(app, cast.KACE_TIMUR, key="one")
    first = run("report", "prepare")
    second = run("report", "prepare")
    store_session(app, cast.PETALING, key="two")
    third = run("report", "prepare", "--area", cast.BANGKA)

    assert "2026-Q3: 5 drafts made, 0 unchanged, 0 failed" in first.output
    assert "2026-Q3: 0 drafts made, 5 unchanged, 0 failed" in second.output
    assert "2026-Q3: 3 drafts made, 1 unchanged, 0 failed" in third.output
    assert count(app, PreparedReport) == 6
    with app.app_context():
        assert set(db.session.scalars(sa.select(PreparedReport.page_count))) == {3}


def test_a_draft_that_cannot_be_kept_is_told_in_a_sentence(app, run, printed, tmp_path, monkeypatch):
    store_session(app)
    (tmp_path / "drafts").touch()  # a file where their folder should be
    monkeypatch.setitem(app.config, "FILES_URL", tmp_path.as_uri())

    result = run("report", "prepare", "--area", cast.KACE_TIMUR)

    assert result.exit_code == 1
    assert "Error: A draft could not be kept: " in result.output
    assert count(app, PreparedReport) == 0


def test_a_draft_is_offered_on_the_page(app, run, printed, browser, siti):
    store_session(app)
    run("report", "prepare", "--area", cast.KACE_TIMUR, "--period", "2026-Q3")

    assert "Triwulan III Tahun 2026" in browser.sign_in(siti).open("/reports").text("section:first-of-type ul")


def test_the_folder_of_the_work_is_cleared_away(run, tmp_path, printed, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(each.tempfile, "tempdir", None)

    run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / "semua.zip", "--each", "village")

    assert [path.name for path in Path(tmp_path).iterdir()] == ["semua.zip"]
