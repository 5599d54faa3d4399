"""What printing costs, beside headless Chromium on the same HTML: alternating, so that a busy machine slows both alike.

By itself: `python -m tests.bench.reports`.
"""

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser

from app import clock
from app.areas.queries import find_area
from app.periods import parse_period
from app.printing.document import Document
from app.printing.page_css import page_css
from app.printing.pool import get_pool
from app.printing.rendering import print_document, print_here
from app.printing.typesetting import look_source, warm_up
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from tests import cast
from tests.bench.programmes import LARGE_REGENCY
from tests.bench.sheet import Sheet
from tests.bench.site import add_sessions, measured_site
from tests.chromium import launched

LARGE_PROVINCE = "35"  # 8.494 desa and kelurahan
PERIOD = "2026-Q3"
ROUNDS = 5
_TICKS = 100  # a second, in /proc


@dataclass(frozen=True)
class Cost:
    cpu: float
    wall: float


def document_of(app: Flask, code: str) -> Document:
    with app.test_request_context():
        return lay_out_document(build_report(find_area(code), parse_period(PERIOD), clock.now()))


def changed(document: Document, chapters: tuple[int, ...]) -> Document:
    """As after new data in one place: these chapters are others."""
    marked = list(document.chapters)
    for number in chapters:
        marked[number] = marked[number].replace("</body>", f"<p>{time.perf_counter_ns()}</p></body>")
    return replace(document, chapters=tuple(marked))


def by_chromium(browser: Browser, document: Document, folder: str) -> Callable[[], None]:
    """The same chapters as one page that an open tab goes to, made a PDF with tags and bookmarks."""
    bodies = "".join(re.findall(r"<body>(.*?)</body>", "".join(document.chapters), re.DOTALL))
    head = f"<!doctype html><html lang=id><meta charset=utf-8><style>{look_source()}{page_css(document.page)}</style>"
    path = Path(folder, "page.html")
    path.write_text(f"{head}<body>{bodies}</body>", encoding="utf-8")
    tab = browser.new_page()

    def call() -> None:
        tab.goto(path.as_uri())
        tab.pdf(prefer_css_page_size=True, tagged=True, outline=True)

    return call


def cost(call: Callable[[], object], pids: Callable[[], list[int]]) -> Cost:
    """CPU seconds of this process and of those named, and seconds on the clock."""
    before, own, begun = _cpu(pids()), time.process_time(), time.perf_counter()
    call()
    wall = time.perf_counter() - begun
    return Cost(_cpu(pids()) - before + time.process_time() - own, wall)


def _cpu(pids: list[int]) -> float:
    """With the children that each has waited for."""
    return sum(sum(map(int, _stat(pid)[11:15])) for pid in pids) / _TICKS


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ["0"] * 15


def chromium_pids() -> list[int]:
    """All processes below this one: the browser and what it has begun."""
    parents = {int(path.name): int(_stat(int(path.name))[1]) for path in Path("/proc").glob("[0-9]*")}
    found = [os.getpid()]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found[1:]


def worker_pids() -> list[int]:
    return [worker.process.pid for worker in list(get_pool().places.queue) if worker]


def peak_megabytes() -> int:
    """Of the largest worker there is."""
    peaks = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()) for pid in worker_pids()]
    return max(int(peak[1]) for peak in peaks if peak) // 1024


def measure_reports(sheet: Sheet, app: Flask) -> None:
    village, regency = document_of(app, cast.PETALING), document_of(app, LARGE_REGENCY)
    parts = (0, 2, len(regency.chapters) - 1)  # the front, the results, the annex of that place
    warm_up()
    with app.test_request_context(), tempfile.TemporaryDirectory() as folder, launched() as browser:
        app.config["CHAPTER_FOLDER"] = folder
        if browser is not None:
            _beside(sheet, "a village of 3 pages, CPU", browser, village, lambda: print_here(village), "cpu", 1.2)
            at_first = "a regency of 400 villages at first, CPU"
            _beside(sheet, at_first, browser, regency, lambda: print_here(regency), "cpu", 3.0)
            print_document(regency)
            later = "the same after a change in one subdistrict, clock"
            _beside(sheet, later, browser, regency, lambda: print_document(changed(regency, parts)), "wall", 0.5)
        _measure_province(sheet, app)


def _beside(
    sheet: Sheet, label: str, browser: Browser, document: Document, call: Callable[[], object], what: str, most: float
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        theirs = by_chromium(browser, document, folder)
        theirs()
        call()
        pairs = [(cost(theirs, chromium_pids), cost(call, lambda: [])) for _round in range(ROUNDS)]
    ratio = statistics.median(getattr(ours, what) / getattr(other, what) for other, ours in pairs)
    ours = statistics.median(getattr(ours, what) for _other, ours in pairs)
    sheet.line(f"{label}, in Chromiums", f"{ratio:.2f} x ({ours:.2f} s)", f"<= {most:g} x", ratio <= most)


def _measure_province(sheet: Sheet, app: Flask) -> None:
    province = document_of(app, LARGE_PROVINCE)
    begun = time.perf_counter()
    pages = print_document(province).page_count
    first = time.perf_counter() - begun
    sheet.line(f"a province of 8.500 rows, {pages} pages, at first", f"{first:.1f} s", "<= 45 s", first <= 45)
    begun = time.perf_counter()
    print_document(changed(province, (0, 2, len(province.chapters) - 1)))
    again = time.perf_counter() - begun
    sheet.line("the same when one regency changed", f"{again:.1f} s", "<= 8 s", again <= 8)
    peak = peak_megabytes()
    sheet.line("the largest process that printed it", f"{peak} MB", "<= 600 MB", peak <= 600)


def main() -> None:
    sheet = Sheet(sys.stdout)
    with measured_site() as app:
        add_sessions(app, 2000)
        sheet.head("Printed reports beside headless Chromium")
        measure_reports(sheet, app)


if __name__ == "__main__":
    main()
