"""What has become of a job: its parts, its ZIP, the list inside it."""

import csv
import hashlib
import io
import zipfile

from app.db import db
from app.files.store import stream_result
from app.reports.jobs.job_models import ReportJob
from app.reports.jobs.job_queries import list_parts
from app.reports.jobs.job_work import result_path
from app.reports.vocabulary import JobState


def states(job_id: int) -> list[str]:
    db.session.rollback()
    return [part.state.value for part in list_parts(job_id)]


def result_of(job_id: int) -> zipfile.ZipFile:
    job = db.session.get(ReportJob, job_id, populate_existing=True)
    assert job.state is JobState.DONE, job.fault
    content = b"".join(stream_result(result_path(job_id, job.result_sha256)))
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (job.result_sha256, job.result_size)
    return zipfile.ZipFile(io.BytesIO(content))


def rows_of(archive: zipfile.ZipFile) -> list[dict]:
    return list(csv.DictReader(io.StringIO(archive.read("daftar.csv").decode("utf-8-sig"))))
