"""What the machine must offer: a free port, a folder to write in, Python 3.11, libraries and programs.

What is missing is installed where that is allowed; else Stop says in one sentence what to do.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

IS_3_11 = "import sys; assert sys.version_info[:2] == (3, 11)"


class Stop(Exception):
    """The start cannot go on; the message is for the person at the keyboard."""


def _library(name: str) -> bool:
    return ctypes.util.find_library(name) is not None


def _program(*names: str) -> bool:
    return any(shutil.which(name) for name in names)


def _has_liberation_fonts() -> bool:
    homes = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts", "~/Library/Fonts")
    folders = [Path(home).expanduser() for home in (*homes, "/Library/Fonts")]
    return any(next(folder.rglob("LiberationSans-Regular.*"), None) for folder in folders if folder.is_dir())


def _has_postgresql() -> bool:
    in_debian = any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return in_debian or _program("initdb") or bool(os.environ.get("TEST_DATABASE_URL"))


@dataclass(frozen=True)
class Need:
    """Something that pip cannot bring: how to see it, and what it is called on Debian, Fedora and macOS."""

    is_there: Callable[[], bool]
    debian: str
    fedora: str
    mac: str


PRINTING = (
    Need(lambda: _library("pango-1.0"), "libpango-1.0-0", "pango", "pango"),
    Need(lambda: _library("pangoft2-1.0"), "libpangoft2-1.0-0", "pango", "pango"),
    Need(lambda: _library("harfbuzz-subset"), "libharfbuzz-subset0", "harfbuzz", "harfbuzz"),
    Need(_has_liberation_fonts, "fonts-liberation", "liberation-sans-fonts", "font-liberation"),
)
TESTING = (
    Need(lambda: _program("chromium", "chromium-browser"), "chromium", "chromium", "chromium"),
    Need(lambda: _program("pdftotext"), "poppler-utils", "poppler-utils", "poppler"),
    Need(lambda: _program("qpdf"), "qpdf", "qpdf", "qpdf"),
    Need(_has_postgresql, "postgresql", "postgresql-server", "postgresql"),
)


def check_port(text: str) -> None:
    """Stop where PORT is no port, or somebody listens on it already."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"PORT is {text!r}. Give a number from 1 to 65535: PORT=8001 make run")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            reserved = isinstance(error, PermissionError)
            reason = "reserved for the administrator" if reserved else "taken by another program"
            raise Stop(f"Port {text} is {reason}. Choose another: PORT=8001 make run") from None


def check_writable(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise Stop(
            f"The folder {folder} cannot be written ({error.strerror}). Clone the project to where you may write."
        ) from None


def find_python() -> str:
    """The path of a Python 3.11 that can make virtual environments."""
    found = None
    for candidate in (sys.executable, shutil.which("python3.11"), "/usr/bin/python3.11", "/usr/local/bin/python3.11"):
        if candidate and answers(candidate, IS_3_11):
            found = candidate
            if answers(candidate, "import ensurepip, venv"):
                return candidate
    if found:
        install_system_packages([Need(lambda: False, "python3.11-venv", "python3.11", "python@3.11")])
        return found
    raise Stop(
        f"Python 3.11 is needed; this is Python {sys.version.split()[0]} and no python3.11 was found.\n"
        "  Debian 12: sudo apt-get install python3.11 python3.11-venv\n"
        "  Fedora:    sudo dnf install python3.11\n"
        "  macOS:     brew install python@3.11"
    )


def answers(python: str | Path, code: str) -> bool:
    return succeeds([str(python), "-I", "-c", code])


def install_system_packages(needs: Iterable[Need]) -> None:
    """By apt-get where root or a sudo without password allows it; else Stop with the one command for each system."""
    names = [need.debian for need in needs]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not _program("apt-get") or not succeeds([*as_root, "true"]):
        raise Stop(install_commands(needs))
    install = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q"]
    install += ["--no-install-recommends", *names]
    print(f"installing {', '.join(names)} ... ", end="", flush=True)
    if succeeds(install) or (succeeds([*as_root, "apt-get", "update", "-q"]) and succeeds(install)):
        return
    raise Stop("apt-get could not install what is missing. " + install_commands(needs))


def succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def install_commands(needs: Iterable[Need]) -> str:
    """What a person types where this program may not install by itself: one line for each system."""

    def listed(attribute: str) -> str:
        return " ".join(dict.fromkeys(getattr(need, attribute) for need in needs))

    return (
        "Run the one line for your system, then the same make again:\n"
        f"  Debian: sudo apt-get install -y --no-install-recommends {listed('debian')}\n"
        f"  Fedora: sudo dnf install -y {listed('fedora')}\n"
        f"  macOS:  brew install {listed('mac')}"
    )
