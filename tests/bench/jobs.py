"""Many reports at once: pages a second, and what the other pages pay for it. Run it: python -m tests.bench.jobs.

The villages of the demo's province are printed by a real worker while people open pages on gunicorn.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TextIO

from flask import Flask

from app.db import db
from app.reports.jobs.job_queries import tally_parts
from app.reports.jobs.job_queue import wake
from tests import cast
from tests.bench.sheet import Sheet
from tests.bench.site import measured_site
from tests.chromium import session_of
from tests.conftest import SECRET
from tests.job_records import store_job
from tests.served import served, wait_for

ROOT = Path(__file__).parents[2]
VISITED = ("/outreach", "/regulations", "/coverage/19.01?period=2026-Q3", "/areas/19.01.04.2014", "/reports")
QUIET_SECONDS, PAUSE, VILLAGES = 15, 0.05, 120


FOLDERS = ("QUEUE_URL", "UPLOAD_FOLDER", "FILES_URL", "CHAPTER_FOLDER")


def measure_many(sheet: Sheet, app: Flask) -> None:
    """Workers of their own, on the database and in the folders of the measured site."""
    with app.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    os.environ.update({name: app.config[name] for name in FOLDERS})
    environment = {**os.environ, "DATABASE_URL": address, "SECRET_KEY": SECRET, "PERSON_KEY": SECRET}
    person = cast.Person("bench.ayu", "Ayu Contoh", cast.AYU.role, cast.BABEL)
    _measure_jobs(sheet, app, person, address, environment)
    with tempfile.TemporaryDirectory() as folder:
        _measure_speed(sheet, Path(folder), environment)


def _measure_jobs(sheet: Sheet, app: Flask, person: cast.Person, address: str, environment: dict[str, str]) -> None:
    cookie = session_of(app, person)
    with served(address, ROOT) as site:
        wait_for(f"{site}/healthz")
        _p95(site, cookie, lambda seconds: seconds > 5)
        quiet = _p95(site, cookie, lambda seconds: seconds > QUIET_SECONDS)
        job_id = store_job(app, cast.BABEL, person, villages=VILLAGES)
        with app.app_context():
            wake(job_id)
        command = [sys.executable, "-m", "flask", "worker"]
        worker = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        begun = time.perf_counter()
        try:
            busy = _p95(site, cookie, lambda seconds: _is_over(app, job_id))
            tally, taken = _tally(app, job_id), time.perf_counter() - begun
            pages, failed = tally.pages, tally.failed
        finally:
            worker.terminate()
            worker.wait(30)
    label = f"{VILLAGES} villages while pages are opened, {pages} pages"
    sheet.line(label, f"{pages / taken:.1f} pages a s", "0 failed", failed == 0)
    sheet.line("p95 of other pages, quiet", f"{quiet * 1000:.0f} ms")
    sheet.line("p95 of other pages, meanwhile", f"{busy * 1000:.0f} ms", "< 2 x quiet", busy < 2 * quiet)


def _measure_speed(sheet: Sheet, work: Path, environment: dict[str, str]) -> None:
    """All villages of a province and no one else: by the command line, nothing kept from before."""
    environment = {**environment, "CHAPTER_FOLDER": str(work / "chapters")}
    target = work / "each.zip"
    command = [sys.executable, "-m", "flask", "report", cast.BABEL, "2026-Q3", "--each", "village", "-o", str(target)]
    begun = time.perf_counter()
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    taken, pages = time.perf_counter() - begun, int(told.split(" reports, ")[1].split()[0].replace(",", ""))
    rate = pages / taken
    sheet.line("393 villages, alone", f"{rate:.1f} pages a s", ">= 12", rate >= 12)


def _tally(app: Flask, job_id: int):
    with app.app_context():
        return tally_parts(job_id)


def _is_over(app: Flask, job_id: int) -> bool:
    tally = _tally(app, job_id)
    return tally.done + tally.failed == tally.total


def _p95(site: str, cookie: str, is_enough) -> float:
    """Of all pages that two people open, with a short pause between, until it is enough."""
    begun, over = time.perf_counter(), threading.Event()

    def visit() -> list[float]:
        taken = []
        while not over.is_set():
            for path in VISITED:
                at = time.perf_counter()
                request = urllib.request.Request(site + path, headers={"Cookie": f"session={cookie}"})
                with urllib.request.urlopen(request, timeout=60) as answer:
                    answer.read()
                taken.append(time.perf_counter() - at)
                time.sleep(PAUSE)
        return taken

    with ThreadPoolExecutor(2) as people:
        asked = [people.submit(visit) for _ in range(2)]
        while not is_enough(time.perf_counter() - begun) and not any(one.done() for one in asked):
            time.sleep(0.5)
        over.set()
        return statistics.quantiles([one for visits in asked for one in visits.result()], n=20)[-1]


def main(out: TextIO) -> None:
    sheet = Sheet(out)
    sheet.head("Many reports at once, by a real worker")
    with measured_site() as app:
        measure_many(sheet, app)


if __name__ == "__main__":
    main(sys.stdout)
