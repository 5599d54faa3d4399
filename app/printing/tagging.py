"""What WeasyPrint 70 leaves out of a tagged PDF, added before the file is written.

1. The scope of every header cell, and the index of the names of headers (tag_tables.py).
2. Running heads and feet marked as artifacts, so that nobody has them read aloud on every page.
3. Words hang in their paragraph or cell itself, not in a span of their own: half as many elements.
Should WeasyPrint one day do all this itself, the module can go: without it the file is the same, less its tags.
"""

from typing import Any

import pydyf

from app.printing.tag_tables import finish_tables
from app.printing.tag_tree import elements_of, look_up

_POINTS = 0.75  # a CSS pixel
_HOLDERS = {"/TD", "/TH", "/P", "/H1", "/H2", "/H3", "/H4", "/Caption", "/LBody", "/Lbl"}


def finish_chapter(document, pdf: pydyf.PDF, prefix: str) -> None:
    """For write_pdf(finisher=...) of pages that will be joined with others.

    `prefix` keeps the names of cells apart; the art box of a page tells where its margins end.
    """
    finish_tags(document, pdf, prefix)
    for page, number in zip(document.pages, pdf.pages["Kids"][::3], strict=True):
        box = page._page_box
        left, bottom = box.margin_left, box.margin_height() - box.margin_top - box.border_height()
        sides = (left, bottom, left + box.border_width(), bottom + box.border_height())
        pdf.objects[number]["ArtBox"] = pydyf.Array(_POINTS * side for side in sides)
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Type") == "/Annot":
            one["F"] = 4  # printed too, as PDF/A wants it


def finish_tags(document, pdf: pydyf.PDF, prefix: str = "") -> None:
    """For write_pdf(finisher=...)."""
    root = look_up(pdf, pdf.catalog["StructTreeRoot"])
    elements = elements_of(pdf, root)
    finish_tables(pdf, root, elements.values(), prefix)
    owners = look_up(pdf, root["ParentTree"])["Nums"]
    _mark_artifacts(pdf, owners, set(elements))
    for element in elements.values():
        if element.get("S") in _HOLDERS:
            _take_words(pdf, element, owners)


def _take_words(pdf: pydyf.PDF, element, owners: list) -> None:
    """A paragraph or cell that consists of spans with nothing but words holds the words itself."""
    spans = [look_up(pdf, kid) for kid in element["K"] if isinstance(kid, (bytes, str))]
    if len(spans) != len(element["K"]) or not all(_is_bare(span) and span["Pg"] == element["Pg"] for span in spans):
        return
    element["K"] = pydyf.Array(span["K"][0] for span in spans)
    for span in spans:
        _owners_on_page(pdf, span["Pg"], owners)[span["K"][0]] = element.reference
        span.clear()  # nothing refers to it any more: it is dropped when the parts are joined


def _is_bare(element) -> bool:
    kids = element["K"]
    return element["S"] == "/Span" and len(element) == 5 and len(kids) == 1 and isinstance(kids[0], int)


def _owners_on_page(pdf: pydyf.PDF, page: bytes, owners: list) -> list:
    """Which element each piece of marked content of a page belongs to."""
    return owners[2 * look_up(pdf, page)["StructParents"] + 1]


def _mark_artifacts(pdf: pydyf.PDF, owners: list, living: set[int]) -> None:
    """Elements that hang in no tree are the margin boxes: their marked content becomes an artifact."""
    orphans: dict[bytes, set[int]] = {}
    for number, element in enumerate(pdf.objects):
        is_element = isinstance(element, dict) and element.get("Type") == "/StructElem"
        if is_element and number not in living and "Pg" in element:
            orphans.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
            element.clear()
    for page, marks in orphans.items():
        on_page = _owners_on_page(pdf, page, owners)
        for mark in marks:
            on_page[mark] = "null"
        _rename_marks(look_up(pdf, look_up(pdf, page)["Contents"]).stream, marks)


def _rename_marks(stream: list[Any], marks: set[int]) -> None:
    for index, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in marks and stream[index + 1] == b"BDC":
            stream[index - 1] = "/Artifact"
            stream[index] = pydyf.Dictionary({"Type": "/Pagination"})
