"""From outlines in degrees to paths in tenths of a millimetre: shrunk to the paper, simplified, within a size in bytes.

Equirectangular, degrees of longitude shortened by the cosine of the middle latitude: true to scale along the middle.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians

from app.areas.boundary_queries import Outline
from app.areas.map_lines import Line, canonical, cut, simplified
from app.areas.outlines import PARTS, Ring, doubled_area, from_text

UNITS = 10  # in a millimetre
FINEST = 0.12  # millimetres: what nobody sees on paper
MOST_CHARACTERS = 42_000  # of all paths of a map
_LEAST_AREA = 25  # square tenths of a millimetre: smaller islands of an area that has larger ones are left off
_DOT = 7  # tenths of a millimetre from the middle to the edge, of what would be too small to be seen


@dataclass(frozen=True)
class Drawing:
    """`rings` of each area and its `paths`, in tenths of a millimetre; `borders` between the groups."""

    width: float
    height: float
    rings: Mapping[int, tuple[Ring, ...]]
    paths: Mapping[int, str]
    borders: str


@lru_cache(maxsize=64)
def draw(outlines: tuple[Outline, ...], width: float, tallest: float) -> Drawing:
    """As wide as wanted, or as tall as may be. Lines grow coarser until the paths are short enough."""
    projected, height, width = _projected({one.area_id: from_text(one.rings) for one in outlines}, width, tallest)
    pieces = cut(projected)
    groups = {one.area_id: one.group for one in outlines}
    tolerance = FINEST
    while True:
        drawing = _drawn(pieces, groups, tolerance, width, height)
        length = sum(map(len, drawing.paths.values())) + len(drawing.borders)
        if length <= MOST_CHARACTERS or tolerance > 5:
            return drawing
        tolerance *= 1.4


def _projected(
    rings: Mapping[int, list[Ring]], width: float, tallest: float
) -> tuple[dict[int, list[Line]], float, float]:
    """({area: rings in millimetres from the upper left corner}, height, width)."""
    points = [point for some in rings.values() for ring in some for point in ring]
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    shrink = cos(radians((north + south) / 2 / PARTS))
    across, down = max(1.0, (east - west) * shrink), max(1.0, float(north - south))
    margin = 0.5
    scale = min((width - 2 * margin) / across, (tallest - 2 * margin) / down)

    def place(ring: Ring) -> Line:
        return tuple(((x - west) * shrink * scale + margin, (north - y) * scale + margin) for x, y in ring)

    placed: dict[int, list[Line]] = {area: [place(ring) for ring in some] for area, some in rings.items()}
    return placed, down * scale + 2 * margin, across * scale + 2 * margin


def _drawn(
    pieces: Mapping[int, list[list[Line]]],
    groups: Mapping[int, int | None],
    tolerance: float,
    width: float,
    height: float,
) -> Drawing:
    simple: dict[Line, Line] = {}
    users: dict[Line, list[int]] = defaultdict(list)
    rings: dict[int, tuple[Ring, ...]] = {}
    for area, its_rings in pieces.items():
        found = []
        for ring in its_rings:
            points: list[tuple[int, int]] = []
            for piece in ring:
                key = canonical(piece)
                if key not in simple:
                    simple[key] = simplified(key, tolerance)
                users[key].append(area)
                points += _units(simple[key] if key == piece else simple[key][::-1])
            found.append(_clean(points))
        rings[area] = _worth_drawing(found)
    paths = {area: "".join(_path(ring, closed=True) for ring in some) for area, some in rings.items()}
    between = (
        _clean_line(_units(line)) for key, line in simple.items() if len({groups[one] for one in users[key]}) > 1
    )
    borders = "".join(_path(line, closed=False) for line in between if len(line) > 1)
    return Drawing(width, height, rings, paths, borders)


def _units(line: Iterable[tuple[float, float]]) -> Ring:
    return tuple((round(x * UNITS), round(y * UNITS)) for x, y in line)


def _clean_line(points: Iterable[tuple[int, int]]) -> Ring:
    kept: list[tuple[int, int]] = []
    for point in points:
        if not kept or kept[-1] != point:
            kept.append(point)
    return tuple(kept)


def _clean(points: Iterable[tuple[int, int]]) -> Ring:
    ring = _clean_line(points)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _worth_drawing(rings: list[Ring]) -> tuple[Ring, ...]:
    """The rings that can be seen; of an area of which none can, a dot where its largest lies."""
    ranked = sorted((ring for ring in rings if ring), key=lambda ring: (-doubled_area(ring), ring))
    seen = tuple(ring for ring in ranked if len(ring) > 2 and doubled_area(ring) >= 2 * _LEAST_AREA)
    if seen or not ranked:
        return seen
    x = sum(x for x, _y in ranked[0]) // len(ranked[0])
    y = sum(y for _x, y in ranked[0]) // len(ranked[0])
    return (((x - _DOT, y), (x, y - _DOT), (x + _DOT, y), (x, y + _DOT)),)


def _path(points: Ring, closed: bool) -> str:
    """Steps from point to point: whole numbers, and no space before a minus."""
    x, y = points[0]
    steps = []
    for to_x, to_y in points[1:]:
        steps.append(f"{to_x - x} {to_y - y}" if to_y >= y else f"{to_x - x}{to_y - y}")
        x, y = to_x, to_y
    joined = "".join(step if step.startswith("-") or not at else f" {step}" for at, step in enumerate(steps))
    return f"M{points[0][0]} {points[0][1]}l{joined}{'z' if closed else ''}"
