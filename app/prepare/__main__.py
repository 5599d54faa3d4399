"""Prepares this machine and this folder step by step, then serves the site: what `make run` and `make test` call.

Run by the system's Python, by path (`python3 -I app/prepare run`), before any package is there: so it imports the
standard library and its two neighbours, and nothing of the app. What is in place already is left alone, so a second
start is quick.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from machine import PRINTING, TESTING, Stop, check_port, check_writable, install_system_packages
from packages import Stamp, install_packages, make_venv, write_secrets

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INSTANCE = ROOT / "instance"
RUN_PACKAGES = ROOT / "requirements.txt"
TEST_PACKAGES = ROOT / "tests" / "requirements.txt"


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


def prepare(requirements: Path) -> None:
    """Everything up to the packages and the secrets, whatever comes after."""
    check_writable(ROOT)
    check_writable(INSTANCE)
    with step("Libraries for printing (Pango, HarfBuzz, fonts)") as outcome:
        if needs := [need for need in PRINTING if not need.is_there()]:
            install_system_packages(needs)
            outcome.append("installed")
    with step("Python packages") as outcome:
        stamp = Stamp("packages" if requirements == RUN_PACKAGES else "test-packages", (requirements,), VENV)
        if not (PYTHON.exists() and stamp.file.exists()):
            make_venv(VENV)
            count = install_packages(requirements, PYTHON)
            stamp.leave()
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


def prepare_files() -> None:
    """Translations and compressed style, where one of their sources has changed."""
    sources = [path for path in sorted((ROOT / "static").rglob("*")) if path.suffix in (".css", ".js", ".svg")]
    sources += sorted((ROOT / "app" / "translations").rglob("*.po"))
    stamp = Stamp("files", (RUN_PACKAGES, *sources), VENV)
    if not stamp.file.exists():
        if code := subprocess.run([str(PYTHON), "-m", "flask", "files"], cwd=ROOT).returncode:
            sys.exit(code)
        stamp.leave()


def main(task: str) -> None:
    """run: prepare and serve; test: prepare for the suite; check: only what ruff, mypy and djlint need."""
    if task == "run":
        check_port(os.environ.get("PORT", "8000"))
        prepare(RUN_PACKAGES)
        prepare_files()
        os.chdir(ROOT)
        os.execv(PYTHON, [str(PYTHON), "-m", "flask", "serve"])
    prepare(TEST_PACKAGES)
    if task == "test":
        prepare_tests()
        prepare_files()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except Stop as stop:
        sys.exit(f"\n{stop}")
    except KeyboardInterrupt:
        sys.exit(130)
