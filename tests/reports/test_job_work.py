"""What a worker does with a job, with a printer that only writes down what it was given."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import clock
from app.areas.models import Area
from app.db import db, write_tx
from app.files.store import remove_results, stream_result
from app.printing.printing import Printed
from app.reports.jobs import gathering, job_commands, job_work, many
from app.reports.jobs.job_commands import cancel, end, note, take
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.jobs.job_queries import list_parts
from app.reports.jobs.job_work import job_folder, result_path, work_on_job
from app.reports.jobs.sweeping import sweep_jobs
from app.reports.vocabulary import JobForm, JobState
from tests import cast
from tests.job_records import store_job
from tests.records import count, store_session
from tests.reports.job_results import result_of, rows_of, states

SECOND = "19.01.04.2002"


def break_area(monkeypatch, code: str) -> None:
    """What is counted there ends with a fault of the database."""
    whole = job_work.build_kind

    def build_kind(kind, area: Area, *rest):
        if area.code == code:
            db.session.execute(sa.text("SELECT no_such_column FROM area"))
        return whole(kind, area, *rest)

    monkeypatch.setattr(job_work, "build_kind", build_kind)


def test_the_zip_has_a_file_for_each_area_in_folders_and_a_list(app, printed):
    job_id = store_job(app, area="19.01", person=cast.RAHMAT)
    with app.app_context():
        assert not work_on_job(job_id)
        archive = result_of(job_id)
        rows = rows_of(archive)

    names = [name for name in archive.namelist() if name != "daftar.csv"]
    assert names[0] == "19.01.01-sungailiat/laporan-19.01.01.1001-2026-Q3.pdf"
    assert [row["berkas"] for row in rows] == names
    assert [row["sha256"] for row in rows] == [hashlib.sha256(archive.read(name)).hexdigest() for name in names]
    assert {row["halaman"] for row in rows} == {"3"}
    assert archive.testzip() is None


def test_one_that_fails_is_named_and_the_others_are_made(app, printed, monkeypatch, browser, dewi):
    break_area(monkeypatch, SECOND)
    job_id = store_job(app)
    with app.app_context():
        work_on_job(job_id)
        archive = result_of(job_id)

    assert [row["kode"] for row in rows_of(archive) if row["keterangan"]] == [SECOND]
    assert len(archive.namelist()) == 3
    page = browser.sign_in(dewi).open(f"/reports/jobs/{job_id}")
    assert "2 dari 3 selesai, 1 gagal" in page.text()
    assert "Angkanya tidak dapat dihitung." in page.text("ul.rows")
    assert "1 gagal" in browser.sign_in(dewi).open("/reports/jobs").text("ul.rows li")


def test_where_none_could_be_made_the_page_says_so(app, monkeypatch, printed, browser, dewi):
    monkeypatch.setattr(many, "lay_out", lambda paper: 1 / 0)
    job_id = store_job(app)
    with app.app_context():
        work_on_job(job_id)

    page = browser.sign_in(dewi).open(f"/reports/jobs/{job_id}")
    assert "Tidak satu pun laporan dapat dibuat." in page.text()
    assert page.path == browser.sign_in(dewi).open(f"/reports/jobs/{job_id}/result").path


def test_the_result_is_downloaded_under_a_name_that_tells_what_it_is(app, printed, browser, dewi):
    job_id = store_job(app)
    with app.app_context():
        work_on_job(job_id)

    answer = browser.sign_in(dewi).client.get(f"/reports/jobs/{job_id}/result")

    assert answer.headers["Content-Disposition"].endswith('filename="laporan-desa-kelurahan-19.01.04-2026-Q3.zip"')
    assert zipfile.ZipFile(io.BytesIO(answer.data)).testzip() is None
    assert answer.content_length == len(answer.data)


def test_cancelled_in_the_middle_nothing_more_is_recorded(app, printed, monkeypatch):
    job_id = store_job(app, villages=12)

    def cancel_at_second(*arguments):
        if len(printed) >= 2:
            with app.app_context():
                cancel(db.session.get(ReportJob, job_id).created_by_id, job_id)
        return note(*arguments)

    monkeypatch.setattr(job_work, "note", cancel_at_second)
    with app.app_context():
        assert not work_on_job(job_id)
        assert states(job_id).count("waiting") > 0
        assert db.session.get(ReportJob, job_id).state is JobState.CANCELLED
        sweep_jobs()
        assert not job_folder(job_id).exists()


def test_stopped_and_begun_again_it_goes_on_where_it_was(app, printed, monkeypatch):
    job_id = store_job(app, villages=10)
    with app.app_context():
        monkeypatch.setattr(job_work, "TURN", timedelta(0))
        store_job(app)  # who waits has their turn
        assert work_on_job(job_id)
        before = states(job_id).count("done")
        data_at = db.session.get(ReportJob, job_id).data_at
        store_session(app, SECOND, key="later", title="Sesudah dihitung")
        monkeypatch.undo()
        monkeypatch.setattr(many, "print_document", lambda document: Printed(document.title.encode(), 1))
        assert not work_on_job(job_id)
        job = db.session.get(ReportJob, job_id, populate_existing=True)

    assert 0 < before <= 10
    assert (job.state, job.data_at, job.attempts) == (JobState.DONE, data_at, 1)


def test_all_reports_are_as_of_one_moment(app, printed, monkeypatch):
    """What is recorded while it counts stands in none of them, and nobody who writes has to wait."""
    whole = gathering.get_area_by_id
    job_id = store_job(app)

    def record_before_second(area_id):
        area = whole(area_id)
        if area.code == SECOND:
            with app.app_context():
                store_session(app, SECOND, key="meanwhile", title="Kegiatan sementara dihitung")
        return area

    monkeypatch.setattr(gathering, "get_area_by_id", record_before_second)
    with app.app_context():
        work_on_job(job_id)
        archive = result_of(job_id)

    assert count(app, ReportJobPart) == 3
    assert not any(b"Kegiatan sementara dihitung" in archive.read(name) for name in archive.namelist())


def test_two_workers_never_have_the_same_job(app):
    job_id = store_job(app)
    with app.app_context():
        first, second = take(job_id), take(job_id)

    assert (first, second) == (1, None)


def test_a_worker_that_was_thought_dead_writes_nothing_any_more(app):
    job_id = store_job(app)
    with app.app_context():
        first = take(job_id)
        with write_tx() as tx:
            tx.get(ReportJob, job_id).lease_until = clock.now() - timedelta(seconds=1)
        assert list(sweep_jobs()) == [job_id]
        second = take(job_id)
        outcome = many.Outcome(list_parts(job_id)[0].area_id, "f" * 64, 3)

        assert not note(job_id, first, [outcome])
        assert not end(job_id, first, JobState.DONE)
        assert states(job_id) == ["waiting"] * 3
        assert note(job_id, second, [outcome])
        assert states(job_id) == ["done", "waiting", "waiting"]
        assert list(sweep_jobs()) == []


def test_a_job_that_ends_its_workers_is_given_up(app, monkeypatch):
    monkeypatch.setattr(job_commands, "LEASE", timedelta(seconds=-1))
    job_id = store_job(app)
    with app.app_context():
        attempts = [take(job_id) for _ in range(21)]
        job = db.session.get(ReportJob, job_id, populate_existing=True)

    assert attempts == [*range(1, 21), None]
    assert (job.state, job.fault) == (JobState.FAILED, "worker_ends")


def test_a_result_that_is_gone_is_not_found(app, printed, browser, dewi):
    job_id = store_job(app)
    with app.app_context():
        work_on_job(job_id)
        remove_results(f"jobs/{job_id}")

    browser.sign_in(dewi).open(f"/reports/jobs/{job_id}/result", status=404)


def test_after_seven_days_nothing_is_left(app, printed):
    job_id = store_job(app, form=JobForm.ZIP)
    with app.app_context():
        work_on_job(job_id)
        job = db.session.get(ReportJob, job_id, populate_existing=True)
        path = result_path(job_id, job.result_sha256)
        sweep_jobs()
        assert b"".join(stream_result(path))
        with write_tx() as tx:
            tx.get(ReportJob, job_id).finished_at = clock.now() - timedelta(days=7, minutes=1)
        sweep_jobs()
        with pytest.raises(FileNotFoundError):
            stream_result(path)
    assert (count(app, ReportJob), count(app, ReportJobPart)) == (0, 0)


def test_a_paper_that_is_not_made_of_an_area_says_so_in_its_own_words(app, printed):
    job_id = store_job(app, kind="not_reached")
    with app.app_context():
        work_on_job(job_id)
        faults = {part.fault for part in list_parts(job_id)}

    assert len(faults) == 3
    assert all("hanya satu desa atau kelurahan" in fault for fault in faults)
