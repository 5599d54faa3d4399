"""Attributes of shapes in pictures are read in the short way where they are plain. For WeasyPrint 70.

A number is a number; nothing need not be tidied up; a colour or an address that was read before is known; a path of
straight lines apart from each other is drawn without looking for curves.
"""

import re
from copy import copy
from functools import lru_cache
from typing import Any

from weasyprint.svg import TAGS, Node, utils

from app.printing.replacing import replace_function

_slow_size, _slow_normalize = utils.size, utils.normalize
_slow_color, _slow_parse_url = utils.color, utils.parse_url
_read_color = lru_cache(1000)(_slow_color)
_read_url = lru_cache(1000)(_slow_parse_url)
_slow_path = TAGS["path"]
_NUMBER = r"-?\d+\.\d+"
_LINES = re.compile(rf"(?:M{_NUMBER} {_NUMBER}L{_NUMBER} {_NUMBER})+")
_SPACES = str.maketrans("ML", "  ")
_MARKERS = {"marker", "marker-start", "marker-mid", "marker-end"}


def apply() -> None:
    replace_function(_slow_size, _size)
    replace_function(_slow_normalize, _normalize)
    replace_function(_slow_color, _color)
    replace_function(_slow_parse_url, _parse_url)
    TAGS["path"] = _path


def _size(string: Any, font_size: float | None = None, percentage_reference: float | None = None) -> float:
    if not string:
        return 0
    try:
        return float(string)
    except ValueError:
        return _slow_size(string, font_size, percentage_reference)


def _normalize(string: str | None) -> str:
    return _slow_normalize(string) if string else ""


def _color(string: str | None) -> Any:
    """One of its own, for who asks may make it paler."""
    return copy(_read_color(string))


def _parse_url(url: str | None) -> Any:
    return _read_url(url)


def _path(svg: Any, node: Node, font_size: float) -> None:
    lines = node.get("d", "")
    if not _LINES.fullmatch(lines) or node.attrib.keys() & _MARKERS:
        _slow_path(svg, node, font_size)
        return
    svg.stream.move_to(0, 0)
    numbers = map(float, lines.translate(_SPACES).split())
    for x, y, to_x, to_y in zip(numbers, numbers, numbers, numbers, strict=True):
        svg.stream.move_to(x, y)
        svg.stream.line_to(to_x, to_y)
