"""The map of an area: its villages by the time since the last session, or the areas below by the share reached."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from textwrap import wrap

from app.areas.boundary_queries import Outline, list_outlines
from app.areas.map_drawing import UNITS, Drawing, draw
from app.areas.map_marks import hatch, label_place
from app.areas.models import Area, Level
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding
from app.coverage.map_parts import AreaMap, MapShape

WIDTH, TALLEST = 160.0, 110.0
NEVER = 4
_LETTER, _LINE = 1.62, 3.4  # millimetres of 8.2 pt, on average and between two lines
_LONGEST_LINE = 16
_QUARTERS = (3, 2, 1)  # at least so many quarters: tone 0, 1, 2

Name = Callable[[AreaFigures | VillageStanding], str]


def build_map(area: Area, coverage: Coverage, standings: Sequence[VillageStanding], name: Name) -> AreaMap | None:
    """`name` gives the whole name of an area; upon the map stands the bare one. One select. None where not even half of the areas below have an outline, and for a village.

    By village where the villages of a subdistrict or regency are handed in and have outlines.
    """
    below = area.level.below
    if below is None:
        return None
    wants_villages = bool(standings) and area.level in (Level.SUBDISTRICT, Level.REGENCY)
    found = list_outlines(area, {below, Level.VILLAGE} if wants_villages else {below})
    if wants_villages and _enough(outlines := found.get(Level.VILLAGE, []), standings):
        tones = {one.area_id: one.lapse for one in standings}
        return _map(outlines, standings, tones, name, by_village=True)
    if below is Level.VILLAGE or not _enough(outlines := found.get(below, []), coverage.rows):
        return None
    tones = {row.area_id: tone_of(row.reached, row.villages) for row in coverage.rows}
    return _map([one._replace(group=None) for one in outlines], coverage.rows, tones, name, by_village=False)


def tone_of(reached: int, villages: int) -> int:
    """0 from three quarters on, 1 from half, 2 from a quarter, 3 below that, 4 where none was reached."""
    if not reached:
        return NEVER
    return next((tone for tone, quarters in enumerate(_QUARTERS) if 4 * reached >= quarters * villages), 3)


def _enough(outlines: Sequence[Outline], areas: Sequence) -> bool:
    return 0 < len(areas) <= 2 * len(outlines)


def _map(
    outlines: Sequence[Outline],
    areas: Sequence[AreaFigures | VillageStanding],
    tones: Mapping[int, int],
    name: Name,
    by_village: bool,
) -> AreaMap:
    drawing = draw(tuple(outlines), WIDTH, TALLEST)
    named = {one.area_id: name(one) for one in areas}
    short = {one.area_id: one.name for one in areas}
    places = _places(tuple(outlines), tuple(short.get(one.area_id, "") for one in outlines))
    shapes = []
    for one in areas:
        if not drawing.paths.get(one.area_id):
            continue
        reached, villages = _shares(one)
        tone = tones[one.area_id]
        lines, at = places.get(one.area_id, ((), None))
        shapes.append(
            MapShape(
                code=one.code,
                name=named[one.area_id],
                path=drawing.paths[one.area_id],
                hatch=hatch(drawing.rings[one.area_id]) if tone == NEVER else "",
                tone=tone,
                reached=reached,
                villages=villages,
                name_lines=lines,
                at=at,
            )
        )
    drawn = {shape.code for shape in shapes}
    missing = tuple(named[one.area_id] for one in areas if one.code not in drawn)
    return AreaMap(drawing.width, drawing.height, tuple(shapes), drawing.borders, missing, by_village)


def _shares(one: AreaFigures | VillageStanding) -> tuple[int, int]:
    """(reached, of how many): of a village 0 or 1 of 1."""
    return (one.reached, one.villages) if isinstance(one, AreaFigures) else (int(one.lapse == 0), 1)


@lru_cache(maxsize=64)
def _places(
    outlines: tuple[Outline, ...], names: tuple[str, ...]
) -> dict[int, tuple[tuple[str, ...], tuple[float, float]]]:
    """{area: (its name in one or two lines, the middle in millimetres)} where the name has room."""
    drawing: Drawing = draw(outlines, WIDTH, TALLEST)
    places = {}
    for outline, name in zip(outlines, names, strict=True):
        for lines in _ways_to_write(name):
            width = max(map(len, lines)) * _LETTER * UNITS
            at = label_place(drawing.rings[outline.area_id], width, len(lines) * _LINE * UNITS)
            if at is not None:
                places[outline.area_id] = (lines, (at[0] / UNITS, at[1] / UNITS))
                break
    return places


def _ways_to_write(name: str) -> list[tuple[str, ...]]:
    """In one line, then in two."""
    if not name:
        return []
    two = tuple(wrap(name, max(len(name) // 2 + 2, max(map(len, name.split())))))
    return [(name,), two] if len(two) == 2 else [(name,)]
