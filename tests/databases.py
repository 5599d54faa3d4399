"""Throwaway databases: a SQLite file, and a PostgreSQL cluster that the tests start and stop themselves."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

KINDS = ("sqlite", "postgresql")


@contextmanager
def database_url(kind: str, folder: Path) -> Iterator[str]:
    """The address of an empty database of that kind, for as long as the block lasts."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.sqlite'}"
    elif os.environ.get("TEST_DATABASE_URL"):
        yield os.environ["TEST_DATABASE_URL"]
    else:
        with _cluster() as url:
            yield url


def _binaries() -> Path | None:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if folders:
        return folders[-1]
    found = shutil.which("initdb")
    return Path(found).parent if found else None


@contextmanager
def _cluster() -> Iterator[str]:
    """A cluster on a free port of 127.0.0.1, without fsync. PostgreSQL refuses root, so root hands it on."""
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not on this machine: make test installs it, or set TEST_DATABASE_URL")
    folder = Path(tempfile.mkdtemp(prefix="jejak-desa-pg-"))
    as_postgres: list[str] = []
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        as_postgres = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str | Path) -> None:
        arguments = [*as_postgres, *map(str, command)]
        subprocess.run(arguments, check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run(
        binaries / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off"
    run(binaries / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start")
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
