"""The processes that print: begun with the first report, shared by threads, replaced when they die."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.printing import pool, rendering, typesetting
from app.printing.rendering import RenderingFailed, print_document, print_here, render, render_in_worker
from tests.reports.papers import chapter, document

HTML = "<html lang=id><title>Uji {}</title><body><h1>Uji {}</h1></body></html>"


def workers() -> list:
    """Those that wait for work."""
    places = pool.get_pool().places
    return [worker for worker in list(places.queue) if worker is not None]


def test_threads_share_the_workers_and_get_their_own_reports():
    pages = [HTML.format(number, number) for number in range(6)]

    with ThreadPoolExecutor(6) as threads:
        printed = list(threads.map(render_in_worker, pages))

    assert printed == [render(page).pdf for page in pages]
    assert 1 <= len(workers()) <= pool.get_pool().size


def test_a_worker_that_died_is_replaced():
    first = render_in_worker(HTML.format(1, 1))
    for worker in workers():
        os.kill(worker.process.pid, signal.SIGKILL)

    assert render_in_worker(HTML.format(1, 1)) == first


def test_ctrl_c_is_left_to_whoever_began_it_even_while_it_begins():
    worker = pool._Worker()
    os.kill(worker.process.pid, signal.SIGINT)

    assert worker.ask(divmod, (7, 2), 60) == (3, 1)
    os.kill(worker.process.pid, signal.SIGINT)
    assert worker.ask(divmod, (9, 2), 60) == (4, 1)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == set()
    worker.end()


def test_a_report_that_takes_for_ever_is_given_up_alone():
    render_in_worker(HTML.format(2, 2))
    before = {worker.process.pid for worker in workers()}

    with pytest.raises(RenderingFailed, match="not ready"):
        pool.get_pool().run(time.sleep, 60, seconds=0.1)

    assert len(before - {worker.process.pid for worker in workers()}) == 1
    assert render_in_worker(HTML.format(2, 2)).startswith(b"%PDF")


def test_what_a_chapter_raises_is_heard_and_the_worker_goes_on():
    render_in_worker(HTML.format(3, 3))
    before = {worker.process.pid for worker in workers()}

    with pytest.raises(ZeroDivisionError):
        pool.get_pool().run(divmod, 1, 0, seconds=10)

    assert before == {worker.process.pid for worker in workers()}


def test_a_worker_that_printed_much_is_replaced(monkeypatch):
    render_in_worker(HTML.format(4, 4))
    spent = workers()[-1]

    def answer(*_asked):
        spent.is_spent = True
        return typesetting.Rendered(b"%PDF", ())

    monkeypatch.setattr(spent, "ask", answer)
    render_in_worker(HTML.format(4, 4))

    assert spent not in workers()
    assert spent.process.exitcode is not None


def test_the_workers_end_with_a_parent_that_was_killed():
    """The line to them is then closed, which is all that they hear of it."""
    worker = pool._Worker()

    worker.line.close()

    worker.process.join(120)  # it may still be starting
    assert worker.process.exitcode == 0


def test_a_document_is_printed_by_workers_as_here(app, tmp_path):
    app.config["CHAPTER_FOLDER"] = str(tmp_path)
    paper = document(chapter(1), chapter(2))

    with app.app_context():
        assert print_document(paper).pdf == print_here(paper).pdf


def test_the_page_then_says_that_the_site_is_busy(browser, rahmat, monkeypatch):
    monkeypatch.setattr(rendering, "SECONDS", 0.0)

    browser.sign_in(rahmat).open("/reports/progress.pdf?area=19.01&period=2026-Q3", status=503)
