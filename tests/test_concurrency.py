"""Sixteen people save at the same moment, over HTTP, on a server with several workers: all is stored, nothing twice."""

import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
import time_machine
from lxml import html

from app import clock
from app.db import db
from app.history.models import HistoryEntry
from app.outreach.models import OutreachSession
from tests import cast
from tests.served import served, wait_for
from tests.signed_in import session_of

CLIENTS, ROUNDS = 16, 3


class Client:
    """One person at one device: its cookies, and the addresses that it was led to."""

    def __init__(self, site: str, cookie: str, number: int):
        self.site, self.number = site, number
        self.landed: list[str] = []
        self.refusals: list[str] = []
        self.opener = urllib.request.build_opener()
        self.opener.addheaders = [("Cookie", f"session={cookie}")]

    def save_sessions(self) -> None:
        """Each page is sent twice, as a double tap does."""
        for turn in range(ROUNDS):
            _, page = self._open()
            form = html.fromstring(page).cssselect("main form[method=post]")[0]
            answers = {
                **dict(form.form_values()),
                "title": f"Kegiatan {self.number}-{turn}",
                "held_on": clock.today().isoformat(),
                "topics": "trafficking",
                "men": "8",
                "women": "12",
            }
            body = urllib.parse.urlencode(answers).encode()
            for _ in range(2):
                address, page = self._open(body)
                self.landed.append(address)
                if not address.endswith("/receipt"):
                    self.refusals.append(" ".join(html.fromstring(page).text_content().split())[:800])

    def _open(self, body: bytes | None = None) -> tuple[str, bytes]:
        """Where it led to and what was there; read to its end, for a server waits a while before it hangs up."""
        with self.opener.open(f"{self.site}/outreach/new", body, timeout=60) as answer:
            return answer.url, answer.read()


@pytest.fixture
def address(app) -> str:
    with app.app_context():
        return db.engine.url.render_as_string(hide_password=False)


def test_nothing_is_lost_and_nothing_doubled(app, address, root):
    # gunicorn lives in the machine's own time, so these requests do too.
    with time_machine.travel(time_machine.escape_hatch.time.time(), tick=True):
        cookie = session_of(app, cast.SITI)
        with served(address, root) as site, ThreadPoolExecutor(CLIENTS) as pool:
            wait_for(f"{site}/healthz")
            clients = [Client(site, cookie, number) for number in range(CLIENTS)]
            for done in [pool.submit(client.save_sessions) for client in clients]:
                done.result()

    landed = [address for client in clients for address in client.landed]
    assert len(landed) == 2 * CLIENTS * ROUNDS
    assert [client.refusals for client in clients if client.refusals] == []
    assert len(set(landed)) == CLIENTS * ROUNDS
    with app.app_context():
        stored = db.session.scalars(sa.select(OutreachSession.title)).all()
        noted = db.session.scalar(sa.select(sa.func.count()).select_from(HistoryEntry))
    assert sorted(stored) == sorted(f"Kegiatan {c}-{turn}" for c in range(CLIENTS) for turn in range(ROUNDS))
    assert noted == CLIENTS * ROUNDS
