"""The worker: takes one job at a time from the queue, sees to totals beside it, and leaves the cores to the pages."""

import logging
import os
import sys
from datetime import datetime, timedelta

import click
import structlog
from flask.cli import with_appcontext
from huey.consumer import Consumer

from app import clock
from app.printing.rendering import step_back
from app.reports.jobs.job_queue import BEAT_SECONDS, Queue, beat, get_queue
from app.reports.jobs.job_work import stopping

_SECONDS_TO_END = 10
_SECONDS_MORE = 3  # for totals, after that
_SECONDS_TO_ASK_AGAIN = 5


@click.command("worker")
@click.option("--with-parent", is_flag=True, help="End when whoever has started it is gone.")
@with_appcontext
def worker_command(with_parent: bool) -> None:
    """Work in the background: many reports at once. `flask serve` starts one by itself."""
    step_back()
    logging.getLogger("huey").addHandler(_AsJson())
    structlog.get_logger().info("worker_started", pid=os.getpid())
    parent = os.getppid() if with_parent else None
    queue = _wait_for_queue(parent)
    if queue is not None:
        _Worker(queue, parent).run()
    structlog.get_logger().info("worker_ended", pid=os.getpid())
    sys.stdout.flush()
    os._exit(0)  # a report that is being printed is given up: its job knows that it is not done


def _wait_for_queue(parent: int | None) -> Queue | None:
    """A server that is only just starting is no reason to end; None where the parent is gone."""
    while parent is None or os.getppid() == parent:
        try:
            return get_queue()
        except Exception:  # whatever SQLite, psycopg or the disk has to say
            structlog.get_logger().exception("queue_unreachable")
            stopping.wait(_SECONDS_TO_ASK_AGAIN)
    return None


class _Worker(Consumer):
    """A consumer of jobs that gives a sign of life, has one of the upkeep beside it, and gives its job back."""

    def __init__(self, queue: Queue, parent: int | None):
        self._queue, self._parent = queue, parent
        self._beat_at: datetime | None = None
        super().__init__(queue.huey, max_delay=1.0, shutdown_timeout=_SECONDS_TO_END, health_check_interval=5)
        # Two at a time: the check of the night may take long, and what comes each minute does not wait for it.
        self._upkeep = Consumer(queue.upkeep, workers=2, max_delay=1.0, shutdown_timeout=_SECONDS_MORE)

    def start(self):
        self._upkeep.start()
        super().start()  # the last to hear signals

    def loop(self, health_check_ts=None):
        if self._beat_at is None or clock.now() - self._beat_at > timedelta(seconds=BEAT_SECONDS):
            self._beat(is_first=self._beat_at is None)
            self._beat_at = clock.now()
            self._upkeep.check_worker_health()
        if self._parent is not None and os.getppid() != self._parent:
            stopping.set()
            self.stop_flag.set()
        return super().loop(health_check_ts)

    def stop(self, graceful=False):
        self._upkeep.stop_flag.set()
        super().stop(graceful)
        self._upkeep.stop(graceful)

    def _beat(self, is_first: bool) -> None:
        try:
            beat(self._queue)
            if is_first:
                self._queue.sweep_after_lease()
        except Exception:  # the queue cannot be reached for now; the pages say so
            structlog.get_logger().exception("queue_unreachable")

    def _handle_signal(self, signum, frame) -> None:
        """Ctrl-C and an end by the system alike: at most the reports in hand are lost."""
        stopping.set()
        self._signum, self._restart, self._graceful = signum, False, True


class _AsJson(logging.Handler):
    """What huey has to complain about, as a line of our log."""

    def __init__(self):
        super().__init__(logging.WARNING)

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().error("queue", message=record.getMessage(), exc_info=record.exc_info)
