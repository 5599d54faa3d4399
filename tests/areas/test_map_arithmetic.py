"""Lines made simpler together, hatches within outlines, room for names: numbers from numbers."""

from math import sin
from random import Random

import pytest

from app.areas.boundary_queries import Outline
from app.areas.map_drawing import MOST_CHARACTERS, draw
from app.areas.map_labels import place_names
from app.areas.map_lines import cut, simplified
from app.areas.map_marks import hatch, label_place
from app.areas.outlines import as_text

SQUARE = ((0, 0), (100, 0), (100, 100), (0, 100))
HOLE = ((40, 40), (60, 40), (60, 60), (40, 60))


def box(x: int, y: int, width: int, height: int) -> tuple[tuple[int, int], ...]:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def outline(area_id: int, *rings, group: int | None = None) -> Outline:
    return Outline(area_id, group, as_text(rings))


def test_what_is_left_off_lies_near_what_stays():
    line = tuple((x / 10, sin(x / 40)) for x in range(400))
    kept = simplified(line, 0.05)

    assert len(kept) < 60
    assert (kept[0], kept[-1]) == (line[0], line[-1])
    assert set(kept) <= set(line)


def test_a_line_is_made_simpler_alike_from_either_end():
    line = tuple((float(x), sin(x)) for x in range(200))

    assert simplified(line, 0.3) == simplified(line[::-1], 0.3)[::-1]


def test_neighbours_share_every_point_of_their_border_after_it_was_simplified():
    border = [(1000 + round(30 * sin(y / 9)), y) for y in range(0, 2000, 7)] + [(1000, 2000)]
    left = ((0, 0), *border, (0, 2000))
    right = ((2000, 0), (2000, 2000), *border[::-1])
    drawing = draw((outline(1, left), outline(2, right)), 60.0, 60.0)

    shared = [set(drawing.rings[one][0]) for one in (1, 2)]
    assert len(shared[0] & shared[1]) == len(shared[0]) - 2 == len(shared[1]) - 2
    assert len(shared[0]) < len(left)


def test_rings_are_cut_where_areas_meet():
    pieces = cut({1: [box(0, 0, 10, 10)], 2: [box(10, 0, 10, 10)]})

    assert ((10, 0), (10, 10)) in [tuple(sorted(piece)) for piece in pieces[1][0]]
    assert ((10, 0), (10, 10)) in [tuple(sorted(piece)) for piece in pieces[2][0]]


def test_a_map_is_as_wide_as_wanted_and_true_to_scale():
    drawing = draw((outline(1, box(0, -5000, 40000, 10000)),), 160.0, 110.0)

    assert drawing.width == pytest.approx(160)
    assert drawing.height == pytest.approx(40.75, abs=0.1)
    far_north = draw((outline(1, box(0, 595000, 40000, 10000)),), 160.0, 110.0)
    assert far_north.height == pytest.approx(2 * 39.75, rel=0.03)


def test_small_islands_go_but_no_area_is_lost():
    land, islet, tiny = box(0, 0, 100_000, 60_000), box(150_000, 0, 200, 200), box(200_000, 0, 100, 100)
    drawing = draw((outline(1, land, islet), outline(2, tiny)), 160.0, 110.0)

    assert len(drawing.rings[1]) == 1
    assert drawing.paths[2].startswith("M")


def test_paths_stay_short_however_fine_the_outlines_are():
    """Of these coasts more than may be would be drawn, were lines not made coarser."""

    def coast(south: int):
        chance = Random(south)
        return (*((x, south + chance.randrange(20_000)) for x in range(0, 300_000, 150)), (150_000, south + 30_000))

    drawing = draw(tuple(outline(number, coast(number * 25_000)) for number in range(8)), 160.0, 110.0)

    assert 0.9 * MOST_CHARACTERS < sum(map(len, drawing.paths.values())) <= MOST_CHARACTERS


def test_borders_are_those_between_groups():
    squares = [outline(one, box(one * 1000, 0, 1000, 1000), group=group) for one, group in ((1, 7), (2, 7), (3, 8))]

    assert draw(tuple(squares), 60.0, 60.0).borders.count("M") == 1
    assert draw(tuple(squares[:2]), 60.0, 60.0).borders == ""


def test_a_hatch_ends_at_the_outline_and_at_holes():
    lines = hatch((SQUARE, HOLE))
    assert lines.count("M") > hatch((SQUARE,)).count("M")
    for line in lines[1:].split("M"):
        (x0, y0), (x1, y1) = (tuple(map(float, point.split())) for point in line.split("L"))
        assert x0 + y0 == pytest.approx(x1 + y1, abs=1.1)
        assert all(-0.6 <= value <= 100.6 for value in (x0, y0, x1, y1))
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert not all(41 < value < 59 for value in middle)


def test_a_name_stands_where_it_has_room():
    assert label_place((SQUARE,), 90, 30) == pytest.approx((50, 50), abs=5)
    assert label_place((SQUARE,), 101, 30) is None
    beside_hole = label_place((SQUARE, HOLE), 90, 30)
    assert beside_hole is not None
    assert abs(beside_hole[1] - 50) > 20


def test_a_name_without_room_stands_beside_but_never_near_another_area():
    lone, small = box(0, 0, 50_000, 30_000), box(90_000, 20_000, 2_000, 2_000)
    labels = place_names((outline(1, lone), outline(2, small)), ((1, "Satu"), (2, "Dua")), 160.0, 110.0)
    assert [(one.area_id, one.is_beside) for one in labels] == [(1, False), (2, True)]

    crowded = tuple(outline(one, box(one * 2000, 0, 2000, 2000)) for one in range(40))
    labels = place_names(crowded, tuple((one, "Nama yang panjang sekali") for one in range(40)), 160.0, 110.0)
    taken = [(one.left, one.left + one.width, one.top) for one in labels]
    assert all(a[1] <= b[0] or b[1] <= a[0] or a[2] != b[2] for a in taken for b in taken if a is not b)
