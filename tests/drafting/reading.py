"""A draft as its reader sees it: opened with python-docx, which knows nothing of how it was made."""

import io
import re

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from tests import cast
from tests.pages import Browser

PERDES, DECREE, WARD = "village-regulation", "head-decree", "ward-decree"


def write(browser: Browser, document: str = PERDES, village: str = cast.KACE_TIMUR, **typed: str) -> bytes:
    """The bytes of the draft, made by the form on its page."""
    page = browser.open(f"/drafts/{village}/{document}").submit(**typed)
    assert page.response.mimetype.endswith("wordprocessingml.document"), page.text()
    return page.body


def read(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def paragraphs(document: Document) -> list[Paragraph]:
    """All of them, in tables too, in the order of the paper."""
    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def texts(document: Document) -> list[str]:
    return [" ".join(one.text.split()) for one in paragraphs(document) if one.text.strip()]


def heading(document: Document) -> list[str]:
    """The centred lines above Menimbang."""
    lines = [one.text for one in document.paragraphs if one.text and not one.text.startswith(("RANCANGAN", "Data"))]
    return lines[: next(place for place, line in enumerate(lines) if line.endswith(",")) + 1]


def listed(document: Document, label: str) -> list[str]:
    """What stands beside Menimbang, Mengingat or KESATU."""
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text == label:
                return [one.text for one in row.cells[2].paragraphs]
    raise AssertionError(f"no row {label!r}")


def blanks(document: Document) -> list[str]:
    """The yellow places, each with the words of its line."""
    return [one.text for one in paragraphs(document) for run in one.runs if run.font.highlight_color and run.text]


def leftovers(document: Document) -> list[str]:
    """Tags of the template that were not filled in."""
    footer = [one.text for one in document.sections[0].footer.paragraphs]
    return [text for text in [*texts(document), *footer] if re.search(r"\{[{%#]|[}%#]\}|\[\[|\]\]|@\w", text)]
