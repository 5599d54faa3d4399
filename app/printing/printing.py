"""From a document to its file: chapters set or taken from the store, the page of contents, all joined and stamped."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import pydyf
import weasyprint
from weasyprint.text.ffi import pango

from app.printing import page_css, pydyf_patches, tag_tables, tagging, typesetting, weasyprint_patches
from app.printing.archive import FileFacts
from app.printing.chapter_store import ChapterStore
from app.printing.document import Document, Heading
from app.printing.element_ids import PREFIX_LENGTH
from app.printing.joining import ELSEWHERE, Bookmark, Joined, anchor_of, flat, join, outline_of
from app.printing.page import PageSetup

_MODULES = (page_css, pydyf_patches, tag_tables, tagging, typesetting, weasyprint_patches)
_ROUNDS = 4


@dataclass(frozen=True)
class Printed:
    """A finished file; `complaints` are what the printer had to say: nothing, when all is well."""

    pdf: bytes
    page_count: int
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chapter:
    """A chapter as pages, without their foot."""

    pdf: bytes
    page_count: int
    bookmarks: list[Bookmark]
    complaints: tuple[str, ...]


class Hands(Protocol):
    """Where the work is done: in this process, or in workers."""

    def run(self, function: Callable, *args: Any) -> Any: ...

    def run_all(self, function: Callable, calls: Sequence[tuple]) -> list: ...


def print_with(hands: Hands, document: Document, store: ChapterStore | None) -> Printed:
    """The file of a document. The same document gives the same bytes, whether its chapters were kept or not."""
    calls = [_call(document, html, index == 0, store) for index, html in enumerate(document.chapters)]
    chapters = hands.run_all(make_chapter, calls)
    total = sum(chapter.page_count for chapter in chapters)
    if document.contents is not None and total > document.contents_above:
        chapters.insert(1, _contents(hands, document, chapters))
    facts = FileFacts(document.title, document.author, document.subject, document.made_at, document.attachments)
    joined: Joined = hands.run(join, [one.pdf for one in chapters], facts, document.foot, document.is_draft)
    complaints = [complaint for chapter in chapters for complaint in chapter.complaints]
    complaints += [f"no such place: {name}" for name in joined.lost_links]
    return Printed(joined.pdf, joined.page_count, tuple(complaints))


def _contents(hands: Hands, document: Document, chapters: list[Chapter]) -> Chapter:
    first, *others = chapters

    def set_one(length: int) -> Chapter:
        assert document.contents is not None
        bookmarks = [first.bookmarks, [], *(one.bookmarks for one in others)]
        counts = [first.page_count, length, *(one.page_count for one in others)]
        html = document.contents(headings_of(bookmarks, counts))
        return hands.run(make_chapter, *_call(document, lead_elsewhere(html), False, None))

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


def _call(document: Document, html: str, is_first: bool, store: ChapterStore | None) -> tuple:
    pictures = {name: content for name, content in document.pictures.items() if f"own:{name}" in html}
    return html, document.page, is_first, pictures, store


def make_chapter(
    html: str, page: PageSetup, is_first: bool, pictures: Mapping[str, bytes], store: ChapterStore | None
) -> Chapter:
    """The chapter from the store, else set now and kept, unless the printer complained."""
    key = chapter_key(html, page, is_first, pictures)
    pdf = store.find(key) if store else None
    complaints: tuple[str, ...] = ()
    if pdf is None:
        rendered = typesetting.set_chapter(html, page, is_first, pictures, prefix=key[:PREFIX_LENGTH])
        pdf, complaints = rendered.pdf, rendered.complaints
        if store and not complaints:
            store.keep(key, pdf)
    return Chapter(pdf, *outline_of(pdf), complaints)


def chapter_key(html: str, page: PageSetup, is_first: bool, pictures: Mapping[str, bytes]) -> str:
    """The hash of all that the pages of a chapter follow from."""
    parts = [_versions(), page_css.page_css(page, is_first).encode(), html.encode()]
    for name, content in sorted(pictures.items()):
        parts += [name.encode(), content]
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


@cache
def _versions() -> bytes:
    own = [Path(str(module.__file__)).read_bytes() for module in _MODULES]
    own += [typesetting.base_source().encode(), typesetting.look_source().encode()]
    versions = f"{weasyprint.__version__} {pydyf.__version__} {pango.pango_version()}"
    return hashlib.sha256(b"\0".join([versions.encode(), *own])).digest()
