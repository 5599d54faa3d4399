"""A real Chromium for the tests that need one, and the site served to it on 127.0.0.1."""

import logging
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from tests import cast
from tests.signed_in import session_of

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1440, "height": 900}
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]

# One database is enough here, and the file one needs no server: the rest of the suite runs on both.
on_sqlite = pytest.mark.parametrize("prepared_app", ["sqlite"], indirect=True)


def find_program() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def launched() -> Iterator[Chromium | None]:
    """None where there is no Chromium on this machine."""
    program = find_program()
    if program is None:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    with launched() as browser:
        if browser is None:
            pytest.skip("Chromium is not on this machine: make test installs it, or set CHROMIUM to its path")
        yield browser


@dataclass
class Site:
    """The running site, and what its pages complained about in the browser's console."""

    app: Flask
    url: str
    chromium: Chromium
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def visit(self, person: cast.Person | None = None, viewport: dict = PHONE, scripts: bool = True) -> Page:
        """A fresh browser; signed in where a person is named."""
        context = self.chromium.new_context(
            base_url=self.url, viewport=viewport, java_script_enabled=scripts, locale="id-ID", accept_downloads=True
        )
        context.set_default_timeout(10_000)
        context.on("console", lambda message: message.type == "error" and self.complaints.append(message.text))
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        if person is not None:
            context.add_cookies([{"name": "session", "value": session_of(self.app, person), "url": self.url}])
        self.contexts.append(context)
        return context.new_page()


@pytest.fixture
def site(app: Flask, chromium: Chromium, monkeypatch) -> Iterator[Site]:
    """The app of this test, served from a thread."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    # The app lives in October 2026, the browser in the machine's time: its cookies must not be over before they begin.
    monkeypatch.setitem(app.config, "PERMANENT_SESSION_LIFETIME", 100 * 365 * 24 * 3600)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    visited = Site(app, f"http://127.0.0.1:{server.server_port}", chromium)
    yield visited
    for context in visited.contexts:
        context.close()
    server.shutdown()
    thread.join()
    server.server_close()
