"""The site on gunicorn, as in production, for whoever needs several processes or a real line."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import SECRET


@contextmanager
def served(url: str, root: Path) -> Iterator[str]:
    """The site on three processes of gunicorn, as in production."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "-c", root / "app" / "gunicorn_settings.py", "-w", "3"]
    process = subprocess.Popen(
        [*command, "-b", f"127.0.0.1:{port}", "--log-level", "error", "wsgi:app"],
        cwd=root,
        env={**os.environ, "DATABASE_URL": url, "SECRET_KEY": SECRET, "PERSON_KEY": SECRET},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")
