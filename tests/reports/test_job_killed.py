"""A real worker, killed in the middle and begun again; what it prints, whole. One database is enough here."""

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa
import time_machine
from flask import Flask

from app.db import db
from app.files.store import stream_result
from app.reports.jobs.job_models import ReportJob
from app.reports.jobs.job_queries import list_parts
from app.reports.jobs.job_queue import get_queue, is_attended, wake
from app.reports.jobs.job_work import result_path
from app.reports.vocabulary import JobForm, JobState
from app.totals.models import StaleTotal
from tests import cast
from tests.chromium import on_sqlite
from tests.conftest import SECRET
from tests.job_records import store_job
from tests.records import count, store_session
from tests.reports.reading import words_of

pytestmark = on_sqlite
# A worker holds its job for two seconds here, so that nobody waits for half a minute after it was killed.
_WORKER = """
from datetime import timedelta
from app.reports.jobs import job_commands, job_queue, job_work
job_commands.LEASE = job_queue.LEASE = timedelta(seconds=2)
job_work._NOTED_EVERY = timedelta(seconds=0.3)
from wsgi import app
from app.reports.jobs.worker import worker_command
from flask.cli import ScriptInfo
worker_command.main([], obj=ScriptInfo(create_app=lambda: app), standalone_mode=False)
"""
_SLOW = """
import time
from app.reports.jobs import many
many.print_document = lambda document: time.sleep(100)
"""


@pytest.fixture
def begin(app: Flask, root) -> Iterator[Callable[..., subprocess.Popen]]:
    """Begin a worker on the database, the queue and the folders of this test."""
    with app.app_context():
        get_queue().huey.flush()
        address = db.engine.url.render_as_string(hide_password=False)
    folders = {name: app.config[name] for name in ("QUEUE_URL", "UPLOAD_FOLDER", "FILES_URL")}
    environment = {**os.environ, **folders, "DATABASE_URL": address, "SECRET_KEY": SECRET, "PERSON_KEY": SECRET}
    begun: list[subprocess.Popen] = []

    def begin_one(before: str = "") -> subprocess.Popen:
        command = [sys.executable, "-c", before + _WORKER]
        begun.append(subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL))
        return begun[-1]

    # The worker lives in the machine's own time, so this test does too.
    with time_machine.travel(time_machine.escape_hatch.time.time(), tick=True):
        yield begin_one
    for process in begun:
        process.kill()
        process.wait(20)


def wait_until(found: Callable[[], bool], seconds: int = 200) -> None:
    until = time.monotonic() + seconds
    while not found():
        assert time.monotonic() < until, "it does not happen"
        time.sleep(0.1)


def done(job_id: int) -> int:
    db.session.rollback()  # what others have written since
    return sum(part.state is JobState.DONE for part in list_parts(job_id))


def state(job_id: int) -> JobState:
    db.session.rollback()
    return db.session.scalar(sa.select(ReportJob.state).where(ReportJob.id == job_id))


def test_killed_in_the_middle_the_job_is_finished_by_the_next_worker(app, begin):
    job_id = store_job(app, villages=15)
    with app.app_context():
        wake(job_id)
        first = begin()
        wait_until(lambda: done(job_id) >= 2)
        first.send_signal(signal.SIGKILL)
        first.wait(20)
        left = done(job_id)
        assert left < 15
        assert is_attended()  # nobody knows yet
        begin()
        wait_until(lambda: state(job_id) is JobState.DONE)
        job = db.session.get(ReportJob, job_id, populate_existing=True)
        archive = zipfile.ZipFile(io.BytesIO(b"".join(stream_result(result_path(job_id, job.result_sha256)))))

    assert job.attempts == 2
    assert len(archive.namelist()) == 16
    moments = {words_of(archive.read(name)).partition("Data per ")[2][:30] for name in archive.namelist()[1:]}
    assert len(moments) == 1


def test_asked_to_end_it_gives_its_job_back_and_the_next_joins_all_in_one_pdf(app, begin):
    job_id = store_job(app, villages=4, form=JobForm.JOINED)
    with app.app_context():
        wake(job_id)
        first = begin()
        wait_until(lambda: done(job_id) >= 1)
        first.terminate()
        assert first.wait(30) == 0
        assert state(job_id) in (JobState.WAITING, JobState.DONE)
        begin()
        wait_until(lambda: state(job_id) is JobState.DONE)
        job = db.session.get(ReportJob, job_id, populate_existing=True)
        pdf = b"".join(stream_result(result_path(job_id, job.result_sha256)))

        villages = [part.area.label for part in list_parts(job_id)]

    words = words_of(pdf)
    assert "DAFTAR ISI" in words.upper()
    assert [village for village in villages if village not in words] == []


def test_totals_are_made_while_a_job_waits_for_a_slow_report(app, begin):
    """What was recorded is counted for the regency beside the job, of which nothing is printed yet."""
    job_id = store_job(app, villages=2)
    with app.app_context():
        wake(job_id)
        begin(_SLOW)
        wait_until(lambda: state(job_id) is JobState.RUNNING)
        store_session(app, cast.KACE_TIMUR)
        assert count(app, StaleTotal)
        get_queue().totals()
        wait_until(lambda: not count(app, StaleTotal))

        assert (state(job_id), done(job_id)) == (JobState.RUNNING, 0)
