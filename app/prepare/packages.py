"""The virtual environment, the packages in it, and the secrets of this installation."""

from __future__ import annotations

import hashlib
import os
import secrets
import subprocess
from dataclasses import dataclass
from pathlib import Path

from machine import IS_3_11, Stop, answers, find_python, succeeds

_NO_NETWORK = ("NewConnectionError", "ConnectTimeoutError", "ReadTimeoutError", "ProtocolError", "NameResolutionError")


@dataclass(frozen=True)
class Stamp:
    """An empty file in .venv whose name says from which sources, to the letter, something was last made."""

    task: str
    sources: tuple[Path, ...]
    folder: Path

    @property
    def file(self) -> Path:
        digest = hashlib.sha256(b"".join(path.read_bytes() for path in self.sources))
        return self.folder / f"{self.task}.{digest.hexdigest()[:20]}"

    def leave(self) -> None:
        for older in self.folder.glob(f"{self.task}.*"):
            older.unlink()
        self.file.touch()


def make_venv(folder: Path) -> None:
    """Make the virtual environment, or make it anew where it does not work."""
    if not answers(folder / "bin" / "python", f"import pip; {IS_3_11}"):
        command = [find_python(), "-m", "venv", "--clear", str(folder)]
        if not succeeds(command):
            raise Stop(f"The virtual environment could not be made. See why with: {' '.join(command)}")


def install_packages(requirements: Path, python: Path) -> int:
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
    return "The packages could not be installed. pip says:\n" + "\n".join(output.splitlines()[-4:])


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
