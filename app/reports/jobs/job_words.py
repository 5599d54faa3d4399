"""What pages say of a job: how many of what, how far it is, how long it may take."""

from datetime import datetime

from sqlalchemy import Row

from app.areas.models import Level
from app.i18n import _, _l, _n, number
from app.reports.jobs.job_models import ReportJob
from app.reports.vocabulary import JOB_FAULT_NAMES, JobForm, JobState

STATE_NAMES = {
    JobState.WAITING: _l("waiting"),
    JobState.RUNNING: _l("being printed"),
    JobState.DONE: _l("ready"),
    JobState.FAILED: _l("failed"),
    JobState.CANCELLED: _l("cancelled"),
}
STATE_COLOURS = {JobState.DONE: "ok", JobState.FAILED: "late", JobState.WAITING: "due", JobState.RUNNING: "due"}
FORMS = {JobForm.ZIP: "ZIP", JobForm.JOINED: "PDF"}  # what tells two apart that are alike otherwise
_LEAST_DONE = 5  # before that a guess would jump about


def areas_of(level: Level, count: int) -> str:
    """62 desa and kelurahan."""
    many = number(count)
    if level is Level.VILLAGE:
        return _n("%(count)s desa or kelurahan", "%(count)s desa and kelurahan", count, count=many)
    if level is Level.SUBDISTRICT:
        return _n("%(count)s subdistrict", "%(count)s subdistricts", count, count=many)
    if level is Level.REGENCY:
        return _n("%(count)s regency or city", "%(count)s regencies and cities", count, count=many)
    return _n("%(count)s province", "%(count)s provinces", count, count=many)


def title(job: ReportJob, count: int) -> str:
    """8 subdistricts of Kabupaten Bangka."""
    return _("%(areas)s of %(area)s", areas=areas_of(job.level, count), area=job.area.label)


def state_of(job: ReportJob, now: datetime) -> JobState:
    """A job whose worker has not been heard of for a while is printed by nobody: it waits for the next one."""
    is_left = job.state is JobState.RUNNING and job.lease_until is not None and job.lease_until < now
    return JobState.WAITING if is_left else job.state


def why_failed(job: ReportJob) -> str:
    return str(JOB_FAULT_NAMES.get(job.fault, job.fault))  # type: ignore[call-overload]


def time_left(job: ReportJob, tally: Row, now: datetime) -> str:
    """How long it may still take, going by how long it has taken so far; "" where that says nothing yet."""
    done = tally.done + tally.failed
    left = tally.total - done
    if state_of(job, now) is not JobState.RUNNING or job.started_at is None or done < _LEAST_DONE or not left:
        return ""
    minutes = round((now - job.started_at).total_seconds() / done * left / 60)
    if not minutes:
        return _("Less than a minute left.")
    return _n("About %(num)d minute left.", "About %(num)d minutes left.", minutes)


def size(count: int) -> str:
    """4,2 MB."""
    return f"{number(count / 1_000_000, 1)} MB"
