"""Which villages touch each other on the map."""

from collections import defaultdict
from collections.abc import Iterable

from app.areas.boundary_queries import Outline
from app.areas.outlines import Point, from_text


def find_touching(outlines: Iterable[Outline]) -> dict[int, frozenset[int]]:
    """{village: those that share a point of their outline with it}; neighbours are drawn with the same points."""
    at: dict[Point, set[int]] = defaultdict(set)
    for one in outlines:
        for ring in from_text(one.rings):
            for point in ring:
                at[point].add(one.area_id)
    touching: dict[int, set[int]] = defaultdict(set)
    for villages in at.values():
        if len(villages) > 1:
            for village in villages:
                touching[village] |= villages - {village}
    return {village: frozenset(others) for village, others in touching.items()}
