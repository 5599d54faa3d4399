"""Where the bytes of photos and scans lie: a folder or a bucket (FILES_URL), each under the hash of what is in it.

Bytes are written before the row that speaks of them, and taken away before it, so that no row is left behind whose
people still lie here. Bytes without a row harm nobody and are written over when the same file comes again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count, takewhile
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import obstore
from flask import current_app
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from app.config import MIB
from app.files.checking import Checked
from app.files.checking import sha256 as sha256_of

SMALL = "small"


def keep(checked: Checked) -> None:
    """Write it, unless it is there already, whole."""
    pages = ((page, page_copy(number)) for number, page in enumerate(checked.pages, 1))
    for content, copy in ((checked.content, ""), (checked.small, SMALL), *pages):
        path = _path(checked.sha256, copy)
        if content is not None and not _holds(path, content):
            obstore.put(_store(), path, content)


def keep_issued(content: bytes) -> str:
    """Write what an office has issued, unless it is there already; its hash, under which it is loaded.

    It lies apart: whoever sends the same bytes as a file of theirs and takes that away again takes nothing from here.
    Raises OSError, such as for a full disk.
    """
    hashed = sha256_of(content)
    with _faults_as_os_errors():
        if not _holds(_issued_path(hashed), content):
            obstore.put(_store(), _issued_path(hashed), content)
    return hashed


def load_issued(sha256: str) -> bytes:
    """Raises FileNotFoundError."""
    return obstore.get(_store(), _issued_path(sha256)).bytes().to_bytes()


def load(sha256: str, copy: str = "") -> bytes:
    """The bytes, or those of a copy: SMALL, or the picture of a page. Raises FileNotFoundError."""
    return obstore.get(_store(), _path(sha256, copy)).bytes().to_bytes()


def load_whole(sha256: str) -> bytes | None:
    """The bytes, of which no page depends: None where they are lost, damaged or out of reach."""
    try:
        content = load(sha256)
    except (FileNotFoundError, BaseError):
        return None
    return content if sha256_of(content) == sha256 else None


def remove(sha256: str) -> None:
    """Take it away for good, its pictures and its small copy first; what is not there is fine."""
    for copy in (*reversed(_pages_there(sha256)), SMALL, ""):
        path = _path(sha256, copy)
        if _is_there(path):
            obstore.delete(_store(), path)


def put_result(path: str, content: Path) -> None:
    """A result for some days, under a path of its own: never under its hash, where photos and scans lie.

    Raises OSError, such as for a full disk.
    """
    with _faults_as_os_errors(), content.open("rb") as opened:
        obstore.put(_store(), path, opened)


def stream_result(path: str) -> Iterator[bytes]:
    """Piece by piece. Raises FileNotFoundError at once, not with the first piece."""
    found = obstore.get(_store(), path)
    return (bytes(piece) for piece in found.stream(min_chunk_size=MIB))


def remove_results(folder: str) -> None:
    """Take away all results below that path; what is not there is fine."""
    paths = [one["path"] for some in obstore.list(_store(), f"{folder}/") for one in some]
    if paths:
        obstore.delete(_store(), paths)


def page_copy(number: int) -> str:
    """The copy that is the picture of that page, from 1."""
    return f"page{number}"


def _pages_there(sha256: str) -> list[str]:
    copies = (page_copy(number) for number in count(1))
    return list(takewhile(lambda copy: _is_there(_path(sha256, copy)), copies))


def _path(sha256: str, copy: str) -> str:
    return f"{sha256[:2]}/{sha256}{copy and '-'}{copy}"


def _issued_path(sha256: str) -> str:
    return f"issued/{_path(sha256, '')}"


def _is_there(path: str) -> bool:
    try:
        obstore.head(_store(), path)
    except FileNotFoundError:
        return False
    return True


def _holds(path: str, content: bytes) -> bool:
    """Whether just this lies there: a damaged file is made whole by whoever sends it again."""
    try:
        return obstore.get(_store(), path).bytes().to_bytes() == content
    except FileNotFoundError:
        return False


@contextmanager
def _faults_as_os_errors() -> Iterator[None]:
    """A folder's or a bucket's, so that whoever writes need not know which of them it is."""
    try:
        yield
    except BaseError as error:
        raise OSError(str(error).partition("\n")[0]) from None


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
