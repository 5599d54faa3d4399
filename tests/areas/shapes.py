"""Invented outlines: squares, with holes and islands, as GeoJSON and as TopoJSON."""

import json
from collections.abc import Sequence
from pathlib import Path

Square = tuple[float, float, float]  # longitude and latitude of its lower left corner, side


def ring(square: Square) -> list[list[float]]:
    x, y, side = square
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def feature(code: object, *polygons: Sequence[Square], name: str = "code") -> dict:
    """Each polygon a square, then its holes."""
    coordinates = [[ring(one) for one in squares] for squares in polygons]
    return {
        "type": "Feature",
        "properties": {name: code},
        "geometry": {"type": "MultiPolygon", "coordinates": coordinates},
    }


def geojson(path: Path, *features: dict) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def two_neighbours(first: str, second: str) -> dict:
    """A topology of two squares of one degree that share the line between them."""
    return {
        "type": "Topology",
        "transform": {"scale": [0.01, 0.01], "translate": [105.0, -3.0]},
        "arcs": [
            [[100, 0], [0, 100]],  # shared, upwards
            [[100, 100], [-100, 0], [0, -100], [100, 0]],  # the rest of the left one
            [[100, 0], [100, 0], [0, 100], [-100, 0]],  # the rest of the right one
        ],
        "objects": {
            "areas": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "properties": {"code": first}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "properties": {"code": second}, "arcs": [[[2, ~0]]]},
                ],
            }
        },
    }
