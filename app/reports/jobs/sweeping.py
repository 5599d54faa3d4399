"""Once a minute: jobs whose worker was killed are found again, and what is over its time is taken away."""

import shutil
from collections.abc import Sequence
from datetime import timedelta

from app import clock
from app.db import db
from app.files.store import remove_results
from app.reports.jobs.job_commands import cancel_forbidden, delete_jobs
from app.reports.jobs.job_queries import list_due_jobs, list_jobs_before, list_open_jobs
from app.sheets.uploads import upload_folder

KEPT = timedelta(days=7)


def sweep_jobs() -> Sequence[int]:
    """The jobs that a worker is to be told of."""
    now = clock.now()
    old = list_jobs_before(now - KEPT)
    if old:
        for job_id in old:
            remove_results(f"jobs/{job_id}")
        delete_jobs(old)
    cancel_forbidden()
    _clear_folders()
    due = list_due_jobs(now)
    db.session.rollback()
    return due


def _clear_folders() -> None:
    """Parts are kept as long as their job may still go on. The folders are listed first: a new one is a new job's."""
    waiting = upload_folder("jobs")
    folders = list(waiting.iterdir()) if waiting.is_dir() else []
    kept = {str(job.id) for job in list_open_jobs()}
    for folder in folders:
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)
