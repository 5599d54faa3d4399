"""The worker: takes what waits in the queue, one job at a time, and leaves the cores to whoever waits for a page."""

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
from app.reports.jobs.job_queue import BEAT_SECONDS, beat, get_queue
from app.reports.jobs.job_work import stopping

_SECONDS_TO_END = 10


@click.command("worker")
@click.option("--with-parent", is_flag=True, help="End when whoever has started it is gone.")
@with_appcontext
def worker_command(with_parent: bool) -> None:
    """Work in the background: many reports at once. `flask serve` starts one by itself."""
    step_back()
    logging.getLogger("huey").addHandler(_AsJson())
    structlog.get_logger().info("worker_started", pid=os.getpid())
    _Worker(os.getppid() if with_parent else None).run()
    structlog.get_logger().info("worker_ended", pid=os.getpid())
    sys.stdout.flush()
    os._exit(0)  # a report that is being printed is given up: its job knows that it is not done


class _Worker(Consumer):
    """A consumer that gives a sign of life, and gives its job back before it ends."""

    def __init__(self, parent: int | None):
        self._queue, self._parent = get_queue(), parent
        self._beaten_at: datetime | None = None
        self._queue.sweep_after_lease()
        super().__init__(self._queue.huey, max_delay=1.0, shutdown_timeout=_SECONDS_TO_END, health_check_interval=5)

    def loop(self, health_check_ts=None):
        if self._beaten_at is None or clock.now() - self._beaten_at > timedelta(seconds=BEAT_SECONDS):
            self._beat()
        if self._parent is not None and os.getppid() != self._parent:
            stopping.set()
            self.stop_flag.set()
        return super().loop(health_check_ts)

    def _beat(self) -> None:
        try:
            beat(self._queue)
            self._beaten_at = clock.now()
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
