"""What totals cost whoever writes, and what it takes to make those of a quarter anew."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from uuid import uuid4

import sqlalchemy as sa
from flask import Flask
from sqlalchemy.orm import Session

from app.accounts.models import User
from app.areas.models import Area, Kind
from app.db import db, write_tx
from app.totals import listening
from app.totals.models import AreaPeriod, AreaPeriodShare, RegencyPeriod
from tests import cast
from tests.bench.measure import cpu
from tests.bench.sheet import Sheet
from tests.bench.visitor import SESSION, Visitor, as_sent
from tests.conftest import SECRET

ROOT = Path(__file__).parents[3]
ROUNDS, TIMES = 9, 10
QUARTER = "2026-Q3"
MOST_SECONDS = {"sqlite": 10, "postgresql": 20}
FOLDERS = ("QUEUE_URL", "UPLOAD_FOLDER", "FILES_URL", "CHAPTER_FOLDER")


def measure_saving(sheet: Sheet, app: Flask) -> None:
    """The same request with and without totals, in alternating rounds.

    Each round is of another village: nowhere are hundreds of sessions held in a month.
    """
    siti = Visitor(app, cast.SITI)
    blank = siti.form("/outreach/new") | SESSION
    with app.app_context():
        villages = iter(db.session.scalars(sa.select(Area.id).where(Area.kind == Kind.DESA).limit(ROUNDS)).all())

    def move() -> None:
        with app.app_context(), write_tx() as session:
            here = User.username == siti.person.username
            session.execute(sa.update(User).where(here).values(area_id=next(villages)))

    def save(times: int) -> float:
        sent = [as_sent(blank | {"key": uuid4().hex}) for _ in range(times)]

        def send() -> None:
            siti.send("/outreach/new", sent.pop())

        return cpu(send, times)

    save(TIMES)
    pairs = []
    for _ in range(ROUNDS):
        move()
        with without_totals():
            bare = save(TIMES)
        pairs.append((bare, save(TIMES)))
    ratio = median(full / bare for bare, full in pairs)
    sheet.line("saving a session, against one without totals", f"{ratio:.2f} x", "<= 1.3 x", ratio <= 1.3)


@contextmanager
def without_totals() -> Iterator[None]:
    """What is written meanwhile is counted nowhere."""
    heard = (
        (sa.Engine, "before_execute", listening.note_statement),
        (Session, "before_commit", listening.recount_touched),
    )
    for target, name, listener in heard:
        sa.event.remove(target, name, listener)
    try:
        yield
    finally:
        for target, name, listener in heard:
            sa.event.listen(target, name, listener)


@dataclass(frozen=True)
class Run:
    """What a process took: seconds on the clock, its memory at its largest."""

    seconds: float
    megabytes: int


def run_totals(app: Flask, command: str) -> Run:
    """`flask totals` in a process of its own, on the database and in the folders of this app."""
    with app.app_context():
        address = db.engine.url.render_as_string(hide_password=False)
    keys = {"DATABASE_URL": address, "SECRET_KEY": SECRET, "PERSON_KEY": SECRET, "FLASK_APP": "wsgi.py"}
    environment = {**os.environ, **{name: app.config[name] for name in FOLDERS}, **keys}
    begun = time.perf_counter()
    flask = [sys.executable, "-m", "tests.bench.nation.then", "totals", command]
    process = subprocess.Popen(flask, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"flask totals {command} ended with {process.returncode}"
    return Run(time.perf_counter() - begun, used.ru_maxrss // 1024)


def measure_rebuilding(sheet: Sheet, app: Flask) -> None:
    """The job as the worker starts it, in a process of its own, once all that it had made of a quarter is gone."""
    with app.app_context():
        kind = db.engine.dialect.name
        with write_tx() as session:
            for model in (RegencyPeriod, AreaPeriod, AreaPeriodShare):
                session.execute(sa.delete(model).where(model.period == QUARTER))
    run = run_totals(app, "run")
    most = MOST_SECONDS[kind]
    sheet.line("a quarter made anew, on the clock", f"{run.seconds:.1f} s", f"<= {most} s", run.seconds <= most)
    sheet.line("its memory", f"{run.megabytes} MB", "<= 300 MB", run.megabytes <= 300)
