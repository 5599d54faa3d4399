"""A map as finished paths: what the template needs to draw it, on the page and on paper."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MapShape:
    """One area: `tone` from 0 (most) to 4 (none, hatched). `at` is the middle of its name, None where it has no room.

    `is_village`: then reached is 0 or 1 of 1, and the tone is the lapse of VillageStanding.
    """

    code: str
    name: str
    path: str
    hatch: str
    tone: int
    reached: int
    villages: int
    name_lines: tuple[str, ...] = ()
    at: tuple[float, float] | None = None


@dataclass(frozen=True)
class AreaMap:
    """Width and height in millimetres, paths in tenths of one. `missing` are areas without an outline."""

    width: float
    height: float
    shapes: tuple[MapShape, ...]
    borders: str
    missing: tuple[str, ...]
    by_village: bool

    @property
    def tones(self) -> list[int]:
        """Those that occur, for the legend."""
        return sorted({shape.tone for shape in self.shapes})
