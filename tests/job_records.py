"""A job as somebody has started it, without a page and without a worker."""

from uuid import uuid4

import sqlalchemy as sa
from flask import Flask

from app.accounts.models import User
from app.areas.models import Level
from app.areas.queries import find_area
from app.db import db, write_tx
from app.reports.jobs.job_models import ReportJob, ReportJobPart
from app.reports.jobs.job_queries import list_areas_below
from app.reports.vocabulary import JobForm, ReportKind
from tests import cast


def store_job(
    app: Flask,
    area: str = cast.MENDO_BARAT,
    person: cast.Person = cast.DEWI,
    villages: int | None = 3,
    form: JobForm = JobForm.ZIP,
    **values,
) -> int:
    """The reports of the first so many villages of that area."""
    with app.app_context():
        place = find_area(area)
        user_id = db.session.scalar(sa.select(User.id).where(User.username == person.username))
        area_ids = list_areas_below(place, Level.VILLAGE)[:villages]
        stored = {"kind": ReportKind.PROGRESS, "period": "2026-Q3", "level": Level.VILLAGE, **values}
        with write_tx() as tx:
            job = ReportJob(key=uuid4().hex, area_id=place.id, form=form, created_by_id=user_id, **stored)
            tx.add(job)
            tx.flush()
            tx.add_all(ReportJobPart(job_id=job.id, area_id=area_id) for area_id in area_ids)
            return job.id
