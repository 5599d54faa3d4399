"""The queue of work for the background: huey, in a SQLite file or in PostgreSQL (QUEUE_URL).

A message only wakes a worker: what there is to do stands in the job's row. So a message that is lost, as one is whose
worker is killed, costs some seconds and nothing else: the sweep sends it again.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psycopg
import structlog
from flask import Flask, current_app
from huey import Huey, PostgresHuey, SqliteHuey, crontab
from huey.api import TaskWrapper
from sqlalchemy.engine import make_url

from app import clock
from app.reports.jobs.job_commands import LEASE
from app.reports.jobs.job_work import work_on_job
from app.reports.jobs.sweeping import sweep_jobs
from app.totals.commands import check_and_log
from app.totals.job_commands import run_totals_job

BEAT_SECONDS = 10
_SILENT_SECONDS = 35
_BEAT = "worker"
T = TypeVar("T")


class Queue:
    """The queues of one site, which a worker empties side by side; the site itself only sends and asks.

    `huey` holds jobs, which may take an hour; `upkeep` what must come every minute: the sweep, and totals.
    """

    def __init__(self, site: Flask):
        url = site.config["QUEUE_URL"]
        self.huey, self.upkeep = _open(url, "jejak-desa"), _open(url, "jejak-desa-upkeep")
        self.job: TaskWrapper = self.huey.task(name="report_job")(self._work)
        self.sweep: TaskWrapper = self.upkeep.periodic_task(crontab(), name="sweep")(self._sweep)
        self.totals: TaskWrapper = self.upkeep.periodic_task(crontab(), name="totals")(self._count)
        self.upkeep.periodic_task(crontab(minute="30", hour="19"), name="check_totals")(self._check)  # UTC
        self._site = site

    def send(self, job_id: int) -> None:
        """Once only: a job that waits already is not sent a second time. Were it, its second worker would leave it."""
        if job_id not in {task.args[0] for task in self.huey.pending() if isinstance(task, self.job.task_class)}:
            self.job(job_id)

    def sweep_after_lease(self) -> None:
        """A job whose worker was killed just now is held for some seconds more: do not wait for the next minute."""
        self.sweep.schedule(delay=LEASE.total_seconds() + 1)

    def _work(self, job_id: int) -> None:
        with self._site.app_context():
            if work_on_job(job_id):
                self.send(job_id)

    def _count(self) -> None:
        with self._site.app_context():
            run_totals_job()

    def _check(self) -> None:
        with self._site.app_context():
            check_and_log()

    def _sweep(self) -> None:
        with self._site.app_context():
            for job_id in sweep_jobs():
                self.send(job_id)


def get_queue() -> Queue:
    """That of this site, opened with its first use: after the server has forked."""
    site = current_app._get_current_object()  # type: ignore[attr-defined]
    if "queue" not in site.extensions:
        site.extensions["queue"] = Queue(site)
    return site.extensions["queue"]


def wake(job_id: int) -> bool:
    """Tell a worker of the job. False where the queue cannot be reached: the sweep will tell it later."""
    try:
        _asked(lambda: get_queue().send(job_id))
    except Exception:  # whatever SQLite, psycopg or the disk has to say
        structlog.get_logger().exception("queue_unreachable", job=job_id)
        return False
    return True


def beat(queue: Queue) -> None:
    """Leave the sign that a worker runs: in the queue, for the data are none of its business."""
    _asked(lambda: queue.huey.put(_BEAT, clock.now().timestamp()))


def is_attended() -> bool | None:
    """Whether a worker has given a sign lately; None where the queue cannot be reached."""
    try:
        seen = _asked(lambda: get_queue().huey.get(_BEAT, peek=True))
    except Exception:  # whatever SQLite, psycopg or the disk has to say
        structlog.get_logger().exception("queue_unreachable")
        return None
    return seen is not None and clock.now().timestamp() - seen < _SILENT_SECONDS


def _asked(ask: Callable[[], T]) -> T:
    """That a server has been begun anew shows with the first thing that is asked of it: the second goes through."""
    try:
        return ask()
    except psycopg.Error:
        return ask()


def _open(url: str, name: str) -> Huey:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        path = Path(address.database or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(name, filename=str(path), results=False)
    dsn = address.set(drivername="postgresql").render_as_string(hide_password=False)
    # Two that make the tables in the same moment: one of them is told that they are there.
    return _asked(lambda: PostgresHuey(name, dsn=dsn, results=False))
