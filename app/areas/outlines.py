"""Rings of an outline as whole ten-thousandths of a degree (11 m at the equator); dry arithmetic.

Stored as JSON: one list of longitude, latitude, longitude ... for each ring; a ring inside another is a hole.
"""

import json
from collections.abc import Iterable, Sequence
from math import cos, radians

PARTS = 10_000  # of a degree
LEAST_HECTARES = 1.0
_HECTARES_PER_SQUARE_DEGREE = 111.32**2 * 100  # at the equator

Point = tuple[int, int]
Ring = tuple[Point, ...]


def rounded(points: Iterable[tuple[float, float]]) -> Ring:
    """Without points that fall together, and without the last one, which repeats the first."""
    ring: list[Point] = []
    for longitude, latitude in points:
        point = (round(longitude * PARTS), round(latitude * PARTS))
        if not ring or ring[-1] != point:
            ring.append(point)
    while len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    return tuple(ring)


def doubled_area(ring: Sequence[Point]) -> int:
    """Twice the area within, in the square of the unit of its points."""
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True)))


def hectares(ring: Ring) -> float:
    middle = sum(latitude for _longitude, latitude in ring) / len(ring) / PARTS
    return doubled_area(ring) / 2 / PARTS**2 * cos(radians(middle)) * _HECTARES_PER_SQUARE_DEGREE


def without_specks(rings: Iterable[Ring]) -> list[Ring]:
    """Each ring once and as large as a hectare at least; the largest stays where all are smaller."""
    whole = sorted({ring for ring in rings if len(ring) > 2 and doubled_area(ring)}, key=lambda ring: -hectares(ring))
    return [ring for at, ring in enumerate(whole) if at == 0 or hectares(ring) >= LEAST_HECTARES]


def as_text(rings: Iterable[Ring]) -> str:
    return json.dumps([[part for point in ring for part in point] for ring in rings], separators=(",", ":"))


def from_text(text: str) -> list[Ring]:
    return [tuple(zip(ring[::2], ring[1::2], strict=True)) for ring in json.loads(text)]
