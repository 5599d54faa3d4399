"""What a worker writes down of a job, each in one short transaction: taken, so far, ended, given back, swept away.

A worker holds a job by its lease and by the number of its attempt: who has lost either writes nothing any more.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from app import clock
from app.accounts.access import Permission, can, reach_of
from app.db import write_tx
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.jobs.job_queries import OPEN, list_open_jobs
from app.reports.jobs.many import Outcome
from app.reports.vocabulary import JobFault, JobState

LEASE = timedelta(seconds=30)
_UNTIL_THERE_IS_ROOM = timedelta(minutes=5)
_MOST_ATTEMPTS = 20  # whose worker was killed: then it may be the job that ends them


def take(job_id: int) -> int | None:
    """The number of the attempt that may begin now; None where the job is another worker's, or is over."""
    with write_tx(is_shown=False) as session:
        job, now = _locked(session, job_id), clock.now()
        is_held = job is not None and job.lease_until is not None and job.lease_until > now
        if job is None or is_held or job.state not in OPEN:
            return None
        if not _may_have(job):
            _end(job, JobState.CANCELLED, "")
            return None
        if job.attempts >= _MOST_ATTEMPTS:
            _end(job, JobState.FAILED, JobFault.WORKER_ENDS)
            return None
        job.state, job.attempts, job.lease_until = JobState.RUNNING, job.attempts + 1, now + LEASE
        job.started_at = job.started_at or now
        return job.attempts


def begin_anew(job_id: int, attempt: int, data_at: datetime) -> bool:
    """All reports are made as of that moment: those that were made before count no more."""
    with write_tx(is_shown=False) as session:
        job = _held(session, job_id, attempt)
        if job is None:
            return False
        job.data_at = data_at
        parts = update(ReportJobPart).where(ReportJobPart.job_id == job_id)
        session.execute(parts.values(state=JobState.WAITING, fault="", pdf_sha256="", page_count=0))
        return True


def note(job_id: int, attempt: int, outcomes: Sequence[Outcome]) -> bool:
    """What has become of some reports; holds the job for longer. False where it is cancelled or another worker's."""
    with write_tx(is_shown=False) as session:
        job = _held(session, job_id, attempt)
        if job is None:
            return False
        for one in outcomes:
            part = update(ReportJobPart).where(ReportJobPart.job_id == job_id, ReportJobPart.area_id == one.area_id)
            state = JobState.DONE if one.sha256 else JobState.FAILED
            session.execute(part.values(state=state, fault=one.fault, pdf_sha256=one.sha256, page_count=one.page_count))
        job.lease_until = clock.now() + LEASE
        if outcomes:
            job.fault = ""
        return True


def give_back(job_id: int, attempt: int) -> None:
    """Another worker, or this one later, goes on where we are."""
    with write_tx(is_shown=False) as session:
        job = _held(session, job_id, attempt)
        if job is not None:
            job.state, job.lease_until, job.attempts = JobState.WAITING, None, job.attempts - 1


def put_off(job_id: int, attempt: int, fault: JobFault) -> None:
    """Some minutes later it is gone on with, and the page says until then what holds it up."""
    with write_tx(is_shown=False) as session:
        job = _held(session, job_id, attempt)
        if job is not None:
            job.state, job.fault, job.attempts = JobState.WAITING, fault, job.attempts - 1
            job.lease_until = clock.now() + _UNTIL_THERE_IS_ROOM


def print_again(job_id: int, attempt: int, area_ids: Sequence[int]) -> bool:
    """Their files are not there any more, or not as they were printed."""
    with write_tx(is_shown=False) as session:
        if _held(session, job_id, attempt) is None:
            return False
        parts = update(ReportJobPart).where(ReportJobPart.job_id == job_id, ReportJobPart.area_id.in_(area_ids))
        session.execute(parts.values(state=JobState.WAITING, fault="", pdf_sha256="", page_count=0))
        return True


def end(job_id: int, attempt: int, state: JobState, fault: str = "", sha256: str = "", size: int = 0) -> bool:
    with write_tx(is_shown=False) as session:
        job = _held(session, job_id, attempt)
        if job is None:
            return False
        _end(job, state, fault)
        job.result_sha256, job.result_size = sha256, size
        return True


def cancel(user_id: int, job_id: int) -> bool:
    """Whether it was still open. Its worker learns of it with the next thing that it writes down."""
    with write_tx(is_shown=False) as session:
        job = _locked(session, job_id)
        if job is None or job.created_by_id != user_id or job.state not in OPEN:
            return False
        _end(job, JobState.CANCELLED, "")
        return True


def cancel_forbidden() -> None:
    """Jobs of people who may not have them any more: nobody would ever see what they become."""
    forbidden = [job.id for job in list_open_jobs() if not _may_have(job)]
    if forbidden:
        with write_tx(is_shown=False) as session:
            for job_id in forbidden:
                job = _locked(session, job_id)
                if job is not None and job.state in OPEN and not _may_have(job):
                    _end(job, JobState.CANCELLED, "")


def delete_jobs(job_ids: Sequence[int]) -> None:
    with write_tx(is_shown=False) as session:
        session.execute(delete(ReportJob).where(ReportJob.id.in_(job_ids)))


def _locked(session: Session, job_id: int) -> ReportJob | None:
    return session.get(ReportJob, job_id, with_for_update=True, populate_existing=True)


def _held(session: Session, job_id: int, attempt: int) -> ReportJob | None:
    """The job, where this attempt still is the one that works on it."""
    job = _locked(session, job_id)
    return job if job is not None and job.state is JobState.RUNNING and job.attempts == attempt else None


def _may_have(job: ReportJob) -> bool:
    """Whether who has started it still may print many reports, of that area."""
    person = job.created_by
    return person.active and can(Permission.PRINT_MANY, person) and reach_of(person).includes(job.area)


def _end(job: ReportJob, state: JobState, fault: str) -> None:
    job.state, job.fault, job.lease_until, job.finished_at = state, fault, None, clock.now()
