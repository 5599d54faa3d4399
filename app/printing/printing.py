"""From a document to its file: chapters set or taken from the store, the page of contents, all joined and stamped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from app.printing.archive import FileFacts
from app.printing.chapter_store import ChapterStore
from app.printing.chapters import Chapter, Draft, draft_of, find_chapter, make_chapter
from app.printing.document import Document, Heading
from app.printing.joining import ELSEWHERE, Bookmark, Joined, anchor_of, flat, join

_ROUNDS = 4


@dataclass(frozen=True)
class Printed:
    """A finished file; `complaints` are what the printer had to say: nothing, when all is well."""

    pdf: bytes
    page_count: int
    complaints: tuple[str, ...] = ()


class Hands(Protocol):
    """Where the work is done: in this process, or in workers."""

    def run(self, function: Callable, *args: Any) -> Any: ...

    def run_all(self, function: Callable, calls: Sequence[tuple]) -> list: ...


def print_with(hands: Hands, document: Document, store: ChapterStore | None) -> Printed:
    """The file of a document. The same document gives the same bytes, whether its chapters were kept or not."""
    drafts = [draft_of(document, html, index == 0) for index, html in enumerate(document.chapters)]
    chapters = _chapters(hands, drafts, store)
    total = sum(chapter.page_count for chapter in chapters)
    if document.contents is not None and total > document.contents_above:
        chapters.insert(1, _contents(hands, document, chapters, store))
    facts = FileFacts(document.title, document.author, document.subject, document.made_at, document.attachments)
    joined: Joined = hands.run(join, [one.pdf for one in chapters], facts, document.foot, document.is_draft)
    complaints = [complaint for chapter in chapters for complaint in chapter.complaints]
    complaints += [f"no such place: {name}" for name in joined.lost_links]
    return Printed(joined.pdf, joined.page_count, tuple(complaints))


def _chapters(hands: Hands, drafts: Sequence[Draft], store: ChapterStore | None) -> list[Chapter]:
    """Those that are not kept are made, the longest first, so that no worker is left with it at the end."""
    chapters = [find_chapter(draft, store) for draft in drafts]
    missing = [index for index, chapter in enumerate(chapters) if chapter is None]
    missing.sort(key=lambda index: -len(drafts[index].html))
    made = hands.run_all(make_chapter, [(drafts[index], store) for index in missing])
    found = dict(enumerate(chapters)) | dict(zip(missing, made, strict=True))
    return [found[index] for index in range(len(drafts))]


def _contents(hands: Hands, document: Document, chapters: list[Chapter], store: ChapterStore | None) -> Chapter:
    first, *others = chapters

    def set_one(length: int) -> Chapter:
        assert document.contents is not None
        bookmarks = [first.bookmarks, [], *(one.bookmarks for one in others)]
        counts = [first.page_count, length, *(one.page_count for one in others)]
        html = lead_elsewhere(document.contents(headings_of(bookmarks, counts)))
        [contents] = _chapters(hands, [draft_of(document, html, False)], store)
        return contents

    return settle(set_one)


def settle(set_one: Callable[[int], Chapter]) -> Chapter:
    """A page of contents moves the pages that it tells of: it is set again until its own length is right."""
    length = 1
    for _round in range(_ROUNDS):
        contents = set_one(length)
        if contents.page_count == length:
            break
        length = contents.page_count
    return contents


def headings_of(bookmarks: Sequence[list[Bookmark]], page_counts: Sequence[int]) -> list[Heading]:
    """The headings of parts that follow each other."""
    found, first = [], 1
    for part, (own, count) in enumerate(zip(bookmarks, page_counts, strict=True)):
        for number, (level, one) in enumerate(flat(own)):
            found.append(Heading(level, one.title, first + one.page, anchor_of(part, number)))
        first += count
    return found


def lead_elsewhere(html: str) -> str:
    """Links of a page of contents lead to other parts of the file."""
    return html.replace('href="#', f'href="{ELSEWHERE}')
