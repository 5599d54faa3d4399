"""A bad line between the phone and the site: what is lost on it is lost for real."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.chromium import Site


class Line:
    """Stands before the site. `lose_answers`: what is sent arrives, but the phone never hears of it.

    `is_down`: nothing arrives. `is_busy`: pages come, but nothing that is sent is taken.
    """

    def __init__(self, wsgi_app):
        self.wsgi_app = wsgi_app
        self.lose_answers = 0
        self.is_down = False
        self.is_busy = False
        self.sent: list[str] = []
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        address = environ["PATH_INFO"]
        if self.is_down:
            return self._cut(environ, start_response)
        if environ["REQUEST_METHOD"] == "POST" and address.startswith("/outreach/"):
            self.sent.append(address)
            with self._lock:
                lost, self.lose_answers = self.lose_answers > 0, max(0, self.lose_answers - 1)
            if self.is_busy:
                start_response("503 Service Unavailable", [])
                return [b"busy"]
            if lost:
                list(self.wsgi_app(environ, lambda *_args: None))
                return self._cut(environ, start_response)
        return self.wsgi_app(environ, start_response)

    @staticmethod
    def _cut(environ, start_response):
        environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
        start_response("503 Service Unavailable", [])
        return [b""]

    @contextmanager
    def down(self) -> Iterator[None]:
        """The server is gone for as long as the block lasts."""
        self.is_down = True
        yield
        self.is_down = False


@pytest.fixture
def line(site: Site, monkeypatch) -> Line:
    put_before = Line(site.app.wsgi_app)
    monkeypatch.setattr(site.app, "wsgi_app", put_before)
    return put_before
