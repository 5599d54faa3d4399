"""A map as finished paths: what the template needs to draw it, on the page and on paper."""

from dataclasses import dataclass

from app.areas.map_labels import Label


@dataclass(frozen=True)
class MapShape:
    """One area: `tone` from 0 (most) to 4 (none, hatched). Of a village it is the lapse of VillageStanding."""

    code: str
    name: str
    path: str
    hatch: str
    tone: int
    reached: int
    villages: int


@dataclass(frozen=True)
class MapLabel:
    """A name upon an area of that tone; `tone` None: beside it, or across several."""

    label: Label
    tone: int | None


@dataclass(frozen=True)
class AreaMap:
    """Width and height in millimetres, paths in tenths of one. `missing` are areas without an outline."""

    width: float
    height: float
    shapes: tuple[MapShape, ...]
    borders: str
    labels: tuple[MapLabel, ...]
    missing: tuple[str, ...]
    by_village: bool
