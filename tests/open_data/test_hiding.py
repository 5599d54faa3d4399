"""Whoever sees all that is shown, and knows the rule, still takes each of 1, 2, 3 and 4 for possible."""

from collections import defaultdict
from itertools import product

import pytest

from app.open_data.hiding import FEW, HIDDEN, show_alone, show_parts


@pytest.mark.parametrize(
    ("count", "shown"), [(None, None), (0, 0), (1, "<5"), (4, "<5"), (5, 5), (9, 5), (10, 10), (1204, 1200)]
)
def test_a_count_is_rounded_down_and_few_are_not_told(count, shown):
    assert show_alone(count) == shown


def test_below_few_nothing_is_shown():
    assert show_parts(FEW, [3, 0, None]) == [HIDDEN, HIDDEN, None]
    assert show_parts(HIDDEN, [12, 0]) == [HIDDEN, HIDDEN]


def test_parts_that_give_each_other_away_are_hidden_all():
    assert show_parts(show_alone(20), [4, 4, 4, 4, 4]) == [HIDDEN] * 5  # five times at most 4 that are 20 or more
    assert show_parts(show_alone(11), [10, 1]) == [HIDDEN] * 2
    assert show_parts(show_alone(34), [2, 7, 12, 13, 0]) == [FEW, 5, 10, 10, 0]


@pytest.mark.parametrize(("parts", "most"), [(2, 30), (3, 30), (4, 13)])
def test_in_no_table_the_others_narrow_a_small_count_down(parts, most):
    """Every table that there can be, told apart by what it shows."""
    worlds = defaultdict(list)
    for counts in product(range(most), repeat=parts):
        whole = show_alone(sum(counts))
        worlds[whole, tuple(show_parts(whole, counts))].append(counts)
    for (_whole, shown), alike in worlds.items():
        for place, one in enumerate(shown):
            possible = {counts[place] for counts in alike}
            if sum(alike[0]) < most:  # of larger tables only some were made
                assert one != FEW or possible == {1, 2, 3, 4}
                assert one != HIDDEN or len(possible) > 3


@pytest.mark.parametrize(("shape", "most"), [((2, 2), 11), ((3, 1), 11), ((1, 2), 24)])
def test_nor_do_the_tables_below_and_above(shape, most):
    """A subdistrict's villages say something of the subdistrict, and so of its neighbours."""
    worlds = defaultdict(list)
    for counts in product(range(most), repeat=sum(shape)):
        groups = [counts[: shape[0]], counts[shape[0] :]]
        whole = show_alone(sum(counts))
        middle = show_parts(whole, [sum(group) for group in groups])
        below = [show_parts(one, group) for one, group in zip(middle, groups, strict=True)]
        worlds[str((whole, middle, below))].append((middle, below, groups))
    for alike in worlds.values():
        middle, below, groups = alike[0]
        if sum(map(sum, groups)) >= most:
            continue
        for number, one in enumerate(middle):
            if one == FEW:
                assert {sum(world[2][number]) for world in alike} == {1, 2, 3, 4}
            for place, part in enumerate(below[number]):
                if part == FEW:
                    assert {world[2][number][place] for world in alike} == {1, 2, 3, 4}
