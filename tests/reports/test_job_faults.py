"""What holds a job up, or spoils what it has made so far: the work goes on, and nothing broken is handed over."""

import errno
import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
import time_machine

from app import clock
from app.accounts.models import User
from app.db import db, write_tx
from app.printing.printing import Printed
from app.reports.jobs import gathering, job_work, many
from app.reports.jobs.job_commands import give_back, note, take
from app.reports.jobs.job_models import ReportJob
from app.reports.jobs.job_queries import list_parts
from app.reports.jobs.job_work import job_folder, work_on_job
from app.reports.jobs.sweeping import sweep_jobs
from app.reports.vocabulary import JobState
from tests import cast
from tests.job_records import store_job
from tests.reports.job_results import result_of, rows_of, states


def test_a_result_that_cannot_be_written_waits_until_it_can_be(app, printed, browser, dewi, tmp_path, monkeypatch):
    (tmp_path / "jobs").touch()  # a file where its folder should be
    monkeypatch.setitem(app.config, "FILES_URL", tmp_path.as_uri())
    job_id = store_job(app)
    with app.app_context():
        assert not work_on_job(job_id)
        assert (list(sweep_jobs()), take(job_id)) == ([], None)
    page = browser.sign_in(dewi).open(f"/reports/jobs/{job_id}")
    assert "Server tidak dapat menyimpan berkasnya" in page.text()
    assert "3 dari 3 selesai" in page.text()

    (tmp_path / "jobs").unlink()
    with app.app_context(), time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert list(sweep_jobs()) == [job_id]
        assert not work_on_job(job_id)
        assert len(result_of(job_id).namelist()) == 4
    assert len(printed) == 3


@pytest.mark.parametrize("written", ["counted", "pdf"])
def test_a_full_disk_is_no_fault_of_the_reports(app, printed, browser, dewi, monkeypatch, written):
    whole, is_full = gathering.write_whole, [True]

    def write_whole(path, content):
        if is_full and path.suffix == f".{written}":
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(path, content)

    for module in (gathering, many):
        monkeypatch.setattr(module, "write_whole", write_whole)
    job_id = store_job(app)
    with app.app_context():
        assert not work_on_job(job_id)
        assert set(states(job_id)) == {"waiting"}
    assert "Server tidak dapat menyimpan berkasnya" in browser.sign_in(dewi).open(f"/reports/jobs/{job_id}").text()

    is_full.clear()
    with app.app_context(), time_machine.travel(clock.now() + timedelta(minutes=6)):
        assert not work_on_job(job_id)
        assert len(result_of(job_id).namelist()) == 4
        assert db.session.get(ReportJob, job_id).fault == ""


@pytest.mark.parametrize("harm", [Path.unlink, lambda file: file.write_bytes(file.read_bytes()[:-1])])
def test_a_printed_report_that_is_gone_or_damaged_is_printed_once_more(app, printed, monkeypatch, harm):
    job_id = store_job(app)
    with app.app_context():
        monkeypatch.setattr(job_work._Turn, "hand_over", lambda self: give_back(self.job_id, self.attempt))
        work_on_job(job_id)
        monkeypatch.undo()
        monkeypatch.setattr(many, "print_document", lambda document: Printed("".join(document.chapters).encode(), 3))
        harm(many.printed_file(job_folder(job_id), list_parts(job_id)[1].area_id))
        assert work_on_job(job_id)
        assert states(job_id) == ["done", "waiting", "done"]
        assert not work_on_job(job_id)
        archive = result_of(job_id)

    assert [row["sha256"] for row in rows_of(archive)] == [
        hashlib.sha256(archive.read(row["berkas"])).hexdigest() for row in rows_of(archive)
    ]


def test_whose_reach_is_lost_meanwhile_nothing_more_is_printed_for(app, printed):
    job_id, waiting, other = store_job(app), store_job(app), store_job(app, person=cast.RAHMAT)
    with app.app_context():
        attempt = take(job_id)
        with write_tx() as tx:
            tx.scalars(sa.select(User).where(User.username == cast.DEWI.username)).one().active = False
        assert take(waiting) is None
        assert list(sweep_jobs()) == [other]
        assert not note(job_id, attempt, [])
        assert {db.session.get(ReportJob, one).state for one in (job_id, waiting)} == {JobState.CANCELLED}
