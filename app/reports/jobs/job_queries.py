"""The jobs of a person, their parts, and those that a worker has to look at."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, func, or_, select, true
from sqlalchemy.orm import joinedload

from app.accounts.models import User
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.vocabulary import JobState, PartFault
from app.web.errors import NotFound

OPEN = (JobState.WAITING, JobState.RUNNING)
ENDED = (JobState.DONE, JobState.FAILED, JobState.CANCELLED)


def list_jobs(user_id: int, reach: Reach) -> Sequence[Row]:
    """(ReportJob, its reports, those done, those that failed), newest first; only of areas still within reach."""
    done = func.count().filter(ReportJobPart.state == JobState.DONE)
    failed = func.count().filter(ReportJobPart.state == JobState.FAILED)
    counts = (
        select(ReportJobPart.job_id, func.count().label("parts"), done.label("done"), failed.label("failed"))
        .group_by(ReportJobPart.job_id)
        .subquery()
    )
    query = (
        select(ReportJob, counts.c.parts, counts.c.done, counts.c.failed)
        .join(counts, counts.c.job_id == ReportJob.id)
        .options(joinedload(ReportJob.area))
        .where(ReportJob.created_by_id == user_id, reach.covers(ReportJob.area_id))
        .order_by(ReportJob.id.desc())
    )
    return db.session.execute(query).all()


def get_own_job(user_id: int, reach: Reach, job_id: int) -> ReportJob:
    """NotFound where there is none, it is somebody else's, or its area is out of reach by now."""
    job = db.session.get(ReportJob, job_id, options=[joinedload(ReportJob.area)])
    if job is None or job.created_by_id != user_id or not reach.includes(job.area):
        raise NotFound(str(job_id))
    return job


def get_job(job_id: int) -> ReportJob:
    """For the worker that has it. NotFound where it was deleted meanwhile."""
    job = db.session.get(ReportJob, job_id, options=[joinedload(ReportJob.area)])
    if job is None:
        raise NotFound(str(job_id))
    return job


def find_job_by_key(key: str) -> ReportJob | None:
    """Whoever has started it."""
    return db.session.scalar(select(ReportJob).where(ReportJob.key == key))


def count_open_jobs(user_id: int) -> int:
    query = select(func.count()).where(ReportJob.created_by_id == user_id, ReportJob.state.in_(OPEN))
    return db.session.scalar(query) or 0


def list_due_jobs(now: datetime) -> Sequence[int]:
    """Those that wait and are not put off, and those whose worker has not been heard of; the oldest first."""
    is_free = or_(ReportJob.lease_until.is_(None), ReportJob.lease_until < now)
    query = select(ReportJob.id).where(ReportJob.state.in_(OPEN), is_free).order_by(ReportJob.id)
    return db.session.scalars(query).all()


def list_jobs_before(moment: datetime) -> Sequence[int]:
    """Those that ended before then."""
    query = select(ReportJob.id).where(ReportJob.state.in_(ENDED), ReportJob.finished_at < moment)
    return db.session.scalars(query).all()


def list_open_jobs() -> Sequence[ReportJob]:
    """With who has started them, and their areas."""
    whose = joinedload(ReportJob.created_by).joinedload(User.area)
    query = select(ReportJob).options(joinedload(ReportJob.area), whose)
    return db.session.scalars(query.where(ReportJob.state.in_(OPEN))).all()


def is_another_due(job_id: int, now: datetime) -> bool:
    return any(one != job_id for one in list_due_jobs(now))


def tally_parts(job_id: int) -> Row:
    """(total, done, failed, without_emblem, pages): how far it is, without looking at each of them."""
    done = func.count().filter(ReportJobPart.state == JobState.DONE)
    failed = func.count().filter(ReportJobPart.state == JobState.FAILED)
    pages = func.coalesce(func.sum(ReportJobPart.page_count), 0)
    without = func.count().filter(ReportJobPart.fault == PartFault.NO_EMBLEM)
    counts = {"done": done, "failed": failed, "without_emblem": without, "pages": pages}
    query = select(func.count().label("total"), *(count.label(name) for name, count in counts.items()))
    return db.session.execute(query.where(ReportJobPart.job_id == job_id)).one()


def list_parts(job_id: int, state: JobState | None = None) -> Sequence[ReportJobPart]:
    """In the order of the codes, each with its area and what its label needs; only those in that state."""
    place = joinedload(ReportJobPart.area)
    query = (
        select(ReportJobPart)
        .join(Area, ReportJobPart.area_id == Area.id)
        .options(place.joinedload(Area.subdistrict), place.joinedload(Area.regency), place.joinedload(Area.province))
        .where(ReportJobPart.job_id == job_id, true() if state is None else ReportJobPart.state == state)
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()


def list_open_parts(job_id: int) -> Sequence[int]:
    """The areas whose report is still to be made, in the order of their codes."""
    query = (
        select(ReportJobPart.area_id)
        .join(Area, ReportJobPart.area_id == Area.id)
        .where(ReportJobPart.job_id == job_id, ReportJobPart.state == JobState.WAITING)
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()


def list_areas_below(area: Area, level: Level) -> Sequence[int]:
    """All areas of that level within one, in the order of their codes."""
    query = (
        select(Area.id)
        .where(Area.level == level, Reach.of(area).areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()


def count_areas_below(area: Area) -> dict[Level, int]:
    """How many areas of each lower level it has, the nearest first."""
    query = (
        select(Area.level, func.count()).where(Reach.of(area).areas(), Area.retired_on.is_(None)).group_by(Area.level)
    )
    counts = {level: count for level, count in db.session.execute(query)}
    lower = list(Level)[list(Level).index(area.level) + 1 :]
    return {level: counts[level] for level in lower if level in counts}
