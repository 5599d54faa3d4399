"""What pages, commands and jobs call to print: in worker processes, or in this one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog
from flask import current_app

from app.printing.bundling import bundle_with
from app.printing.chapter_store import ChapterStore
from app.printing.document import Document, Heading
from app.printing.pool import RenderingFailed, get_pool, step_back
from app.printing.printing import Printed, print_with
from app.printing.typesetting import Rendered, render, warm_up

__all__ = [
    "Printed",
    "Rendered",
    "RenderingFailed",
    "join_documents",
    "print_document",
    "print_here",
    "render",
    "render_in_worker",
    "step_back",
    "warm_up",
]

SECONDS = 90  # for one chapter, or for a simple document
_PARTS = 40  # so many chapters may take twice as long to join


def render_in_worker(html: str) -> bytes:
    """A simple document as a file, made in a worker. Raises RenderingFailed."""
    rendered: Rendered = get_pool().run(render, html, seconds=SECONDS)
    _tell(rendered.complaints)
    return rendered.pdf


def print_document(document: Document) -> Printed:
    """The file of a document, made in workers, with chapters that were printed before. Raises RenderingFailed."""
    printed = print_with(_Workers(len(document.chapters)), document, _store())
    _tell(printed.complaints)
    return printed


def print_here(document: Document, store: ChapterStore | None = None) -> Printed:
    """The same in this process, for commands and tools."""
    return print_with(_Here(), document, store)


def join_documents(
    title: str,
    author: str,
    subject: str,
    made_at: datetime,
    parts: Sequence[tuple[str, bytes]],
    contents: Callable[[list[Heading]], str] | None = None,
) -> Printed:
    """Finished reports in one file: each under a bookmark of its own with its own foot, after a page of contents.

    Each part is its heading and its bytes, as print_document gave them. Raises RenderingFailed.
    """
    document = Document(title, author, subject, made_at, (), contents=contents)
    return bundle_with(_Workers(len(parts)), document, parts)


class _Workers:
    """The pool, with more time for a longer document."""

    def __init__(self, parts: int):
        self.seconds = SECONDS * (1 + parts / _PARTS)

    def run(self, function: Callable, *args: Any) -> Any:
        return get_pool().run(function, *args, seconds=self.seconds)

    def run_all(self, function: Callable, calls: Sequence[tuple]) -> list:
        return get_pool().run_all(function, calls, self.seconds)


class _Here:
    def run(self, function: Callable, *args: Any) -> Any:
        return function(*args)

    def run_all(self, function: Callable, calls: Sequence[tuple]) -> list:
        return [function(*call) for call in calls]


def _store() -> ChapterStore:
    """CHAPTER_FOLDER, or chapters/ in the instance folder."""
    return ChapterStore(Path(current_app.config["CHAPTER_FOLDER"] or Path(current_app.instance_path) / "chapters"))


def _tell(complaints: tuple[str, ...]) -> None:
    if complaints:
        structlog.get_logger().warning("report_complaints", complaints=complaints)
