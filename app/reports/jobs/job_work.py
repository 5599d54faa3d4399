"""A worker's turn at a job: counted anew or gone on with, printed part by part, put together, handed over."""

import hashlib
import shutil
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta
from functools import partial
from pathlib import Path
from secrets import token_hex

import structlog
from flask import Flask, current_app

from app import clock
from app.areas.models import Area
from app.db import db
from app.files.store import put_result
from app.i18n import force_locale
from app.periods import parse_span
from app.printing.rendering import RenderingFailed
from app.reports.jobs.bundle import Bundle, Piece, piece_name
from app.reports.jobs.gathering import Gathering, gathered_file
from app.reports.jobs.job_commands import begin_anew, end, give_back, note, print_again, put_off, take
from app.reports.jobs.job_queries import get_job, is_another_due, list_open_parts, list_parts
from app.reports.jobs.many import CountingFailed, Outcome, Printing, printed_file
from app.reports.office.letter_queries import get_letter
from app.reports.papers.kinds import Printable, build_kind
from app.reports.vocabulary import JobFault, JobState
from app.sheets.uploads import upload_folder

TURN = timedelta(seconds=60)  # then others who wait have theirs
stopping = threading.Event()  # the worker is asked to end
_NOTED_EVERY = timedelta(seconds=1)
_ALL_COUNTED = "counted"

log = structlog.get_logger()


def job_folder(job_id: int) -> Path:
    """Where a job's reports lie until its result is put together."""
    return upload_folder("jobs") / str(job_id)


def result_path(job_id: int, sha256: str) -> str:
    """Where its result lies among the files."""
    return f"jobs/{job_id}/{sha256}"


def work_on_job(job_id: int) -> bool:
    """Work on it for one turn; whether there is more to do. Nothing happens where another worker has it."""
    attempt = take(job_id)
    if attempt is None:
        return False
    log.info("job_taken", job=job_id, attempt=attempt)
    turn = _Turn(job_id, attempt)
    try:
        has_more = turn.print_all()
        if turn.is_printed:
            has_more = turn.hand_over()
    except CountingFailed:
        return False  # nobody renews its lease: the sweep finds it when the database is back
    except OSError:
        log.exception("job_put_off", job=job_id)
        put_off(job_id, attempt, JobFault.NO_ROOM)
        return False
    if has_more:
        give_back(job_id, attempt)
    return has_more and not stopping.is_set()


class _Turn:
    """One attempt, and what it has found out since it last wrote something down."""

    def __init__(self, job_id: int, attempt: int):
        self.job_id, self.attempt = job_id, attempt
        job = get_job(job_id)
        self._kind, self._period, self._form = job.kind, parse_span(job.period), job.form
        self._site: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self.folder = job_folder(job_id)
        self.is_printed = False
        self._outcomes: list[Outcome] = []
        self._begun_at = self._noted_at = clock.now()

    def print_all(self) -> bool:
        """Whether there is more to do. False also where the job is no longer ours; `is_printed` once none is left.

        Raises CountingFailed, and OSError where the folder cannot be written.
        """
        gathering, counted = None, self._left_counted()
        if counted is None:
            gathering = self._gather_anew()
            if gathering is None:
                return False
        for outcome in Printing(self.folder, counted or (), gathering):
            if outcome is not None:
                self._outcomes.append(outcome)
            if gathering is not None and gathering.is_whole:
                (self.folder / _ALL_COUNTED).touch()
                gathering = None
            if clock.now() - self._noted_at >= _NOTED_EVERY:
                if not self._note():
                    return False
                if stopping.is_set() or (gathering is None and self._is_over_for_now()):
                    return True
        self.is_printed = self._note()
        return False

    def hand_over(self) -> bool:
        """Put the reports together, and end the job; whether some must be printed once more before. Raises OSError."""
        bundle = self._bundle()
        if not bundle.made:
            end(self.job_id, self.attempt, JobState.FAILED, JobFault.NO_REPORT)
            return False
        lost = [piece.area_id for piece, file in bundle.made if not _is_whole(file, piece.sha256)]
        if lost:
            log.warning("reports_lost", job=self.job_id, areas=lost)
            return print_again(self.job_id, self.attempt, lost)
        try:
            result = self._hold_during(partial(self._put_together, bundle))
        except RenderingFailed:
            log.exception("job_not_joined", job=self.job_id)
            end(self.job_id, self.attempt, JobState.FAILED, JobFault.JOINING)
            return False
        if result is not None and end(self.job_id, self.attempt, JobState.DONE, "", *result):
            shutil.rmtree(self.folder, ignore_errors=True)
            log.info(
                "job_done", job=self.job_id, reports=len(bundle.made), missing=len(bundle.pieces) - len(bundle.made)
            )
        return False

    def _is_over_for_now(self) -> bool:
        """Nobody waits: then it goes on at once, so that no other machine has to find its files."""
        if clock.now() - self._begun_at <= TURN:
            return False
        self._begun_at = clock.now()
        is_due = is_another_due(self.job_id, self._begun_at)
        db.session.rollback()
        return is_due

    def _left_counted(self) -> Sequence[int] | None:
        """What is left to print of what was counted before; None where that is not all there any more."""
        if not (self.folder / _ALL_COUNTED).exists():
            return None
        left = list_open_parts(self.job_id)
        db.session.rollback()
        return left if all(gathered_file(self.folder, area_id).exists() for area_id in left) else None

    def _gather_anew(self) -> Gathering | None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, mode=0o700)
        data_at = clock.now()
        if not begin_anew(self.job_id, self.attempt, data_at):
            return None

        def build(area: Area) -> Printable:
            return build_kind(self._kind, area, self._period, data_at)

        gathering = Gathering(build, list_open_parts(self.job_id), self.folder)
        db.session.rollback()
        gathering.start()
        return gathering

    def _note(self) -> bool:
        self._noted_at, outcomes, self._outcomes = clock.now(), self._outcomes, []
        return note(self.job_id, self.attempt, outcomes)

    def _put_together(self, bundle: Bundle) -> tuple[str, int]:
        """The SHA-256 and the size of the result. Of an attempt before, somebody may still be writing one."""
        target = self.folder / f"result-{self.attempt}-{token_hex(4)}"
        with self._site.app_context():
            bundle.write(self._form, target)
            with target.open("rb") as result:
                sha256 = hashlib.file_digest(result, "sha256").hexdigest()
            put_result(result_path(self.job_id, sha256), target)
        return sha256, target.stat().st_size

    def _hold_during(self, task: Callable[[], tuple[str, int]]) -> tuple[str, int] | None:
        """What the task gives; meanwhile the job stays ours. None where it was lost, or given back."""
        thread = ThreadPoolExecutor(1)
        done = thread.submit(task)
        thread.shutdown(wait=False)
        while not done.done():
            wait([done], _NOTED_EVERY.total_seconds())
            if not self._note():
                return None
            if stopping.is_set():
                give_back(self.job_id, self.attempt)
                return None
        return done.result()

    def _bundle(self) -> Bundle:
        """Plain values: what was read from the database is read again after the next write, and never by a thread."""
        job, pieces = get_job(self.job_id), []
        with force_locale("id"):
            for part in list_parts(self.job_id):
                file = printed_file(self.folder, part.area_id) if part.state is JobState.DONE else None
                area, name = part.area, piece_name(job.area, part.area, self._kind, self._period)
                facts = (file, part.page_count, part.pdf_sha256, part.fault)
                pieces.append(Piece(part.area_id, area.code, area.label, area.place, name, *facts))
            agency = get_letter(job.area).agency
            return Bundle(job.area.label, agency, self._kind, self._period, job.data_at, pieces)


def _is_whole(file: Path, sha256: str) -> bool:
    """Whether it is there, as it was printed."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return False
