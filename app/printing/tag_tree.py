"""The tree of tags that WeasyPrint has made, as objects of pydyf."""

from typing import Any

import pydyf


def number_of(reference: bytes | str) -> int:
    return int(reference.split()[0])


def look_up(pdf: pydyf.PDF, reference: bytes | str) -> Any:
    """The object that the reference names."""
    return pdf.objects[number_of(reference)]


def elements_of(pdf: pydyf.PDF, root) -> dict[int, Any]:
    """Every element of the document's tree by its object number."""
    found: dict[int, Any] = {}
    waiting = [number_of(reference) for reference in root["K"]]
    while waiting:
        number = waiting.pop()
        element = pdf.objects[number]
        if isinstance(element, dict) and "S" in element and number not in found:
            found[number] = element
            waiting.extend(number_of(kid) for kid in element.get("K", ()) if isinstance(kid, (bytes, str)))
    return found
