"""What is drawn upon an area of a map: a hatch within its outline, and where its name has room.

Measures are tenths of a millimetre.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from app.areas.outlines import Ring

_HATCH_STEP = 17
_TRIES = 28


@lru_cache(maxsize=1000)
def hatch(rings: tuple[Ring, ...]) -> str:
    """Lines from the lower left to the upper right, ended at the outline and at its holes."""
    turned = [tuple((x + y, y - x) for x, y in ring) for ring in rings]  # so that the lines lie level
    levels = [level for ring in turned for level, _along in ring]
    if not levels:
        return ""
    lines = []
    for level in range(min(levels) // _HATCH_STEP * _HATCH_STEP, max(levels), _HATCH_STEP):
        for start, end in spans_at([[(along, at) for at, along in ring] for ring in turned], level + 0.5):
            if end - start > 4:
                x0, y0, x1, y1 = (level - start) / 2, (level + start) / 2, (level - end) / 2, (level + end) / 2
                lines.append(f"M{x0:.0f} {y0:.0f}L{x1:.0f} {y1:.0f}")
    return "".join(lines)


def spans_at(rings: Iterable[Sequence[tuple[int, int]]], height: float) -> list[tuple[float, float]]:
    """From where to where a level line at that height lies within: (x, y) points, holes counted out."""
    crossings = []
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y0 > height) != (y1 > height):
                crossings.append(x0 + (height - y0) * (x1 - x0) / (y1 - y0))
    crossings.sort()
    spans: list[tuple[float, float]] = []
    for start, end in zip(crossings[::2], crossings[1::2], strict=False):
        if spans and start - spans[-1][1] < 1:  # two areas that touch, where a whole group is asked about
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def label_place(rings: Sequence[Ring], width: float, height: float) -> tuple[float, float] | None:
    """The middle of a box of that size that lies within the area, where it has most room; None where it has none."""
    if not rings:
        return None
    rows = [y for ring in rings for _x, y in ring]
    top, bottom = min(rows), max(rows)
    best, place = width, None
    for number in range(1, _TRIES):
        middle = top + (bottom - top) * number / _TRIES
        lines = [spans_at(rings, middle + height * share + 0.01) for share in (-0.5, -0.17, 0.17, 0.5)]
        for start, end in lines[0]:
            for others in lines[1:]:
                within = [(max(start, a), min(end, b)) for a, b in others if min(end, b) > max(start, a)]
                start, end = max(within, key=lambda span: span[1] - span[0], default=(0.0, 0.0))
            central = 1 - abs(number / _TRIES - 0.5) / 4
            if end - start > width and (end - start) * central > best:
                best, place = (end - start) * central, ((start + end) / 2, middle)
    return place
