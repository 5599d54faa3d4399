"""What WeasyPrint 70 leaves out of a tagged PDF, added before the file is written.

1. The scope of every header cell.  2. The index of the element ids that cells use to name their headers.
3. Running heads and feet marked as artifacts, so that nobody has them read aloud on every page.
4. Words hang in their paragraph or cell itself, not in an element between: a third fewer objects.
Should WeasyPrint one day do all this itself, the module can go: without it the file is the same, less its tags.
"""

from typing import Any

import pydyf


def finish_chapter(document, pdf: pydyf.PDF, prefix: str) -> None:
    """For write_pdf(finisher=...) of pages that will be joined with others.

    `prefix` keeps the ids of elements apart; the art box of a page tells where its margins end.
    """
    finish_tags(document, pdf, prefix)
    for page, number in zip(document.pages, pdf.pages["Kids"][::3], strict=True):
        box, points = page._page_box, 0.75
        bottom = box.margin_height() - box.margin_top - box.border_height()
        pdf.objects[number]["ArtBox"] = pydyf.Array(
            points * side
            for side in (
                box.margin_left,
                bottom,
                box.margin_left + box.border_width(),
                bottom + box.border_height(),
            )
        )
    for annotation in pdf.objects:
        if isinstance(annotation, dict) and annotation.get("Type") == "/Annot":
            annotation["F"] = 4  # printed, as PDF/A wants it


def finish_tags(document, pdf: pydyf.PDF, prefix: str = "") -> None:
    """For write_pdf(finisher=...)."""
    if "StructTreeRoot" not in pdf.catalog:
        return
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    elements = _elements(pdf, root)
    for element in elements.values():
        if element.get("S") == "/TH":
            row = _object(pdf, element["P"])
            group = _object(pdf, row["P"]).get("S")
            element["A"]["Scope"] = "/Column" if group == "/THead" else "/Row"
    _index_ids(pdf, root, [element for element in elements.values() if "ID" in element])
    _mark_artifacts(pdf, root, set(elements))


def _number(reference: bytes | str) -> int:
    return int(reference.split()[0])


def _object(pdf: pydyf.PDF, reference: bytes | str) -> Any:
    return pdf.objects[_number(reference)]


def _elements(pdf: pydyf.PDF, root) -> dict[int, Any]:
    """Every element of the document's tree by its object number."""
    found: dict[int, Any] = {}
    waiting = [_number(reference) for reference in root["K"]]
    while waiting:
        number = waiting.pop()
        if number in found:
            continue
        element = pdf.objects[number]
        if not isinstance(element, dict):
            continue
        found[number] = element
        waiting.extend(_number(kid) for kid in element.get("K", ()) if isinstance(kid, (bytes, str)))
    return found


def _index_ids(pdf: pydyf.PDF, root, elements: list) -> None:
    """/IDTree, sorted as a name tree has to be."""
    if not elements:
        return
    pairs = sorted(((element["ID"].string, element) for element in elements), key=lambda pair: _bytes(pair[0]))
    names = pydyf.Array()
    for identifier, element in pairs:
        names.extend((pydyf.String(identifier), element.reference))
    leaf = pydyf.Dictionary({"Names": names})
    leaf["Limits"] = pydyf.Array([pydyf.String(pairs[0][0]), pydyf.String(pairs[-1][0])])
    pdf.add_object(leaf)
    tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    pdf.add_object(tree)
    root["IDTree"] = tree.reference


def _bytes(text: bytes | str) -> bytes:
    return text if isinstance(text, bytes) else text.encode()


def _mark_artifacts(pdf: pydyf.PDF, root, living: set[int]) -> None:
    """Elements that hang in no tree are the margin boxes: their marked content becomes an artifact."""
    orphans: dict[int, set[int]] = {}
    for number, element in enumerate(pdf.objects):
        is_element = isinstance(element, dict) and element.get("Type") == "/StructElem"
        if number not in living and is_element and "Pg" in element:
            page = _number(element["Pg"])
            orphans.setdefault(page, set()).update(kid for kid in element.get("K", ()) if isinstance(kid, int))
            element.clear()
    parents = _object(pdf, root["ParentTree"])["Nums"]
    for page_number, marks in orphans.items():
        page = pdf.objects[page_number]
        owners = parents[2 * page["StructParents"] + 1]
        for mark in marks:
            owners[mark] = "null"
        _rename_marks(_object(pdf, page["Contents"]).stream, marks)


def _rename_marks(stream: list, marks: set[int]) -> None:
    for index, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in marks and stream[index + 1] == b"BDC":
            stream[index - 1] = "/Artifact"
            stream[index] = pydyf.Dictionary({"Type": "/Pagination"})
