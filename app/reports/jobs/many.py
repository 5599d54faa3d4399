"""Many reports, printed as they are counted; one that fails holds up no other."""

import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from queue import Empty

import structlog
from flask import Flask, current_app

from app.files.checking import sha256
from app.printing.pool import get_pool
from app.printing.rendering import print_document
from app.reports.jobs.gathering import Gathering, gathered_file, write_whole
from app.reports.office.emblem import NAME
from app.reports.papers.kinds import lay_out
from app.reports.vocabulary import PartFault

TICK_SECONDS = 0.5


@dataclass(frozen=True)
class Outcome:
    """The report of one area, in its file in the folder; `fault` says what is missing in it.

    Without a hash there is none, and `fault` says why; "": none was wanted.
    """

    area_id: int
    sha256: str = ""
    page_count: int = 0
    fault: str = ""


class CountingFailed(RuntimeError):
    """Not all areas were counted, for a reason that is none of theirs; what was printed is good."""


def printed_file(folder: Path, area_id: int) -> Path:
    return folder / f"{area_id}.pdf"


class Printing:
    """The reports of one run: of the areas that are counted already, and of those that `gathering` counts."""

    def __init__(self, folder: Path, counted: Sequence[int], gathering: Gathering | None):
        self._folder, self._gathering = folder, gathering
        self._site: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        # One thread lays out the next report while the processes of the pool print.
        self._threads = ThreadPoolExecutor(get_pool().size + 1)
        self._pending = {self._submit(area_id) for area_id in counted}

    def __iter__(self) -> Iterator[Outcome | None]:
        """Each report as soon as it is there, None in between: whoever waits has something to do twice a second.

        Raises CountingFailed at the end, OSError where the folder cannot be written, such as for a full disk.
        Whoever stops before gives up what is not being printed yet.
        """
        try:
            while self._pending or self._is_counting():
                yield from self._take_counted()
                done, self._pending = self._wait()
                for future in done:
                    yield future.result()
                yield None
            if self._gathering is not None and not self._gathering.is_whole:
                raise self._gathering.no_room or CountingFailed
        finally:
            if self._gathering is not None:
                self._gathering.give_up()
            self._threads.shutdown(wait=False, cancel_futures=True)

    def _is_counting(self) -> bool:
        return self._gathering is not None and not self._gathering.is_over

    def _take_counted(self) -> Iterator[Outcome]:
        """What was counted meanwhile; waits for it only where nothing is being printed."""
        while self._gathering is not None and not self._gathering.is_over:
            try:
                found = self._gathering.next(0 if self._pending else TICK_SECONDS)
            except Empty:
                return
            if found.is_there:
                self._pending.add(self._submit(found.area_id))
            else:
                yield Outcome(found.area_id, fault=found.fault)

    def _wait(self) -> tuple[set[Future], set[Future]]:
        if not self._pending:
            return set(), set()
        done, others = wait(self._pending, TICK_SECONDS, FIRST_COMPLETED)
        return done, others

    def _submit(self, area_id: int) -> Future:
        return self._threads.submit(self._print, area_id)

    def _print(self, area_id: int) -> Outcome:
        try:
            with self._site.app_context():
                paper = pickle.loads(gathered_file(self._folder, area_id).read_bytes())
                document = lay_out(paper)
                printed = print_document(document)
        except Exception:  # one report is no reason to give up the others
            structlog.get_logger().exception("report_not_printed", area=area_id)
            return Outcome(area_id, fault=PartFault.PRINTING)
        write_whole(printed_file(self._folder, area_id), printed.pdf)
        has_all = paper.letter.emblem is None or NAME in document.pictures
        return Outcome(area_id, sha256(printed.pdf), printed.page_count, "" if has_all else PartFault.NO_EMBLEM)
