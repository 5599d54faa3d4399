"""A number divided among areas: whatever the areas, the parts sum to it and each is next to its fair share."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.coverage.targets.splitting import split

WEIGHTS = st.dictionaries(st.integers(0, 50), st.integers(0, 900), max_size=40)


@given(st.integers(0, 10**8), WEIGHTS)
def test_the_parts_sum_to_the_whole_and_each_is_next_to_its_fair_share(total, weights):
    parts = split(total, weights)

    whole = sum(weights.values())
    assert sum(parts.values()) == (total if whole else 0)
    for key, part in parts.items():
        assert abs(part - Fraction(total * weights[key], whole)) < 1


@given(st.integers(0, 10**6), WEIGHTS)
def test_who_has_more_never_gets_less_and_who_has_nothing_gets_nothing(total, weights):
    parts = split(total, weights)

    assert set(parts) == {key for key, weight in weights.items() if weight}
    for one, other in combinations(parts, 2):
        if weights[one] < weights[other]:
            assert parts[one] <= parts[other]


@given(st.dictionaries(st.integers(0, 50), st.integers(0, 900), min_size=1, max_size=40), st.data())
def test_of_places_nobody_gets_more_than_there_are(weights, data):
    total = data.draw(st.integers(0, sum(weights.values())))

    assert all(part <= weights[key] for key, part in split(total, weights).items())


def test_the_largest_remainders_are_rounded_up():
    assert split(10, {"a": 1, "b": 1, "c": 1}) == {"a": 4, "b": 3, "c": 3}
    assert split(100, {"a": 81, "b": 63, "c": 0, "d": 249}) == {"a": 21, "b": 16, "d": 63}
    assert split(5, {"a": 0}) == {}
