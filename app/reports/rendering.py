"""From HTML to PDF, in a warmed worker process: WeasyPrint does not give its memory back.

One worker per web process, begun with the first report, shared by its threads and replaced after some reports.
"""

import gc
import logging
import os
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures import TimeoutError as TooLong
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context, parent_process

import structlog
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from app.reports.fetching import STATIC, OwnFiles
from app.reports.tagging import finish_tags

SECONDS = 90
_REPORTS_PER_WORKER = 200
_WARM_UP = "<html lang='id'><title>-</title><h1>1</h1><p>a <b>b</b></p><table><tr><td>c</td></tr></table></html>"
_lock = threading.Lock()
_pool: tuple[int, ProcessPoolExecutor] | None = None


class RenderingFailed(RuntimeError):
    """The PDF could not be made; the report itself is unharmed."""


@dataclass(frozen=True)
class Rendered:
    """The file, and what WeasyPrint had to say about the document: nothing, when all is well."""

    pdf: bytes
    complaints: tuple[str, ...]


def render_in_worker(html: str) -> bytes:
    """The PDF, made in the worker; a worker that has died is replaced once. Raises RenderingFailed."""
    for _attempt in range(2):
        try:
            rendered = _submit(html).result(SECONDS)
        except BrokenProcessPool:
            _forget_pool()
            continue
        except TooLong:
            _forget_pool()
            raise RenderingFailed(f"not ready after {SECONDS} seconds") from None
        if rendered.complaints:
            structlog.get_logger().warning("report_complaints", complaints=rendered.complaints)
        return rendered.pdf
    raise RenderingFailed("the worker died twice")


def render(html: str) -> Rendered:
    """The PDF, made in this process. The same HTML gives the same bytes."""
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        css, fonts, fetcher = _style()
        document = HTML(string=html, url_fetcher=fetcher)
        pdf = document.write_pdf(
            stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1", pdf_tags=True, finisher=finish_tags
        )
    finally:
        logger.removeHandler(complaints)
    return Rendered(pdf, tuple(complaints.heard))


class _Complaints(logging.Handler):
    """Hears what WeasyPrint warns about: a missing picture, a rule that it does not know."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


@cache
def _style() -> tuple[CSS, FontConfiguration, OwnFiles]:
    fonts, fetcher = FontConfiguration(), OwnFiles()
    path = STATIC / "css" / "print.css"
    return CSS(filename=str(path), font_config=fonts, url_fetcher=fetcher), fonts, fetcher


def _submit(html: str) -> Future:
    global _pool
    with _lock:
        if _pool is None or _pool[0] != os.getpid():
            executor = ProcessPoolExecutor(
                max_workers=1,
                mp_context=get_context("spawn"),
                initializer=_warm_up,
                max_tasks_per_child=_REPORTS_PER_WORKER,
            )
            _pool = (os.getpid(), executor)
        return _pool[1].submit(render, html)


def _forget_pool() -> None:
    global _pool
    with _lock:
        if _pool is not None:
            for process in list((_pool[1]._processes or {}).values()):
                process.kill()
            _pool[1].shutdown(wait=False, cancel_futures=True)
        _pool = None


def _warm_up() -> None:
    """Load fonts and modules before the first report, then leave them out of the garbage collector's rounds."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    render(_WARM_UP)
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 1000)


def _end_with_parent() -> None:
    """A web process that was killed cannot say goodbye: its worker would wait for reports for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)
