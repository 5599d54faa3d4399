"""The pictures of the guide and its example reports, made from the running demo: `make pictures`.

The demo is loaded into a database of its own as it stands on the tests' day, so that the same code makes the same
pictures. Chromium and poppler must be there, as for the tests.
"""

import io
import logging
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
import time_machine
from flask import Flask
from flask_migrate import upgrade
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from app.accounts.models import Role
from app.areas.models import Area
from app.areas.official import load_areas, official_list
from app.db import db, write_tx
from app.demo.commands import load_demo
from app.outreach.models import OutreachSession
from app.programmes.models import Enrolment
from app.regulations.models import Regulation
from app.regulations.vocabulary import RegulationKind
from app.totals.job_commands import run_totals_job
from app.web.settings import get_setting
from tests import cast
from tests.chromium import OPTIONS, find_program
from tests.conftest import test_settings
from tests.guide_examples import EXAMPLES, first_page, make_example
from tests.signed_in import NOW, session_of

FOLDER = Path(__file__).parent.parent / "static" / "img" / "guide"
WIDTH, TALLEST = 360, 560  # px on the page
PAPER_WIDTH = 240
SCALE = 1
COLOURS = 12
MOST_BYTES = 15_000
TITLE = "Bahaya lowongan kerja palsu"


@dataclass(frozen=True)
class Records:
    """The ids of what the pictures show."""

    named: int
    code: str
    regulation: int
    enrolment: int


@dataclass
class Studio:
    """A phone of each person on the running site."""

    app: Flask
    url: str
    chromium: Browser

    def phone(self, username: str = "", scale: float = SCALE) -> Page:
        context = self.chromium.new_context(
            base_url=self.url, viewport={"width": WIDTH, "height": TALLEST}, device_scale_factor=scale, locale="id-ID"
        )
        context.clock.set_fixed_time(NOW)
        if username:
            with self.app.app_context():
                people = {one["username"]: one["password"] for one in (get_setting("demo") or {})["people"]}
            person = cast.Person(username, username, Role.VILLAGE_HEAD, "", people[username])
            context.add_cookies([{"name": "session", "value": session_of(self.app, person), "url": self.url}])
        return context.new_page()


def keep(name: str, png: bytes) -> None:
    """Store a picture in few colours, which flat pages do not miss."""
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    path = FOLDER / f"{name}.webp"
    picture.convert("RGB").save(path, lossless=True, quality=100, method=6)
    size = path.stat().st_size
    print(f"{name}: {picture.width} x {picture.height}, {size:,} bytes")  # noqa: T201
    if size > MOST_BYTES:
        raise SystemExit(f"{name} is larger than {MOST_BYTES:,} bytes: show less of the page")


def shoot(page: Page, name: str, part: str = "", start: str = "", tallest: int = TALLEST) -> None:
    """The part of the page with a little room around it, or what stands from `start` on, or from its top."""
    page.wait_for_load_state("networkidle")
    top, height = 0.0, float(tallest)
    if part or start:
        top, own = page.locator(part or start).first.evaluate(
            "(e) => { const b = e.getBoundingClientRect(); return [b.top + scrollY, b.height]; }"
        )
        top = max(0.0, top - 12)
        height = min(own + 24, height) if part else height
    keep(name, page.screenshot(full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": height}))


def show_recording(studio: Studio, _records: Records) -> None:
    page = studio.phone("siti")
    page.goto("/")
    shoot(page, "home", tallest=570)
    page.goto("/outreach/new")
    fill_in(page)
    shoot(page, "record", "main form", tallest=416)
    shoot(page, "heads", "fieldset:has(.counts)")
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.wait_for_url("**/receipt")
    shoot(page, "receipt", ".receipt", tallest=386)
    page.goto("/outreach/new")
    page.get_by_label("Tanggal kegiatan").wait_for()
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    fill_in(page)
    page.get_by_role("button", name="Simpan kegiatan").click()
    page.locator(".receipt").wait_for()
    shoot(page, "no-signal", start=".receipt", tallest=420)


def fill_in(page: Page) -> None:
    page.get_by_label("Tanggal kegiatan").fill("2026-10-06")
    page.get_by_label("Nama kegiatan").fill(TITLE)
    page.get_by_label("Lowongan palsu dan penipuan daring").check()
    for label, count in (("Laki-laki dewasa", "14"), ("Perempuan dewasa", "22")):
        page.get_by_label(label).fill(count)


def show_names(studio: Studio, records: Records) -> None:
    page = studio.phone("siti")
    page.goto(f"/outreach/{records.named}/names")
    shoot(page, "names", start="main h1", tallest=520)
    page.goto(f"/outreach/{records.named}/files")
    shoot(page, "photos", "main section:nth-of-type(2)", tallest=420)
    with tempfile.TemporaryDirectory() as folder:
        answer = page.request.get(f"/s/{records.code}/sign-in-sheet.pdf?rows=20")
        assert answer.ok, answer.status
        paper = Path(folder) / "sheet.pdf"
        paper.write_bytes(answer.body())
        subprocess.run(["pdftoppm", "-r", "66", "-f", "1", "-l", "1", "-png", paper, paper.with_suffix("")], check=True)
        (png,) = Path(folder).glob("*.png")
        sheet = Image.open(png)
        cut = io.BytesIO()
        sheet.crop((0, 0, sheet.width, int(sheet.height * 0.6))).save(cut, "PNG")
        keep("sheet", cut.getvalue())


def show_home(studio: Studio, records: Records) -> None:
    page = studio.phone("siti")
    page.goto("/")
    shoot(page, "returned", '#tasks li:has-text("dikembalikan")')
    shoot(page, "report", "#report")
    page.goto(f"/nil-reports/{cast.KACE_TIMUR}")
    shoot(page, "nil", start="main h1", tallest=520)
    page.goto(f"/regulations/{records.regulation}")
    shoot(page, "regulation", "main .split > div", tallest=480)
    page.goto(f"/enrolments/{records.enrolment}")
    shoot(page, "programme", start="main h1", tallest=520)


def show_the_rest(studio: Studio, _records: Records) -> None:
    page = studio.phone()
    page.goto("/sign-in")
    shoot(page, "sign-in", tallest=480)
    page = studio.phone("dewi")
    page.set_viewport_size({"width": WIDTH, "height": 2 * TALLEST})  # its button sticks to the foot of the screen
    page.goto("/check")
    shoot(page, "check", start="main h1", tallest=560)
    page = studio.phone("rahmat")
    page.goto("/outreach/new")
    shoot(page, "many", "#villages", tallest=480)


def show_reports(studio: Studio, _records: Records) -> None:
    page = studio.phone("rahmat")
    page.goto(f"/reports/progress?area={cast.BANGKA}&period=2026-Q3")
    shoot(page, "preview", start="main h1", tallest=540)
    page.goto(f"/reports/issue?area={cast.BANGKA}&period=2026-Q3")
    shoot(page, "issue", "main form", tallest=540)
    for example in EXAMPLES:
        with studio.app.test_request_context():
            pdf = make_example(example)
        keep(f"report-{example.name}", first_page(pdf, PAPER_WIDTH))


def show_lead(studio: Studio, _records: Records) -> None:
    page = studio.phone("ayu")
    page.goto("/coverage/19.05?period=2026-Q3")
    shoot(page, "lead-coverage", "main .figures", tallest=452)
    page.goto("/worklist/19.05")
    shoot(page, "lead-worklist", "main tbody tr", tallest=360)


SCENES: tuple[Callable[[Studio, Records], None], ...] = (
    show_reports,
    show_recording,
    show_home,
    show_names,
    show_the_rest,
    show_lead,
)


def make_records() -> Records:
    """Load the demo, and choose in Desa Kace Timur what is to be shown."""
    with write_tx() as session:
        load_areas(session, official_list(("19",)))
    load_demo()
    run_totals_job(at_once=True)
    own = sa.select(Area.id).where(Area.code == cast.KACE_TIMUR).scalar_subquery()
    sessions = sa.select(OutreachSession).where(OutreachSession.host_area_id == own)
    named = db.session.scalars(sessions.order_by(OutreachSession.named_count.desc())).first()
    perdes = Regulation.kind == RegulationKind.VILLAGE_REGULATION
    regulation = db.session.scalar(sa.select(Regulation.id).where(Regulation.area_id == own, perdes).limit(1))
    assert named is not None
    enrolment = db.session.scalar(sa.select(Enrolment.id).where(Enrolment.village_id == own).limit(1))
    assert regulation is not None
    assert enrolment is not None
    return Records(named.id, named.code, regulation, enrolment)


@contextmanager
def running(folder: str) -> Iterator[tuple[Flask, str, Records]]:
    """The site on a fresh demo, served from a thread."""
    settings = test_settings(f"sqlite:///{folder}/demo.sqlite")
    lifetime = 100 * 365 * 24 * 3600  # the browser lives in the machine's time, not on the tests' day
    app = create_app({**settings, "FILES_URL": Path(folder).as_uri(), "PERMANENT_SESSION_LIFETIME": lifetime})
    with app.app_context():
        upgrade()
        records = make_records()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield app, f"http://127.0.0.1:{server.server_port}", records
    server.shutdown()


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        time_machine.travel(NOW, tick=True),
        running(folder) as (app, url, records),
        sync_playwright() as playwright,
    ):
        chromium = playwright.chromium.launch(executable_path=find_program(), args=OPTIONS)
        studio = Studio(app, url, chromium)
        for scene in SCENES:
            scene(studio, records)
        chromium.close()


if __name__ == "__main__":
    main()
