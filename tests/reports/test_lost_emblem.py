"""An emblem whose file is lost or damaged: every paper is printed all the same, and the pages say so."""

import io
import urllib.parse
from pathlib import Path

import pytest

from app.reports.jobs.job_queries import list_parts, tally_parts
from app.reports.jobs.job_work import work_on_job
from tests import cast
from tests.job_records import store_job
from tests.office_records import emblem_bytes, store_emblem
from tests.records import store_session
from tests.reports.job_results import result_of, rows_of, states

LOST = "Berkas lambang hilang atau rusak di server"
ASKED = f"area={cast.BANGKA}&period=2026-Q3"
EMBLEM_PAGE = f"/reports/letterhead/{cast.BANGKA}/emblem"
PAGES = [f"/reports/progress?{ASKED}", f"/reports/issue?{ASKED}", EMBLEM_PAGE[:-7], EMBLEM_PAGE]


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-200])


def overwrite(file: Path) -> None:
    file.write_bytes(bytes(len(file.read_bytes())))


@pytest.fixture(params=[Path.unlink, cut, overwrite])
def without_file(app, request) -> None:
    """Bangka has an emblem, and something has happened to its file."""
    sha256 = store_emblem(app, cast.BANGKA)
    request.param(Path(urllib.parse.urlsplit(app.config["FILES_URL"]).path) / sha256[:2] / sha256)


@pytest.mark.parametrize("page", PAGES)
def test_the_pages_say_so_and_show_no_broken_picture(browser, rahmat, without_file, page):
    shown = browser.sign_in(rahmat).open(page)

    assert LOST in shown.text()
    assert shown.all("img.emblem") == []


def test_the_same_picture_saved_once_more_puts_it_right(browser, rahmat, without_file):
    signed_in = browser.sign_in(rahmat)

    page = signed_in.open(EMBLEM_PAGE).submit(emblem=[(io.BytesIO(emblem_bytes()), "lambang.png")])

    assert LOST not in page.text()
    assert len(signed_in.open(f"/reports/progress?{ASKED}").all(".kop img.emblem")) == 1


def test_many_reports_are_printed_without_it_and_the_list_names_them(app, browser, dewi, printed, without_file):
    job_id = store_job(app)
    with app.app_context():
        work_on_job(job_id)
        archive = result_of(job_id)
        assert states(job_id) == ["done"] * 3
        assert tally_parts(job_id).without_emblem == len(list_parts(job_id))

    assert {row["keterangan"] for row in rows_of(archive)} == {
        "Dicetak tanpa lambang, karena berkas lambangnya hilang atau rusak."
    }
    page = browser.sign_in(dewi).open(f"/reports/jobs/{job_id}")
    assert "3 laporan dicetak tanpa lambang" in page.text()
    assert page.all("ul.rows") == []


def test_the_command_line_says_how_many_lack_it(app, run, printed, without_file, tmp_path):
    store_session(app, cast.KACE_TIMUR)

    each = run("report", cast.MENDO_BARAT, "2026-Q3", "-o", tmp_path / "semua.zip", "--each", "village")
    drafts = run("report", "prepare", "--area", cast.BANGKA)

    assert (each.exit_code, drafts.exit_code) == (0, 0)
    assert "15 printed without an emblem, because its file is lost or damaged on the server." in each.stderr
    assert "3 printed without an emblem" in drafts.stderr
