"""The annex, page by page: how tall its rows are follows from the names in them, so that pages can be filled here.

So a part of the annex fills whole pages, and what changes in one subdistrict changes no other part.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from math import ceil

from app.areas.models import Level
from app.printing.page import PageSetup, Paper
from app.printing.text_widths import line_count
from app.reports.progress.area_parts import Annex, AnnexLink, AnnexSlice, ChildGroup, ChildRow
from app.reports.progress.area_tables import note_of
from app.reports.progress.parts import Report

# Heights in points, as print.css makes them; tests/reports/test_annex.py sets them against the printed page.
_TITLE, _HEADING, _BOTH, _HEAD, _GROUP, _ROW, _LINE = 31.5, 30.2, 50.5, 51.6, 23.7, 16.0, 11.5
_SIZE, _PADDING, _SPARE = 9.0, 9.0, 4.0
_NOTE_GAP, _NOTE_LINE = 3.0, 12.0
_NOTE_LENGTHS = {Level.VILLAGE: 1740, Level.REGENCY: 760}  # were it one line
_NAME_SHARE = {Level.VILLAGE: 0.29, Level.REGENCY: 0.25}  # of the width, as the columns in print.css
_HEIGHTS, _WIDTHS = {Paper.A4: 297, Paper.F4: 330}, {Paper.A4: 210, Paper.F4: 215}
_POINTS = 72 / 25.4
MOST_ON_SCREEN = 500  # rows
_FEWEST = 2  # rows of a group on a page, besides its head
_MOST_GROUPS = 14  # in one part of the annex
_PER_PAGE, _PER_PART = 10, 1  # what a page, and the square of the pages of one part, weigh when parts are chosen

Group = tuple[ChildGroup, int]  # with the number of its first row


def annexes_of(report: Report) -> tuple[Annex, ...]:
    """The parts of the annex as they are printed: subdistricts of a regency, a regency of a province."""
    paper = _Paper(report.letter.page, report.level)
    parts = list(_regencies(report)) if report.level is Level.PROVINCE else _parted(report, paper)
    return tuple(
        Annex(at, heading, tuple(paper.fill(groups, has_title=at == 1, has_heading=bool(heading))))
        for at, (heading, groups) in enumerate(parts, 1)
    )


def links_on_screen(report: Report) -> tuple[AnnexLink, ...]:
    """The parts that a screen opens one by one: of a province with so many villages that all would be slow to load."""
    if report.level is not Level.PROVINCE or sum(len(group.rows) for group in report.annex) <= MOST_ON_SCREEN:
        return ()
    return tuple(AnnexLink(child.figures.code, child.name, note_of([child])) for child in report.children)


def annexes_on_screen(report: Report) -> tuple[Annex, ...]:
    """The same in one piece for each regency: a screen has no pages."""
    parts = list(_regencies(report)) if report.level is Level.PROVINCE else [("", _numbered(report.annex))]
    return tuple(_in_one_piece(at, heading, groups) for at, (heading, groups) in enumerate(parts, 1))


def part_on_screen(number: int, heading: str, groups: Sequence[ChildGroup]) -> Annex:
    """One regency of a province by itself."""
    return _in_one_piece(number, heading, _numbered(groups))


def _in_one_piece(number: int, heading: str, groups: Sequence[Group]) -> Annex:
    return Annex(number, heading, (tuple(_slice(group, first, 0, len(group.rows)) for group, first in groups),))


def _regencies(report: Report) -> Iterator[tuple[str, list[Group]]]:
    names = {child.figures.code: child.name for child in report.children}
    for code, groups in groupby(report.annex, key=lambda group: group.code.rpartition(".")[0]):
        yield names[code], _numbered(list(groups))


def _numbered(groups: Sequence[ChildGroup]) -> list[Group]:
    first, found = 1, []
    for group in groups:
        found.append((group, first))
        first += len(group.rows)
    return found


def _parted(report: Report, paper: "_Paper") -> list[tuple[str, list[Group]]]:
    """Groups that follow each other, put together so that few pages stay half empty and no part is long."""
    groups = _numbered(report.annex)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(groups) + 1):
        choices = []
        for start in range(max(0, end - _MOST_GROUPS), end):
            pages = len(list(paper.fill(groups[start:end], has_title=not start)))
            choices.append((best[start][0] + _PER_PAGE * pages + _PER_PART * pages**2, -start))
        cost, start = min(choices)  # of equal ones the one whose last part is the shortest: white space comes last
        best.append((cost, -start))
    parts, end = [], len(groups)
    while end:
        start = best[end][1]
        parts.append(("", groups[start:end]))
        end = start
    return parts[::-1]


class _Paper:
    """How much of the annex goes on a page of that office."""

    def __init__(self, page: PageSetup, level: Level):
        top, right, bottom, left = page.margins
        self._font = page.font
        self._height = (_HEIGHTS[page.paper] - top - bottom) * _POINTS - _SPARE
        width = (_WIDTHS[page.paper] - left - right) * _POINTS
        rows_at = Level.REGENCY if level is Level.NATION else Level.VILLAGE
        self._name_room = width * _NAME_SHARE[rows_at] - _PADDING
        self._note = _NOTE_GAP + _NOTE_LINE * ceil(_NOTE_LENGTHS[rows_at] / width)
        self._row_height = cache(self._measure)

    def _measure(self, name: str) -> float:
        return _ROW + _LINE * (line_count(name, self._name_room, _SIZE, self._font) - 1)

    def fill(self, groups: Sequence[Group], has_title=False, has_heading=False) -> Iterator[tuple[AnnexSlice, ...]]:
        """Page by page: no head alone at the foot, no single row carried over; room for the note on the last."""
        empty = self._height - _HEAD
        above = _BOTH if has_title and has_heading else _TITLE * has_title + _HEADING * has_heading
        room = empty - above
        page: list[AnnexSlice] = []
        for group, first in groups:
            heights = [self._row_height(row.name) for row in group.rows]
            is_last, done = group is groups[-1][0], 0
            while done < len(heights):
                fits = _fitting(heights[done:], room - _GROUP, self._note if is_last else 0.0, is_fresh=not page)
                if fits:
                    page.append(_slice(group, first, done, done + fits))
                    room -= _GROUP + sum(heights[done : done + fits])
                    done += fits
                if done < len(heights):
                    yield tuple(page)
                    page, room = [], empty
        yield tuple(page)


def _fitting(heights: Sequence[float], room: float, after: float, is_fresh: bool) -> int:
    """How many of the rows go on the page; `after` stands below the last of them."""
    count, used = 0, 0.0
    for height in heights:
        if used + height > room:
            break
        used += height
        count += 1
    if count == len(heights) and used + after > room:
        count -= 1
    left = len(heights) - count
    if 0 < left < _FEWEST:
        count -= _FEWEST - left
    if count >= min(_FEWEST, len(heights)):
        return count
    return max(count, 1) if is_fresh else 0


def _slice(group: ChildGroup, first: int, start: int, end: int) -> AnnexSlice:
    rows: tuple[tuple[int, ChildRow], ...] = tuple(enumerate(group.rows[start:end], first + start))
    return AnnexSlice(group.name, group.note, rows, is_continued=start > 0)
