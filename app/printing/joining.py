"""Finished chapters, or whole reports, joined into one file with their tags, bookmarks, links and pages kept.

A part is copied object by object; its page contents are never parsed.
"""

import io
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from app.printing.archive import FileFacts, make_archive
from app.printing.element_ids import PREFIX_LENGTH, rename_ids
from app.printing.line_ends import settle_line_ends
from app.printing.stamping import Stamp

ELSEWHERE = "part:"  # begins a link from one chapter to an anchor in another


@dataclass
class Bookmark:
    """One line of the outline: its words, the page that it leads to (from 0 in its file), and where on it."""

    title: str
    page: int
    place: tuple[float, float]
    kids: list["Bookmark"] = field(default_factory=list)


@dataclass(frozen=True)
class Joined:
    """One file, and the places that its links asked for and that are in none of its parts."""

    pdf: bytes
    page_count: int
    lost_links: tuple[str, ...] = ()


def join(
    parts: Sequence[bytes], facts: FileFacts, foot: Sequence[str] | None, is_draft: bool, titles: Sequence[str] = ()
) -> Joined:
    """One file of all parts. `foot` of None leaves the pages as they are; `titles` put a bookmark over each part."""
    joint = _Joint()
    for index, part in enumerate(parts):
        joint.add(part, titles[index] if titles else "")
    joint.finish()
    total = len(joint.pdf.pages)
    if foot is not None:
        stamp = Stamp(joint.pdf, foot, is_draft)
        for number, page in enumerate(joint.pdf.pages, 1):
            stamp.put(page, number, total)
    for page in joint.pdf.pages:
        if "/ArtBox" in page.obj:
            del page.obj["/ArtBox"]
    make_archive(joint.pdf, facts)
    out = io.BytesIO()
    joint.pdf.save(
        out,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return Joined(settle_line_ends(out.getvalue()), total, tuple(joint.lost))


def anchor_of(part: int, number: int) -> str:
    """The name of the place that a bookmark of a part leads to, counted from above."""
    return f"heading-{part}-{number}"


def outline_of(part: bytes) -> tuple[int, list[Bookmark]]:
    """How many pages a part has, and its bookmarks."""
    with Pdf.open(io.BytesIO(part)) as pdf:
        return len(pdf.pages), _bookmarks(pdf)


def flat(bookmarks: list[Bookmark], level: int = 1) -> Iterator[tuple[int, Bookmark]]:
    """All bookmarks in reading order, each with its level."""
    for bookmark in bookmarks:
        yield level, bookmark
        yield from flat(bookmark.kids, level + 1)


def _bookmarks(pdf: Pdf) -> list[Bookmark]:
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    outlines = pdf.Root.get("/Outlines")
    return _read_bookmarks(outlines.get("/First"), pages) if outlines is not None else []


def _read_bookmarks(item, pages: dict) -> list[Bookmark]:
    found = []
    while item is not None:
        page, _fit, x, y = list(item.Dest)[:4]
        kids = _read_bookmarks(item.get("/First"), pages)
        found.append(Bookmark(str(item.Title), pages[page.objgen], (float(x), float(y)), kids))
        item = item.get("/Next")
    return found


class _Joint:
    """The file that grows."""

    def __init__(self):
        self.pdf = Pdf.new()
        self.tree = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        self.kids, self.numbers, self.next_number = Array(), Array(), 0
        self.ids: list[tuple[bytes, pikepdf.Object]] = []
        self.prefixes: set[bytes] = set()
        self.bookmarks: list[Bookmark] = []
        self.places: dict[bytes, Array] = {}
        self.headings: dict[bytes, Bookmark] = {}
        self.between: list[tuple[Dictionary, bytes]] = []
        self.lost: list[str] = []
        self.sources: list[Pdf] = []

    def add(self, part: bytes, title: str) -> None:
        source = Pdf.open(io.BytesIO(part))
        self.sources.append(source)  # the copies read from it until the file is written
        first = len(self.pdf.pages)
        with warnings.catch_warnings(action="ignore"):  # of named places: they are led to their copies below
            self.pdf.pages.extend(source.pages)
        pages = [self.pdf.pages[index].obj for index in range(first, len(self.pdf.pages))]
        copies = {page.obj.objgen: copy for page, copy in zip(source.pages, pages, strict=True)}
        self._add_tags(source, pages)
        own = {name: _at(copies, place) for name, place in _named_places(source)}
        self.places = own | self.places
        self._lead_links(pages, own)
        bookmarks = _bookmarks(source)
        _shift(bookmarks, first)
        for number, (_level, bookmark) in enumerate(flat(bookmarks)):
            self.headings[anchor_of(len(self.sources) - 1, number).encode()] = bookmark
        if title:
            height = float(pages[0].MediaBox[3])
            bookmarks = [Bookmark(title, first, (0, height), bookmarks)]
        self.bookmarks.extend(bookmarks)

    def _add_tags(self, source: Pdf, pages: list) -> None:
        """The copy of the tree brings the elements and knows the pages that were copied before."""
        root = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        for document in root.K:
            for kid in document.K:
                kid.P = self.tree
                self.kids.append(kid)
        numbers = root.ParentTree.Nums
        last = -1
        for index in range(0, len(numbers), 2):
            last = int(numbers[index])
            self.numbers.append(self.next_number + last)
            self.numbers.append(numbers[index + 1])
        for page in pages:
            page.StructParents = int(page.StructParents) + self.next_number
            for annotation in page.get("/Annots", ()):
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self.next_number
        self.next_number += last + 1
        if "/IDTree" in root:
            self._add_ids(root)

    def _add_ids(self, root) -> None:
        """The ids of a part begin with the hash of its chapter: only one that is here twice needs others."""
        if any(bytes(leaf.Limits[0])[:PREFIX_LENGTH] in self.prefixes for leaf in root.IDTree.Kids):
            rename_ids(root, b"~%d." % len(self.sources))  # behind all digits
        for leaf in root.IDTree.Kids:
            first = bytes(leaf.Limits[0])
            self.prefixes.add(first[:PREFIX_LENGTH])
            self.ids.append((first, leaf))

    def _lead_links(self, pages: list, own: dict[bytes, Array]) -> None:
        """A link inside the part leads to its own place, for another part may have one of the same name."""
        for page in pages:
            for annotation in page.get("/Annots", ()):
                action = annotation.get("/A")
                if "/Dest" in annotation and isinstance(annotation.Dest, String):
                    annotation.Dest = own[bytes(annotation.Dest)]
                elif action is not None and str(action.get("/URI", "")).startswith(ELSEWHERE):
                    self.between.append((annotation, bytes(action.URI)[len(ELSEWHERE) :]))

    def finish(self) -> None:
        pdf = self.pdf
        for annotation, name in self.between:
            del annotation["/A"]
            annotation.Dest = self._place(name)
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([self.tree])))
        self.tree.K, self.tree.P = self.kids, root
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=self.numbers))
        root.ParentTreeNextKey = self.next_number
        if self.ids:
            self.ids.sort(key=lambda pair: pair[0])
            root.IDTree = pdf.make_indirect(Dictionary(Kids=Array([leaf for _first, leaf in self.ids])))
        pdf.Root.StructTreeRoot = root
        if self.places:
            names = Array([one for name in sorted(self.places) for one in (String(name), self.places[name])])
            pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=names)))
        if self.bookmarks:
            pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
            self._write_bookmarks(pdf.Root.Outlines, self.bookmarks)

    def _place(self, name: bytes) -> Array:
        """Where a link between parts leads; to the first page where its place is in none of them."""
        if name in self.places:
            return self.places[name]
        if name in self.headings:
            return self._on_page(self.headings[name])
        self.lost.append(name.decode(errors="replace"))
        return Array([self.pdf.pages[0].obj, Name.Fit])

    def _on_page(self, bookmark: Bookmark) -> Array:
        return Array([self.pdf.pages[bookmark.page].obj, Name.XYZ, *bookmark.place, 0])

    def _write_bookmarks(self, parent, bookmarks: list[Bookmark]) -> None:
        items = []
        for bookmark in bookmarks:
            item = Dictionary(Title=String(bookmark.title), Parent=parent, Dest=self._on_page(bookmark))
            items.append(self.pdf.make_indirect(item))
            if bookmark.kids:
                self._write_bookmarks(items[-1], bookmark.kids)
        for before, after in pairwise(items):
            before.Next, after.Prev = after, before
        parent.First, parent.Last = items[0], items[-1]
        parent.Count = len(items) if parent.get("/Type") == Name.Outlines else -len(items)


def _named_places(source: Pdf) -> Iterator[tuple[bytes, pikepdf.Object]]:
    names = source.Root.get("/Names", Dictionary()).get("/Dests", Dictionary()).get("/Names", ())
    for index in range(0, len(names), 2):
        yield bytes(names[index]), names[index + 1]


def _at(copies: dict, place: pikepdf.Object) -> Array:
    """The same place on the copy of its page."""
    return Array([copies[place[0].objgen], *list(place)[1:]])


def _shift(bookmarks: list[Bookmark], pages: int) -> None:
    for bookmark in bookmarks:
        bookmark.page += pages
        _shift(bookmark.kids, pages)
