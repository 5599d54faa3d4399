"""Counting for many reports as of one moment, in a thread of its own, while others print what is counted."""

import pickle
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

import structlog
from flask import Flask, current_app
from sqlalchemy.orm import Session

from app.areas.models import Area
from app.areas.queries import get_area_by_id
from app.db import one_moment
from app.reports.papers.kinds import Printable
from app.reports.papers.paperwork import NoSuchPaper
from app.reports.vocabulary import PartFault

Build = Callable[[Area], Printable | None]


@dataclass(frozen=True)
class Counted:
    """`is_there`: what was counted lies in the folder. Else `fault` says why not; "": nothing is wanted."""

    area_id: int
    is_there: bool = False
    fault: str = ""


class Gathering(threading.Thread):
    """Counts for each area in turn and leaves what it has counted in the folder, for whoever asks for the next.

    `build` gives the paper, or None where none is wanted of that area.
    `is_over` once all that was counted was asked for; `is_whole` where that were all areas. `no_room` says why what
    was counted could not be written, such as for a full disk.
    """

    no_room: OSError | None = None

    def __init__(self, build: Build, area_ids: Sequence[int], folder: Path):
        super().__init__(daemon=True)
        self.is_over = self.is_whole = False
        self._counted: SimpleQueue[Counted | None] = SimpleQueue()
        self._site: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
        self._build, self._area_ids, self._folder = build, area_ids, folder
        self._is_wanted = True

    def next(self, seconds: float) -> Counted:
        """The next area. Raises Empty where none is counted by then, or ever."""
        found = self._counted.get(timeout=seconds) if seconds else self._counted.get_nowait()
        if found is None:
            self.is_over = True
            raise Empty
        return found

    def give_up(self) -> None:
        self._is_wanted = False
        self.join()

    def run(self) -> None:
        try:
            with self._site.app_context(), one_moment() as session:
                for area_id in self._area_ids:
                    if not self._is_wanted:
                        return
                    self._counted.put(self._count(session, area_id))
                    session.expunge_all()
            self.is_whole = True
        except OSError as error:
            self.no_room = error
        except Exception:  # the database is gone; whoever waits for more learns that there is none
            structlog.get_logger().exception("counting_failed")
        finally:
            self._counted.put(None)

    def _count(self, session: Session, area_id: int) -> Counted:
        """Raises OSError where the folder cannot be written, which is none of the area's faults."""
        try:
            counted = self._build_alone(session, area_id)
        except NoSuchPaper as refusal:
            return Counted(area_id, fault=str(refusal))
        except Exception:  # one area is no reason to give up the others
            structlog.get_logger().exception("report_not_counted", area=area_id)
            return Counted(area_id, fault=PartFault.FIGURES)
        if counted is not None:
            write_whole(gathered_file(self._folder, area_id), counted)
        return Counted(area_id, is_there=counted is not None)

    def _build_alone(self, session: Session, area_id: int) -> bytes | None:
        """Taken back at its end: a failed statement spoils nothing but its own area, and nothing is ever written."""
        savepoint = session.begin_nested()
        try:
            paper = self._build(get_area_by_id(area_id))
            return None if paper is None else pickle.dumps(paper)
        finally:
            savepoint.rollback()


def gathered_file(folder: Path, area_id: int) -> Path:
    return folder / f"{area_id}.counted"


def write_whole(path: Path, content: bytes) -> None:
    """There is never half a file under that name, whenever the process is killed."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_bytes(content)
    aside.replace(path)
