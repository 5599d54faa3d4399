"""Chapters that were printed before, under the hash of all that they depend on, so that only what changed is set again.

A folder of files, shared by processes: each is written aside and put in place at once, and carries its own checksum.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

MOST_BYTES = 1_000_000_000
_SWEEP_EVERY = 64  # writes of this process between two looks at the size of the folder
_CHECKSUM = hashlib.sha256().digest_size


def _checksum(key: str, chapter: bytes) -> bytes:
    """Of its place too: a file that lies where another belongs is damaged."""
    return hashlib.sha256(key.encode() + chapter).digest()


class ChapterStore:
    """Keeps at most `most_bytes`: what was not asked for the longest time goes first."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES):
        self.folder, self.most_bytes = folder, most_bytes

    def find(self, key: str) -> bytes | None:
        """The chapter, or None where there is none or its file was damaged."""
        path = self.folder / key
        try:
            content = path.read_bytes()
        except OSError:
            return None
        checksum, chapter = content[:_CHECKSUM], content[_CHECKSUM:]
        if _checksum(key, chapter) != checksum:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return chapter

    def keep(self, key: str, chapter: bytes) -> None:
        """A full disk is no reason not to print: then the chapter is not kept."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=self.folder, prefix=".new-")
            try:
                with open(handle, "wb") as file:
                    file.write(_checksum(key, chapter) + chapter)
                os.replace(aside, self.folder / key)
            except OSError:
                os.unlink(aside)
                raise
        except OSError:
            return
        if int(key[:8], 16) % _SWEEP_EVERY == 0:
            self.sweep()

    def sweep(self) -> None:
        """Keys are even, so that about each 64th write looks after the size; other processes may do so too."""
        files = []
        with contextlib.suppress(OSError):
            for entry in os.scandir(self.folder):
                with contextlib.suppress(OSError):
                    facts = entry.stat()
                    files.append((facts.st_mtime, facts.st_size, entry.path))
        total = sum(size for _used, size, _path in files)
        for _used, size, path in sorted(files):
            if total <= self.most_bytes:
                break
            with contextlib.suppress(OSError):
                os.unlink(path)
            total -= size
