"""make bench-nation: what coverage costs with 2 million sessions, on SQLite and PostgreSQL.

`python -m tests.bench.nation build URL SESSIONS` fills an empty database and leaves it there; with `measure URL SMALL`
such databases, one with 2 million sessions and one with 20.000, are measured without being built.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
import time_machine
from flask import Flask

from app import create_app
from app.db import db
from tests.bench.nation.build import SESSIONS, build
from tests.bench.nation.figures import measure_pages
from tests.bench.nation.saving import measure_rebuilding, measure_saving, run_totals
from tests.bench.sheet import Sheet
from tests.bench.visitor import own_output
from tests.conftest import test_settings
from tests.databases import KINDS, database_url
from tests.signed_in import NOW

SMALL = SESSIONS // 100


@contextmanager
def site_on(url: str) -> Iterator[Flask]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folders = {
            "QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite'}",
            "UPLOAD_FOLDER": str(folder / "uploads"),
            "FILES_URL": (folder / "files").as_uri(),
            "CHAPTER_FOLDER": str(folder / "chapters"),
        }
        app = create_app({**test_settings(url), **folders})
        yield app
        with app.app_context():
            db.engine.dispose()


def fill(sheet: Sheet, url: str, count: int) -> None:
    with site_on(url) as app:
        build(app, count, lambda told: sheet.line(f"{count} sessions: {told}", ""))
        run = run_totals(app, "rebuild")
        sheet.line(f"{count} sessions: all totals", f"{run.seconds:.0f} s, {run.megabytes} MB")


def measure(sheet: Sheet, url: str, small_url: str) -> None:
    with site_on(url) as app, site_on(small_url) as small, time_machine.travel(NOW, tick=True):
        measure_pages(sheet, app, small)
        measure_saving(sheet, app)
        measure_rebuilding(sheet, app)


def whole(sheet: Sheet, kind: str) -> None:
    """Build both, measure, and leave nothing behind."""
    with tempfile.TemporaryDirectory() as name, database_url(kind, Path(name)) as url:
        small_url = url.replace("test.sqlite", "small.sqlite")
        if kind == "postgresql":
            small_url = url.rpartition("/")[0] + "/small"
            with sa.create_engine(url, isolation_level="AUTOCOMMIT").connect() as connection:
                connection.exec_driver_sql("CREATE DATABASE small")
        for address, count in ((small_url, SMALL), (url, SESSIONS)):
            fill(sheet, address, count)
        measure(sheet, url, small_url)


def main(sheet: Sheet, arguments: list[str]) -> None:
    begun = time.perf_counter()
    match arguments:
        case ["build", url, count]:
            fill(sheet, url, int(count))
        case ["measure", url, small_url]:
            measure(sheet, url, small_url)
        case _:
            for kind in KINDS:
                sheet.head(f"The whole nation on {kind}")
                whole(sheet, kind)
    sheet.line(f"{sheet.missed} goals missed", f"{time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    with own_output() as terminal:
        main(Sheet(terminal), sys.argv[1:])
