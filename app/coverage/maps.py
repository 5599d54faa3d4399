"""The map of an area: its villages by the time since the last session, or the areas below by the share reached."""

from collections.abc import Callable, Mapping, Sequence

from app.areas.boundary_queries import Outline, list_outlines
from app.areas.map_drawing import draw
from app.areas.map_labels import place_groups, place_names
from app.areas.map_marks import hatch
from app.areas.models import Area, Level
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding
from app.coverage.map_parts import AreaMap, MapLabel, MapShape

WIDTH, TALLEST, LOW = 160.0, 110.0, 75.0  # millimetres; low where few areas share a short report
NEVER = 4
_QUARTERS = (3, 2, 1)  # at least so many quarters: tone 0, 1, 2

Name = Callable[[AreaFigures | VillageStanding], str]
Standings = Callable[[], Sequence[VillageStanding]]


def build_map(area: Area, coverage: Coverage, standings: Standings | None, name: Name) -> AreaMap | None:
    """None where not even half of the areas below have an outline, and for a village. One select.

    `name` gives the whole name of an area; upon the map stands the bare one. By village where `standings` gives
    those of a subdistrict or regency, which is asked only where they have outlines.
    """
    below = area.level.below
    if below is None:
        return None
    tallest = LOW if area.level is Level.SUBDISTRICT else TALLEST
    if area.level not in (Level.SUBDISTRICT, Level.REGENCY):
        standings = None
    found = list_outlines(area, {below, Level.VILLAGE} if standings else {below})
    of_villages = found.get(Level.VILLAGE)
    if standings and of_villages and _enough(of_villages, villages := standings()):
        tones = {one.area_id: one.lapse for one in villages}
        return _map(tuple(of_villages), villages, tones, name, tallest, by_village=True)
    if below is Level.VILLAGE or not _enough(outlines := found.get(below, []), coverage.rows):
        return None
    tones = {row.area_id: tone_of(row.reached, row.villages) for row in coverage.rows}
    ungrouped = tuple(one._replace(group=None) for one in outlines)
    return _map(ungrouped, coverage.rows, tones, name, tallest, by_village=False)


def tone_of(reached: int, villages: int) -> int:
    """0 from three quarters on, 1 from half, 2 from a quarter, 3 below that, 4 where none was reached."""
    if not reached:
        return NEVER
    return next((tone for tone, quarters in enumerate(_QUARTERS) if 4 * reached >= quarters * villages), 3)


def _enough(outlines: Sequence[Outline], areas: Sequence) -> bool:
    return 0 < len(areas) <= 2 * len(outlines)


def _map(
    outlines: tuple[Outline, ...],
    areas: Sequence[AreaFigures | VillageStanding],
    tones: Mapping[int, int],
    name: Name,
    tallest: float,
    by_village: bool,
) -> AreaMap:
    drawing = draw(outlines, WIDTH, tallest)
    shapes, missing = [], []
    for one in areas:
        path = drawing.paths.get(one.area_id)
        if not path:
            missing.append(name(one))
            continue
        reached, villages = _shares(one)
        tone = tones[one.area_id]
        shapes.append(
            MapShape(
                code=one.code,
                name=name(one),
                path=path,
                hatch=hatch(drawing.rings[one.area_id]) if tone == NEVER else "",
                tone=tone,
                reached=reached,
                villages=villages,
            )
        )
    labels = _labels(outlines, areas, tones, tallest)
    return AreaMap(drawing.width, drawing.height, tuple(shapes), drawing.borders, labels, tuple(missing), by_village)


def _labels(
    outlines: tuple[Outline, ...],
    areas: Sequence[AreaFigures | VillageStanding],
    tones: Mapping[int, int],
    tallest: float,
) -> tuple[MapLabel, ...]:
    """The names of the areas; where their villages are drawn in several groups, those of the groups."""
    groups = {one.subdistrict_id: one.subdistrict for one in areas if isinstance(one, VillageStanding)}
    if len(groups) > 1:
        return tuple(MapLabel(one, None) for one in place_groups(outlines, tuple(groups.items()), WIDTH, tallest))
    placed = place_names(outlines, tuple((one.area_id, one.name) for one in areas), WIDTH, tallest)
    return tuple(MapLabel(one, None if one.is_beside else tones[one.area_id]) for one in placed)


def _shares(one: AreaFigures | VillageStanding) -> tuple[int, int]:
    """(reached, of how many): of a village 0 or 1 of 1."""
    return (one.reached, one.villages) if isinstance(one, AreaFigures) else (int(one.lapse == 0), 1)
