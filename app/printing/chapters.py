"""A chapter as pages: taken from the store, where it was printed before, or set now and kept."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pydyf
import weasyprint
from weasyprint.text.ffi import pango

from app.printing import page_css, pydyf_patches, tag_tables, tagging, typesetting, weasyprint_patches
from app.printing.chapter_store import ChapterStore
from app.printing.document import Document
from app.printing.element_ids import PREFIX_LENGTH
from app.printing.joining import Bookmark, outline_of
from app.printing.page import PageSetup

_MODULES = (page_css, pydyf_patches, tag_tables, tagging, typesetting, weasyprint_patches, *weasyprint_patches.MODULES)


@dataclass(frozen=True)
class Chapter:
    """Pages without their foot."""

    pdf: bytes
    page_count: int
    bookmarks: list[Bookmark]
    complaints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Draft:
    """A chapter to be made."""

    html: str
    page: PageSetup
    is_first: bool
    pictures: Mapping[str, bytes]
    key: str


def draft_of(document: Document, html: str, is_first: bool) -> Draft:
    pictures = {name: content for name, content in document.pictures.items() if f"own:{name}" in html}
    return Draft(html, document.page, is_first, pictures, _key(html, document.page, is_first, pictures))


def make_chapter(draft: Draft, store: ChapterStore | None) -> Chapter:
    """Set now, and kept unless the printer complained."""
    prefix = draft.key[:PREFIX_LENGTH]
    rendered = typesetting.set_chapter(draft.html, draft.page, draft.is_first, draft.pictures, prefix)
    chapter = Chapter(rendered.pdf, *outline_of(rendered.pdf), rendered.complaints)
    if store and not chapter.complaints:
        store.keep(draft.key, _packed(chapter))
    return chapter


def find_chapter(draft: Draft, store: ChapterStore | None) -> Chapter | None:
    """What was printed before and follows from the very same."""
    packed = store.find(draft.key) if store else None
    return _unpacked(packed) if packed else None


def _packed(chapter: Chapter) -> bytes:
    """Its outline before it, so that nobody reads the pages to know what stands on them."""
    outline = [chapter.page_count, [_facts_of(one) for one in chapter.bookmarks]]
    return json.dumps(outline).encode() + b"\n" + chapter.pdf


def _unpacked(packed: bytes) -> Chapter:
    outline, _line_end, pdf = packed.partition(b"\n")
    page_count, bookmarks = json.loads(outline)
    return Chapter(pdf, page_count, [_bookmark(facts) for facts in bookmarks])


def _facts_of(bookmark: Bookmark) -> list:
    return [bookmark.title, bookmark.page, bookmark.place, [_facts_of(kid) for kid in bookmark.kids]]


def _bookmark(facts: list) -> Bookmark:
    title, page, place, kids = facts
    return Bookmark(title, page, tuple(place), [_bookmark(kid) for kid in kids])


def _key(html: str, page: PageSetup, is_first: bool, pictures: Mapping[str, bytes]) -> str:
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
    own = [Path(str(module)).read_bytes() for module in (__file__, *(module.__file__ for module in _MODULES))]
    own += [typesetting.base_source().encode(), typesetting.look_source().encode()]
    versions = f"{weasyprint.__version__} {pydyf.__version__} {pango.pango_version()}"
    return hashlib.sha256(b"\0".join([versions.encode(), *own])).digest()
