"""Warmed processes that print: WeasyPrint does not give its memory back, and a page should never wait for a report.

Each web process has workers of its own, as many as cores, begun when they are first needed and shared by its threads.
A worker that takes too long is ended alone; one that died, grew large or printed much is replaced.
"""

import contextlib
import gc
import os
import queue
import resource
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context, resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from app.printing.typesetting import warm_up

_TASKS_PER_WORKER = 400
_MOST_BYTES = 350_000_000
_NICENESS = 10
_START_SECONDS = 120
_PAUSE = 0.02  # seconds without a question
_MUCH_GARBAGE = 300_000  # objects
_lock = threading.Lock()
_pool: "tuple[int, Pool] | None" = None


class RenderingFailed(RuntimeError):
    """The PDF could not be made; the report itself is unharmed."""


class _Died(Exception):
    pass


class _Worker:
    """One process, asked one thing at a time."""

    def __init__(self):
        context = get_context("spawn")
        self.line, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True)
        with _deaf_to_interrupts():
            self.process.start()
        theirs.close()
        self.is_ready = self.is_spent = False

    def ask(self, function: Callable, args: tuple, seconds: float) -> Any:
        try:
            self._wait_until_ready()
            self.line.send((function, args))
            if not self.line.poll(seconds):
                raise RenderingFailed(f"not ready after {seconds:.0f} seconds")
            is_well, answer, self.is_spent = self.line.recv()
        except (EOFError, OSError):
            raise _Died from None
        if not is_well:
            raise answer
        return answer

    def _wait_until_ready(self) -> None:
        """To load fonts and modules is no part of a report."""
        if not self.is_ready:
            if not self.line.poll(_START_SECONDS):
                raise RenderingFailed("the worker did not start")
            self.is_ready = self.line.recv()

    def end(self) -> None:
        """At once; what it was asked is lost."""
        self.process.kill()
        self.process.join()
        self.line.close()


class Pool:
    """The workers of this process."""

    def __init__(self, size: int):
        self.size = size
        self.places: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _place in range(size):
            self.places.put(None)

    def run(self, function: Callable, *args: Any, seconds: float) -> Any:
        """What the function gives in a worker; the time to wait for a free one is not counted.

        Raises RenderingFailed, or what the function raises.
        """
        worker = self.places.get()
        try:
            for _attempt in range(2):
                worker = worker or _Worker()
                try:
                    answer = worker.ask(function, args, seconds)
                except _Died:
                    worker = self._end(worker)
                    continue
                except RenderingFailed:
                    worker = self._end(worker)
                    raise
                if worker.is_spent:
                    worker = self._end(worker)
                return answer
            raise RenderingFailed("the worker died twice")
        finally:
            self.places.put(worker)

    @staticmethod
    def _end(worker: _Worker) -> _Worker | None:
        worker.end()
        return None

    def run_all(self, function: Callable, calls: Iterable[tuple], seconds: float) -> list:
        """The same for each tuple of arguments, on all workers at once; answers in the order of the calls."""
        with ThreadPoolExecutor(self.size) as threads:
            asked = [threads.submit(self.run, function, *call, seconds=seconds) for call in calls]
            try:
                return [one.result() for one in asked]
            except BaseException:
                for one in asked:
                    one.cancel()
                raise


def get_pool() -> Pool:
    """The pool of this process: one that a process was forked with is its parent's."""
    global _pool
    with _lock:
        if _pool is None or _pool[0] != os.getpid():
            _pool = os.getpid(), Pool(max(1, min(4, len(os.sched_getaffinity(0)))))
        return _pool[1]


def step_back() -> None:
    """For a process whose work can wait: it and its workers leave the cores to the web pages."""
    os.nice(_NICENESS)


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is begun inside never hears Ctrl-C, which reaches all processes of a terminal: whoever began it ends it."""
    resource_tracker.ensure_running()  # begun later it would let them through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection) -> None:
    """In the worker: answer until the other side is gone, which is also how it learns that its parent was killed."""
    warm_up()
    gc.disable()
    with contextlib.suppress(EOFError, OSError):
        line.send(True)
        _answer(line)


def _memory_held() -> int:
    """Bytes that this process holds now: the most it ever held would be that of the process which began it.

    Linux alone tells; elsewhere a worker is replaced by what it has printed.
    """
    held = Path("/proc/self/statm")
    return int(held.read_text().split()[1]) * resource.getpagesize() if held.exists() else 0


def _answer(line: Connection) -> None:
    done = 0
    while True:
        function, args = line.recv()
        try:
            is_well, answer = True, function(*args)
        except Exception as error:
            is_well, answer = False, error
        done += 1
        is_spent = done >= _TASKS_PER_WORKER or _memory_held() > _MOST_BYTES
        line.send((is_well, answer, is_spent))
        del function, args, answer
        if gc.get_count()[0] > _MUCH_GARBAGE or not line.poll(_PAUSE):
            gc.collect()  # when nobody waits for it
