"""Many finished reports in one file, with a page of contents."""

from collections.abc import Sequence

from app.printing.archive import FileFacts
from app.printing.chapters import Chapter, draft_of, make_chapter
from app.printing.document import Document
from app.printing.joining import Bookmark, join, outline_of
from app.printing.printing import Hands, Printed, headings_of, lead_elsewhere, settle


def bundle_with(hands: Hands, document: Document, parts: Sequence[tuple[str, bytes]]) -> Printed:
    """`document` has no chapters: it tells what the file is called and how its page of contents is made."""
    files = [pdf for _heading, pdf in parts]
    titles = [heading for heading, _pdf in parts]
    facts = FileFacts(document.title, document.author, document.subject, document.made_at)
    complaints: tuple[str, ...] = ()
    if document.contents is not None:
        counts = [count for count, _bookmarks in hands.run_all(outline_of, [(pdf,) for pdf in files])]
        tops = [[Bookmark(title, 0, (0, 0))] for title in titles]

        def set_one(length: int) -> Chapter:
            assert document.contents is not None
            html = document.contents(headings_of([[], *tops], [length, *counts]))
            return hands.run(make_chapter, draft_of(document, lead_elsewhere(html), True), None)

        contents = settle(set_one)
        files, titles = [contents.pdf, *files], ["", *titles]
        complaints = contents.complaints
    joined = hands.run(join, files, facts, None, False, titles)
    return Printed(joined.pdf, joined.page_count, complaints)
