"""Where the names stand on a map: upon their areas where there is room, else beside them on the empty ground."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from textwrap import wrap

from app.areas.boundary_queries import Outline
from app.areas.map_drawing import UNITS, Drawing, draw
from app.areas.map_marks import label_place, spans_at
from app.areas.outlines import Ring

LINE = 3.4  # millimetres from line to line of 8.2 pt
_WIDTHS = {"ijlIt.,'- ()": 0.9, "frs": 1.3, "mwMW": 2.5, "kvxyzcJ": 1.5}  # of its letters; others, capitals:
_USUAL, _CAPITAL = 1.65, 2.05
_GAP = 0.8
_CLEAR = 1.5  # to any area whose name it is not


@dataclass(frozen=True)
class Label:
    """A name in one or two lines. `x` is where it begins, has its middle or ends; `y` its middle; millimetres.

    `area_id`: of the area, or of the group.
    """

    area_id: int
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str = "middle"
    is_beside: bool = False

    @property
    def width(self) -> float:
        return max(map(_written, self.lines))

    @property
    def height(self) -> float:
        return len(self.lines) * LINE

    @property
    def left(self) -> float:
        return self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width

    @property
    def top(self) -> float:
        return self.y - self.height / 2


Names = tuple[tuple[int, str], ...]
Cell = tuple[int, int]


@lru_cache(maxsize=64)
def place_names(outlines: tuple[Outline, ...], names: Names, width: float, tallest: float) -> tuple[Label, ...]:
    """A name upon its area, or beside it; none where there is room for neither."""
    drawing = draw(outlines, width, tallest)
    labels, later = [], []
    for area_id, name in names:
        rings = drawing.rings.get(area_id, ())
        label = _upon(area_id, name, rings)
        if label is not None:
            labels.append(label)
        elif rings:
            later.append((area_id, name, rings))
    land = _land(drawing)
    written = {cell for label in labels for cell in _cells(label)}
    spare = (width - drawing.width) / 2
    for area_id, name, rings in later:
        for label in _beside(area_id, name, rings[0]):
            inside = -spare <= label.left and label.left + label.width <= drawing.width + spare
            inside = inside and label.top >= 0 and label.top + label.height <= drawing.height
            if inside and _is_free(label, land, written):
                labels.append(label)
                written.update(_cells(label))
                break
    return tuple(labels)


@lru_cache(maxsize=64)
def place_groups(outlines: tuple[Outline, ...], names: Names, width: float, tallest: float) -> tuple[Label, ...]:
    """The name of each group across all its areas."""
    drawing = draw(outlines, width, tallest)
    labels = []
    for group, name in names:
        rings = tuple(ring for one in outlines if one.group == group for ring in drawing.rings[one.area_id])
        label = _upon(group, name, rings)
        if label is not None:
            labels.append(label)
    return tuple(labels)


def _upon(area_id: int, name: str, rings: tuple[Ring, ...]) -> Label | None:
    for lines in _ways_to_write(name):
        size = Label(area_id, lines, 0, 0)
        at = label_place(rings, size.width * UNITS, size.height * UNITS)
        if at is not None:
            return Label(area_id, lines, at[0] / UNITS, at[1] / UNITS)
    return None


def _beside(area_id: int, name: str, ring: Ring) -> Iterator[Label]:
    """Right, left, below and above of its largest part."""
    xs, ys = [x / UNITS for x, _y in ring], [y / UNITS for _x, y in ring]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    for lines in _ways_to_write(name):
        half = len(lines) * LINE / 2
        for shift in (0, -1.5, 1.5, -3, 3):
            yield Label(area_id, lines, max(xs) + _GAP, middle_y + shift, "start", True)
            yield Label(area_id, lines, min(xs) - _GAP, middle_y + shift, "end", True)
        for shift in (0, -3, 3):
            yield Label(area_id, lines, middle_x + shift, max(ys) + half + _GAP / 2, is_beside=True)
            yield Label(area_id, lines, middle_x + shift, min(ys) - half - _GAP / 2, is_beside=True)


def _is_free(label: Label, land: Mapping[Cell, int], written: Collection[Cell]) -> bool:
    """No area and no other name lies under it, and no other area so near that it could be taken for that one's."""
    if any(cell in land or cell in written for cell in _cells(label)):
        return False
    return all(land.get(cell, label.area_id) == label.area_id for cell in _cells(label, _CLEAR))


def _land(drawing: Drawing) -> dict[Cell, int]:
    """{square millimetre: an area that lies in it}."""
    return {
        (column, row): area_id
        for area_id, rings in drawing.rings.items()
        for row in range(int(drawing.height) + 1)
        for start, end in spans_at(rings, row * UNITS + UNITS / 2)
        for column in range(int(start // UNITS), int(end // UNITS) + 1)
    }


def _cells(label: Label, around: float = 0.0) -> Iterator[Cell]:
    """The square millimetres under it, and so far around it."""
    left, right = label.left - around, label.left + label.width + around
    top, bottom = label.top + 0.4 - around, label.top + label.height - 0.4 + around
    for row in range(int(top // 1), int(bottom // 1) + 1):
        for column in range(int(left // 1), int(right // 1) + 1):
            yield column, row


def _written(line: str) -> float:
    """How wide a line is."""
    return sum(_letter(char) for char in line)


@cache
def _letter(char: str) -> float:
    return next((width for chars, width in _WIDTHS.items() if char in chars), _CAPITAL if char.isupper() else _USUAL)


def _ways_to_write(name: str) -> list[tuple[str, ...]]:
    """In one line, then in two."""
    two = tuple(wrap(name, max(len(name) // 2 + 2, max(map(len, name.split())))))
    return [(name,), two] if len(two) == 2 else [(name,)]
