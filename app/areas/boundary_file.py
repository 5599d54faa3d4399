"""Outlines of areas from a file: GeoJSON, or TopoJSON, in which neighbours share their lines."""

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from app.areas.outlines import Ring, rounded


class Broken(ValueError):
    """The file cannot be used; the message says why, and what to do."""


Shape = tuple[Any, list[Ring]]


def read_shapes(content: bytes, property_name: str) -> list[Shape]:
    """(what the property says, rings) of each area in the file. Raises Broken."""
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise Broken("It is no JSON, or was cut off. Save it as GeoJSON or TopoJSON.") from None
    try:
        shapes = list(_shapes(document, property_name))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        if isinstance(error, Broken):
            raise
        raise Broken("It is not built as GeoJSON or TopoJSON. Save it anew with the program that made it.") from None
    if not shapes:
        raise Broken("There is no area in it: polygons are needed, points and lines are not used.")
    return shapes


def _shapes(document: Any, property_name: str) -> Iterator[Shape]:
    kind = document.get("type") if isinstance(document, dict) else None
    if kind == "Topology":
        arcs = _arcs(document)
        members = [one for group in document["objects"].values() for one in group.get("geometries", [group])]
        found = ((one.get("properties"), _topology_rings(one, arcs)) for one in members)
    elif kind in ("FeatureCollection", "Feature"):
        features = document["features"] if kind == "FeatureCollection" else [document]
        found = ((one.get("properties"), _geometry_rings(one.get("geometry"))) for one in features)
    else:
        raise Broken("It is neither GeoJSON nor TopoJSON: a FeatureCollection or a Topology is needed.")
    for properties, rings in found:
        if rings:
            yield (properties or {}).get(property_name), rings


def _polygons(geometry: dict, inner: str) -> list:
    """Polygons as lists of rings, of any geometry; none of points and lines."""
    kind = geometry.get("type")
    if kind == "GeometryCollection":
        return [one for part in geometry["geometries"] for one in _polygons(part, inner)]
    return {"Polygon": lambda: [geometry[inner]], "MultiPolygon": lambda: geometry[inner]}.get(kind or "", list)()


def _geometry_rings(geometry: dict | None) -> list[Ring]:
    polygons = _polygons(geometry, "coordinates") if geometry else []
    return [rounded(_degrees(point) for point in ring) for polygon in polygons for ring in polygon]


def _topology_rings(geometry: dict, arcs: list[list[tuple[float, float]]]) -> list[Ring]:
    polygons = _polygons(geometry, "arcs")
    return [rounded(_joined(ring, arcs)) for polygon in polygons for ring in polygon]


def _joined(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> Iterator[tuple[float, float]]:
    """The points of a ring of arcs; of ~n the nth, backwards."""
    for number in numbers:
        yield from arcs[number] if number >= 0 else reversed(arcs[~number])


def _arcs(topology: dict) -> list[list[tuple[float, float]]]:
    transform = topology.get("transform")
    if transform is None:
        return [[_degrees(point) for point in arc] for arc in topology["arcs"]]
    (scale_x, scale_y), (from_x, from_y) = transform["scale"], transform["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        arc = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append(_degrees((x * scale_x + from_x, y * scale_y + from_y)))
        arcs.append(arc)
    return arcs


def _degrees(point) -> tuple[float, float]:
    longitude, latitude = float(point[0]), float(point[1])
    if not (isfinite(longitude) and isfinite(latitude) and abs(longitude) <= 180 and abs(latitude) <= 90):
        raise Broken(f"{point[0]}, {point[1]} are no degrees of longitude and latitude. Save it in WGS 84 (EPSG:4326).")
    return longitude, latitude
