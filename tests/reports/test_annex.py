"""The annex is filled page by page here, and the printer makes just those pages; a change stays in its own part."""

from dataclasses import replace
from datetime import date

import pytest

from app.printing.page import Font, PageSetup, Paper
from app.printing.rendering import print_here
from app.reports.progress.annex import annexes_of
from app.reports.progress.area_parts import ChildGroup, ChildRow
from app.reports.progress.chapters import list_chapters
from app.reports.progress.layout import lay_out_document
from app.reports.progress.parts import Report
from tests import cast
from tests.chromium import on_sqlite
from tests.coverage.recount import record_at_random
from tests.records import store_session
from tests.reports.reading import pages_of
from tests.reports.test_paper import built

PAGES = (
    PageSetup(),
    PageSetup(paper=Paper.F4, font=Font.SERIF),
    PageSetup(margins=(15, 25, 30, 40)),
)
LONG = "Kepulauan Sangkulirang Kaubun Persatuan Sinar Bulan Harapan Jaya"


def large(report: Report, rows_of_each: list[int], page: PageSetup) -> Report:
    """A regency with so many villages in its subdistricts, some of them with long names."""
    first = report.annex[0].rows[0]

    def row(at: int) -> ChildRow:
        return replace(first, name=f"Desa {LONG[: 5 + at * 7 % 60]}", last_held_on=date(2026, 9, 28))

    groups = tuple(
        ChildGroup(
            f"Kecamatan {LONG[: 9 + at * 5 % 40]}", "12 desa; 3 dari 12 dijangkau", tuple(map(row, range(count)))
        )
        for at, count in enumerate(rows_of_each)
    )
    return replace(report, annex=groups, extract=(), letter=replace(report.letter, page=page))


@on_sqlite
@pytest.mark.parametrize("page", PAGES, ids=["a4", "f4-serif", "narrow"])
def test_the_printer_makes_the_pages_that_were_filled(app, page):
    report = large(built(app, "19.01"), [13, 1, 40, 2, 88, 7, 7, 30, 1, 1, 25, 60, 3], page)
    with app.app_context():
        document = lay_out_document(report)
        parts = [
            html for html, chapter in zip(document.chapters, list_chapters(report), strict=True) if chapter.annexes
        ]
        printed = print_here(replace(document, chapters=tuple(parts), contents=None, attachments=()))

    filled = [one for annex in annexes_of(report) for one in annex.pages]
    pages = pages_of(printed.pdf)
    assert len(pages) == len(filled)
    for text, slices in zip(pages, filled, strict=True):
        numbers = [number for part in slices for number, _row in part.rows]
        assert str(numbers[0]) in text.split()
        assert str(numbers[-1]) in text.split()


@on_sqlite
def test_no_head_stands_alone_and_no_row_is_left_over(app):
    chances = ([5] * 40, [1] * 90, [43, 44, 45, 46], [200], list(range(1, 30)))
    for rows_of_each in chances:
        annexes = annexes_of(large(built(app, "19.01"), rows_of_each, PAGES[0]))
        numbers = [number for annex in annexes for page in annex.pages for part in page for number, _row in part.rows]
        assert numbers == list(range(1, sum(rows_of_each) + 1))
        for annex in annexes:
            for at, page in enumerate(annex.pages):
                assert page
                assert all(len(part.rows) > 1 or len(part.rows) == part_size(part, rows_of_each) for part in page)
                assert not page[0].is_continued or at > 0


def part_size(part, rows_of_each: list[int]) -> int:
    """How many rows the whole group has that this is a slice of."""
    first, end = part.rows[0][0], 0
    return next(size for size in rows_of_each if (end := end + size) >= first)


@on_sqlite
def test_a_session_in_one_subdistrict_changes_only_its_own_part_of_the_annex(app):
    record_at_random(app, seed=31)
    before = parts_of(built(app, "19"))
    store_session(app, village=cast.KACE_TIMUR, key="k" * 32, held_on=date(2026, 9, 29))
    after = parts_of(built(app, "19"))

    changed = [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
    assert changed == [0]  # of the regencies Bangka comes first


def parts_of(report: Report) -> list:
    return [annex.pages for annex in annexes_of(report)]
