"""Outlines with fewer points, so that neighbours still meet: a line that two areas share is made simpler once.

Rings are cut where lines of several areas come together; each piece is then reduced by itself (Douglas-Peucker).
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Line = tuple[Point, ...]


def cut(rings: Mapping[int, list[Line]]) -> dict[int, list[list[Line]]]:
    """{area: for each of its rings the pieces between the points where other areas join}."""
    meeting = _meeting_points(ring for some in rings.values() for ring in some)
    return {area: [_pieces(ring, meeting) for ring in some] for area, some in rings.items()}


def _meeting_points(rings: Iterable[Line]) -> set[Point]:
    """Points at which one ring goes on otherwise than another."""
    neighbours: dict[Point, frozenset[Point]] = {}
    meeting = set()
    for ring in rings:
        for at, point in enumerate(ring):
            beside = frozenset((ring[at - 1], ring[(at + 1) % len(ring)]))
            if neighbours.setdefault(point, beside) != beside:
                meeting.add(point)
    return meeting


def _pieces(ring: Line, meeting: set[Point]) -> list[Line]:
    """They follow each other around; the last point of each is the first of the next."""
    cuts = [at for at, point in enumerate(ring) if point in meeting]
    if len(cuts) < 2:  # an island, or one within another area: begun at the same point whichever way it was drawn
        first = cuts[0] if cuts else min(range(len(ring)), key=ring.__getitem__)
        turned = ring[first:] + ring[:first]
        far = max(range(len(turned)), key=lambda at: (_apart(turned[0], turned[at]), turned[at]))
        return [turned[: far + 1], (*turned[far:], turned[0])]
    turned = ring[cuts[0] :] + ring[: cuts[0]] + (ring[cuts[0]],)
    ends = [*(at - cuts[0] for at in cuts), len(ring)]
    return [turned[start : end + 1] for start, end in pairwise(ends)]


def canonical(piece: Line) -> Line:
    """The same for a line and for the same line drawn backwards."""
    return min(piece, piece[::-1])


def simplified(piece: Line, tolerance: float) -> Line:
    """Both ends stay; what is left off lies no further than the tolerance from what stays."""
    line = canonical(piece)
    kept, pending = {0, len(line) - 1}, [(0, len(line) - 1)]
    while pending:
        first, last = pending.pop()
        furthest, distance = first, tolerance
        for at in range(first + 1, last):
            apart = _from_line(line[at], line[first], line[last])
            if apart > distance:
                furthest, distance = at, apart
        if furthest != first:
            kept.add(furthest)
            pending += [(first, furthest), (furthest, last)]
    chosen = tuple(line[at] for at in sorted(kept))
    return chosen if line is piece or line == piece else chosen[::-1]


def _apart(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _from_line(point: Point, start: Point, end: Point) -> float:
    """How far from the stretch between start and end."""
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = (x1 - x0) ** 2 + (y1 - y0) ** 2
    if not length:
        return _apart(point, start)
    share = min(1.0, max(0.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length))
    return hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
