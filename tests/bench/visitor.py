"""People who ask for pages and send forms, as the bench measures them."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TextIO
from urllib.parse import urlencode

from flask import Flask

from app.web import keep
from tests import cast
from tests.pages import Browser

FORM = "application/x-www-form-urlencoded"
AS_A_BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}


@contextmanager
def own_output() -> Iterator[TextIO]:
    """The terminal for us; standard output for the site, which logs as in production, into nothing."""
    with os.fdopen(os.dup(sys.stdout.fileno()), "w") as terminal, open(os.devnull, "w") as nothing:
        os.dup2(nothing.fileno(), sys.stdout.fileno())
        yield terminal


class Visitor:
    """A signed-in person; `get` gives a call to be measured."""

    def __init__(self, app: Flask, person: cast.Person):
        self.person = replace(person, username=f"bench.{person.username}")
        self.browser = Browser(app).sign_in(self.person)
        self.client = self.browser.client

    def form(self, address: str) -> dict[str, list]:
        """What a browser would send from this page as it stands."""
        page = self.browser.open(address)
        return page.answers(page.form())

    def get(self, address: str, mimetype: str = "text/html") -> Callable[[], None]:
        def call() -> None:
            answer = self.client.get(address, headers=AS_A_BROWSER)
            assert (answer.status_code, answer.mimetype) == (200, mimetype), f"{address}: {answer.status_code}"

        return call

    def post(self, address: str, answers: dict) -> str:
        """Send a form that must be accepted; where it leads to."""
        return self.send(address, as_sent(answers))

    def send(self, address: str, body: bytes) -> str:
        answer = self.client.post(address, data=body, content_type=FORM, headers=AS_A_BROWSER)
        assert answer.status_code == 302, f"{address}: {answer.status_code}"
        return answer.location


def as_sent(answers: dict) -> bytes:
    """A form as a browser sends it; made beforehand, for a browser's work is not the site's."""
    return urlencode(answers, doseq=True).encode()


SESSION = {
    "title": "Waspada tawaran kerja palsu",
    "held_on": "2026-09-16",
    "topics": ["online_scam_recruitment", "trafficking"],
    "men": "18",
    "women": "22",
}


def after_a_write(call: Callable[[], None]) -> Callable[[], None]:
    def worked_out_anew() -> None:
        keep.forget()
        call()

    return worked_out_anew
