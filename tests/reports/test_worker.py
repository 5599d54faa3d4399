"""The process that prints: begun with the first report, shared by threads, replaced when it dies."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.reports import rendering
from app.reports.rendering import RenderingFailed, render, render_in_worker

HTML = "<html lang=id><title>Uji {}</title><body><h1>Uji {}</h1></body></html>"


def test_threads_share_one_worker_and_get_their_own_reports():
    pages = [HTML.format(number, number) for number in range(6)]

    with ThreadPoolExecutor(6) as threads:
        printed = list(threads.map(render_in_worker, pages))

    assert printed == [render(page).pdf for page in pages]
    assert len(rendering._pool[1]._processes) == 1


def test_a_worker_that_died_is_replaced():
    first = render_in_worker(HTML.format(1, 1))
    for process in rendering._pool[1]._processes.values():
        os.kill(process.pid, signal.SIGKILL)

    assert render_in_worker(HTML.format(1, 1)) == first


def test_a_report_that_takes_for_ever_is_given_up(monkeypatch):
    monkeypatch.setattr(rendering, "SECONDS", 0.0)

    with pytest.raises(RenderingFailed):
        render_in_worker(HTML.format(2, 2))


def test_the_page_then_says_that_the_site_is_busy(browser, rahmat, monkeypatch):
    monkeypatch.setattr(rendering, "SECONDS", 0.0)

    browser.sign_in(rahmat).open("/reports/progress.pdf?area=19.01&period=2026-Q3", status=503)
