"""make faults: 200 records from a phone on a bad line to a server that is killed; how many are lost or doubled."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from urllib.request import urlopen

import sqlalchemy as sa
from flask_migrate import upgrade
from flask_security import hash_password
from playwright.sync_api import Browser, sync_playwright

from app import create_app
from app.accounts.models import User
from app.areas.models import Area
from app.areas.official import load_areas, official_list
from app.db import db, write_tx
from app.outreach.models import OutreachSession
from app.web.static_files import compress
from tests import cast
from tests.bench.proxy import Proxy
from tests.chromium import OPTIONS, PHONE, find_program
from tests.conftest import SECRET, test_settings
from tests.journeys.offline.faults import Sums, run_faults
from tests.journeys.offline.steps import keep_pages

ROOT = Path(__file__).parent.parent.parent


class Server:
    """gunicorn as in production, in processes that can be killed."""

    def __init__(self, url: str):
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        self._environment = {
            **os.environ,
            "DATABASE_URL": url,
            "SECRET_KEY": SECRET,
            "PERSON_KEY": SECRET,
            "PORT": str(self.port),
            "WEB_CONCURRENCY": "2",
        }
        self._start()

    def _start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "-c", "app/gunicorn_settings.py", "wsgi:app"]
        nowhere = subprocess.DEVNULL
        self._master = subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=nowhere, stderr=nowhere)
        for _attempt in range(300):
            with contextlib.suppress(OSError), urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                return
            time.sleep(0.1)
        raise RuntimeError("the server does not start, or not with the tables that this run began with")

    def kill_workers(self) -> None:
        """In the middle of whatever they do; the master starts others."""
        children = Path(f"/proc/{self._master.pid}/task/{self._master.pid}/children").read_text().split()
        for child in map(int, children):
            os.kill(child, signal.SIGKILL)

    def restart(self) -> None:
        """Killed as a whole, as when the power goes, and started again."""
        self.kill_workers()
        self._master.kill()
        self._master.wait()
        self._start()

    def stop(self) -> None:
        self._master.terminate()
        self._master.wait()


class BadLine:
    """The troubles of the line and of the server behind it."""

    troubles = ("cut while sending", "answer lost", "worker killed", "server restarted", "server away", "line breaks")

    def __init__(self, server: Server, proxy: Proxy):
        self.server, self.proxy = server, proxy
        self._must_restart = False

    def begin(self, trouble: str, random: Random) -> None:
        self.proxy.random = random
        if trouble in ("cut while sending", "answer lost"):
            self.proxy.trouble = trouble
        elif trouble == "worker killed":
            self._at_send(lambda: self._after(random, self.server.kill_workers))
        elif trouble == "server restarted" and random.random() < 0.5:
            self._at_send(lambda: self._after(random, self._power_cut))
        elif trouble == "line breaks":
            self._at_send(lambda: self._after(random, self.proxy.cut_all))
        else:
            self.proxy.is_down = True

    def _at_send(self, what) -> None:
        self.proxy.trouble, self.proxy.at_send = "while sending", what

    @staticmethod
    def _after(random: Random, what) -> None:
        time.sleep(random.choice((0, 0.002, 0.005, 0.01, 0.02, 0.05)))
        what()

    def _power_cut(self) -> None:
        self.proxy.is_down = self._must_restart = True
        self.server.kill_workers()
        self.proxy.cut_all()

    def heal(self) -> None:
        if self._must_restart:
            self.server.restart()
        self.proxy.trouble, self.proxy.is_down, self._must_restart = "", False, False


@contextmanager
def prepared_database() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'faults.sqlite'}"
        app = create_app(test_settings(url))
        with app.app_context():
            upgrade()
            with write_tx() as session:
                load_areas(session, official_list(cast.PLACES))
        with app.test_request_context():
            hashed = hash_password(cast.SITI.password)
            area_id = sa.select(Area.id).where(Area.code == cast.SITI.area_code).scalar_subquery()
            who = {"username": cast.SITI.username, "full_name": cast.SITI.full_name, "role": cast.SITI.role}
            with write_tx() as session:
                session.execute(sa.insert(User).values(**who, password=hashed, area_id=area_id))
            db.engine.dispose()
        yield url


def stored_titles(url: str) -> list[str]:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        return list(connection.scalars(sa.select(OutreachSession.title)))


def _run(browser: Browser, server: Server, url: str, runs: int, seed: int) -> Sums:
    proxy = Proxy(server.port)
    phone = browser.new_context(base_url=f"http://127.0.0.1:{proxy.own_port}", viewport=PHONE, locale="id-ID")
    phone.set_default_timeout(20_000)
    page = phone.new_page()
    page.goto("/sign-in")
    page.get_by_label("Nama pengguna").fill(cast.SITI.username)
    page.get_by_label("Kata sandi", exact=True).fill(cast.SITI.password)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("navigation", name="Menu utama").wait_for()
    keep_pages(page)
    page.close()
    return run_faults(phone, BadLine(server, proxy), runs, Random(seed), lambda: stored_titles(url))


def main(runs: int, seed: int) -> int:
    begun = time.perf_counter()
    compress(ROOT / "static")
    with prepared_database() as url, sync_playwright() as playwright:
        server = Server(url)
        try:
            sums = _run(
                playwright.chromium.launch(executable_path=find_program(), args=OPTIONS), server, url, runs, seed
            )
        finally:
            server.stop()
    for what, times in sorted(sums.happened.items()):
        print(f"  {what:<24} {times}")
    for one in sums.lost + sums.doubled:
        print(f"  lost or doubled: {one}")
    took = time.perf_counter() - begun
    print(f"{runs} records, seed {seed}: lost {len(sums.lost)}, doubled {len(sums.doubled)}, {took:.0f} s")
    return 1 if sums.lost or sums.doubled else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [200, 1][len(arguments) :])))
