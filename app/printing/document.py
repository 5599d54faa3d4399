"""A document for print: its chapters as HTML, what stands at the foot of its pages, what is attached to the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.printing.page import USUAL_PAGE, PageSetup


@dataclass(frozen=True)
class Heading:
    """A heading of a document: its level from 1, its words, the page that it stands on, and its anchor."""

    level: int
    text: str
    page: int
    anchor: str


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF, such as its data as CSV."""

    name: str
    media_type: str
    description: str
    content: bytes


@dataclass(frozen=True)
class Document:
    """What becomes one PDF. Each chapter is a whole HTML document, begins on a new page, and holds nothing that changes
    while its data do not: no code, no moment, no page number. So it is printed once and kept under its hash.

    `foot` are the lines at the left foot of each page; `is_draft` prints KONSEP across it.
    `contents` makes the page of contents from the headings of all chapters (page 1 is the first of the document); it
    stands after the first chapter where the document is longer than `contents_above` pages.
    `pictures` are what `src="own:NAME"` in the HTML means: emblem or QR code.
    """

    title: str
    author: str
    subject: str
    made_at: datetime
    chapters: tuple[str, ...]
    foot: tuple[str, ...] = ()
    is_draft: bool = False
    page: PageSetup = USUAL_PAGE
    contents: Callable[[list[Heading]], str] | None = None
    contents_above: int = 6
    attachments: tuple[Attachment, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
