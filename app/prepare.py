"""Prepares this machine and this folder step by step, then serves the site: what `make run` and `make test` call.

Run by the system's Python, by path (`python3 -I app/prepare.py run`), before any package is there: so it imports the
standard library alone and nothing of the app. What is in place already is left alone, so a second start is quick.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTANCE = ROOT / "instance"
RUN_PACKAGES = ROOT / "requirements.txt"
TEST_PACKAGES = ROOT / "tests" / "requirements.txt"
_IS_3_11 = "import sys; assert sys.version_info[:2] == (3, 11)"
_NO_NETWORK = ("NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ProtocolError", "NameResolutionError")


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


@contextmanager
def step(label: str) -> Iterator[list[str]]:
    """Say what is being done and how it ended: the words put into the list, "ready" where none are."""
    print(f"- {label}: ", end="", flush=True)
    outcome: list[str] = []
    try:
        yield outcome
    except BaseException:
        print("stopped", flush=True)
        raise
    print(outcome[-1] if outcome else "ready", flush=True)


def check_port(text: str) -> int:
    """The port as a number, if nobody listens on it yet."""
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Stop(f"PORT is {text!r}. Give a number from 1 to 65535: PORT=8001 make run")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except PermissionError:
            raise Stop(f"Port {text} is reserved for the administrator. Choose another: PORT=8001 make run") from None
        except OSError:
            raise Stop(f"Port {text} is taken by another program. Choose another: PORT=8001 make run") from None
    return int(text)


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
        if candidate and _answers(candidate, _IS_3_11):
            found = candidate
            if _answers(candidate, "import ensurepip, venv"):
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


def _answers(python: str | Path, code: str) -> bool:
    return _succeeds([str(python), "-I", "-c", code])


def install_system_packages(needs: Iterable[Need]) -> None:
    """By apt-get where root or a sudo without password allows it; else Stop with the one command for each system."""
    names = [need.debian for need in needs]
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not _program("apt-get") or not _succeeds([*as_root, "true"]):
        raise Stop(install_commands(needs))
    install = [*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-y", "-q"]
    install += ["--no-install-recommends", *names]
    print(f"installing {', '.join(names)} ... ", end="", flush=True)
    if _succeeds(install) or (_succeeds([*as_root, "apt-get", "update", "-q"]) and _succeeds(install)):
        return
    raise Stop("apt-get could not install what is missing. " + install_commands(needs))


def _succeeds(command: list[str]) -> bool:
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


def is_installed(requirements: Path, venv: Path = VENV) -> bool:
    return (venv / "bin" / "python").exists() and _stamp(venv, requirements).exists()


def _stamp(venv: Path, requirements: Path) -> Path:
    """An empty file whose name says which list was installed, to the letter."""
    return venv / f"installed-{hashlib.sha256(requirements.read_bytes()).hexdigest()[:20]}"


def make_venv() -> None:
    if not _answers(PYTHON, f"import pip; {_IS_3_11}"):
        command = [find_python(), "-m", "venv", "--clear", str(VENV)]
        if not _succeeds(command):
            raise Stop(f"The virtual environment could not be made. See why with: {' '.join(command)}")


def install_packages(requirements: Path, python: Path = PYTHON) -> int:
    """Install exactly what the list pins, each file checked against its hash; gives how many the list names."""
    count = sum("==" in line for line in requirements.read_text().splitlines())
    command = [str(python), "-m", "pip", "install", "--require-hashes", "--no-input", "--disable-pip-version-check"]
    command += ["--retries", "2", "--timeout", "30", "-r", str(requirements)]
    output, seen = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout or ():
            output.append(line)
            seen += line.startswith("Collecting ")
            if line.startswith("Collecting ") and seen % 20 == 0:
                print(f"{seen} of {count} ... ", end="", flush=True)
            elif line.startswith("Installing "):
                print("installing ... ", end="", flush=True)
    if pip.returncode:
        raise Stop(_why_pip_failed("".join(output)))
    return count


def _why_pip_failed(output: str) -> str:
    if any(sign in output for sign in _NO_NETWORK):
        return "The packages could not be fetched: there is no connection. Check it, then run the same make again."
    if "No space left" in output:
        return "The packages could not be installed: the disk is full."
    errors = [line for line in output.splitlines() if line.startswith("ERROR")] or output.splitlines()[-3:]
    return "The packages could not be installed. pip says:\n  " + "\n  ".join(errors)


def write_secrets(config: Path) -> bool:
    """Make the secrets of this installation once, readable by their owner alone; gives whether they were made."""
    lines = [f"{name} = {secrets.token_urlsafe(48)!r}\n" for name in ("SECRET_KEY", "PERSON_KEY")]
    try:
        descriptor = os.open(config, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with open(descriptor, "w") as file:
        file.writelines(lines)
    return True


def prepare(requirements: Path) -> None:
    """Everything up to the packages and the secrets, whatever comes after."""
    check_writable(ROOT)
    check_writable(INSTANCE)
    with step("Libraries for printing (Pango, HarfBuzz, fonts)") as outcome:
        if needs := [need for need in PRINTING if not need.is_there()]:
            install_system_packages(needs)
            outcome.append("installed")
    with step("Python packages") as outcome:
        if not is_installed(requirements):
            make_venv()
            count = install_packages(requirements)
            _stamp(VENV, requirements).touch()
            outcome.append(f"{count} ready")
    if os.environ.get("APP_ENV") != "production":
        with step("Secrets in instance/config.py") as outcome:
            if write_secrets(INSTANCE / "config.py"):
                outcome.append("made")


def prepare_tests() -> None:
    """What only the tests need. What cannot be installed is named; the tests that need it say that they are skipped."""
    with step("Programs for the tests (Chromium, PDF tools, PostgreSQL)") as outcome:
        if needs := [need for need in TESTING if not need.is_there()]:
            try:
                install_system_packages(needs)
                outcome.append("installed")
            except Stop as stop:
                outcome.append(f"without {', '.join(need.debian for need in needs)}. {stop}")


def flask(*arguments: str) -> None:
    if code := subprocess.run([str(PYTHON), "-m", "flask", *arguments], cwd=ROOT).returncode:
        sys.exit(code)


def main(task: str) -> None:
    """run: prepare and serve; test: prepare for the suite; check: only what ruff, mypy and djlint need."""
    if task == "run":
        check_port(os.environ.get("PORT", "8000"))
        prepare(RUN_PACKAGES)
        flask("setup")
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), "-m", "gunicorn", "-c", "app/gunicorn_settings.py", "wsgi:app"])
    prepare(TEST_PACKAGES)
    if task == "test":
        prepare_tests()
        flask("files")


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Stop as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit(130)
