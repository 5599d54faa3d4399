"""Where the bytes of photos and scans lie: a folder or a bucket (FILES_URL), each under the hash of what is in it.

Bytes are written before the row that speaks of them, and taken away before it, so that no row is left behind whose
people still lie here. Bytes without a row harm nobody and are written over when the same file comes again.
"""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import obstore
from flask import current_app
from obstore.store import LocalStore, ObjectStore, from_url

from app.files.checking import Checked


def keep(checked: Checked) -> None:
    """Write it, unless it is there already."""
    for content, small in ((checked.content, False), (checked.small, True)):
        path = _path(checked.sha256, small)
        if content is not None and not _is_there(path):
            obstore.put(_store(), path, content)


def load(sha256: str, small: bool = False) -> bytes:
    """The bytes, or those of the small copy. Raises FileNotFoundError."""
    return obstore.get(_store(), _path(sha256, small)).bytes().to_bytes()


def remove(sha256: str) -> None:
    """Take it away for good, its small copy first; what is not there is fine."""
    for small in (True, False):
        path = _path(sha256, small)
        if _is_there(path):
            obstore.delete(_store(), path)


def _path(sha256: str, small: bool) -> str:
    return f"{sha256[:2]}/{sha256}{'-small' if small else ''}"


def _is_there(path: str) -> bool:
    try:
        obstore.head(_store(), path)
    except FileNotFoundError:
        return False
    return True


def _store() -> ObjectStore:
    return _store_at(current_app.config["FILES_URL"])


@cache
def _store_at(url: str) -> ObjectStore:
    """Made with the first file, after the server has forked."""
    parts = urlsplit(url)
    if parts.scheme != "file":
        return from_url(url)
    folder = Path(url2pathname(parts.path))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalStore(folder)
