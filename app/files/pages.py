"""Pictures of the pages of a PDF, drawn by a process of its own with little memory and time.

A PDF that means harm ends that process and nothing else: the pictures that were ready are given, the others are not.
"""

import struct
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path

import structlog

from app.files.checking import PDF, Checked, Refused
from app.i18n import _

MOST_PAGES = 30
SECONDS = 15
_LOCKED = 3  # with which draw_pages ends
_DRAW = Path(__file__).with_name("draw_pages.py")
_one_at_a_time = threading.Lock()
log = structlog.get_logger()


@dataclass(frozen=True)
class Drawn:
    """`page_count` None: the PDF could not be opened. The measures are those of the first picture."""

    page_count: int | None = None
    pictures: tuple[bytes, ...] = ()
    width: int | None = None
    height: int | None = None


def with_pages(checked: Checked) -> Checked:
    """The same file, of a PDF with pictures of its first pages. Raises Refused where a PDF has a password."""
    if checked.media_type != PDF:
        return checked
    drawn = draw_pages(checked.name, checked.content)
    return replace(checked, pages=drawn.pictures, page_count=drawn.page_count, width=drawn.width, height=drawn.height)


def draw_pages(name: str, pdf: bytes) -> Drawn:
    """As many pages as can be drawn, from the first on. Raises Refused where it has a password."""
    if not _one_at_a_time.acquire(timeout=2 * SECONDS):
        log.warning("pdf_not_drawn", name=name, reason="others were being drawn")
        return Drawn()
    try:
        code, written = _run(pdf)
    finally:
        _one_at_a_time.release()
    if code == _LOCKED:
        raise Refused(_("“%(name)s” has a password. Save it without one, then choose that.", name=name))
    if code != 0:
        log.warning("pdf_not_drawn", name=name, code=code, size=len(pdf))
    return _read(written)


def _run(pdf: bytes) -> tuple[int | str, bytes]:
    """(how it ended, what it wrote until then). It is given none of our settings."""
    command = [sys.executable, "-I", str(_DRAW), str(MOST_PAGES), str(SECONDS)]
    try:
        ended = subprocess.run(command, input=pdf, capture_output=True, timeout=SECONDS, check=False, env={})
    except subprocess.TimeoutExpired as late:
        return "late", late.stdout or b""
    return ended.returncode, ended.stdout


def _read(written: bytes) -> Drawn:
    """Only pictures that are there to their last byte."""
    if len(written) < 4:
        return Drawn()
    (page_count,) = struct.unpack_from(">I", written)
    at, pictures, measures = 4, [], []
    while at + 12 <= len(written):
        width, height, size = struct.unpack_from(">III", written, at)
        picture = written[at + 12 : at + 12 + size]
        if len(picture) < size:
            break
        pictures.append(picture)
        measures.append((width, height))
        at += 12 + size
    first = measures[0] if measures else (None, None)
    return Drawn(page_count, tuple(pictures), *first)
