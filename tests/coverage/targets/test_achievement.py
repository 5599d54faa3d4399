"""How far a target is achieved: counts and shares, bands by whole percent, nothing judged that cannot be."""

import pytest

from app.coverage.targets.achievement import Actual, Band


@pytest.mark.parametrize(
    ("actual", "target", "reached", "band"),
    [
        (Actual(9, 10), 90, 100, Band.VERY_GOOD),
        (Actual(19, 20), 90, 106, Band.VERY_GOOD),  # 105,56: over 100 stays what it is
        (Actual(6, 10), 66, 91, Band.VERY_GOOD),  # 90,91
        (Actual(30, 47), 85, 75, Band.FAIR),
        (Actual(1, 3), 66, 51, Band.POOR),  # 50,505
        (Actual(0, 47), 85, 0, Band.VERY_POOR),
        (Actual(181), 200, 91, Band.VERY_GOOD),  # 90,5 is rounded up
        (Actual(0, 0), 85, None, None),
        (Actual(None), 85, None, None),
        (Actual(5, reported=False), 5, None, None),
        (Actual(5), 0, None, None),
        (Actual(5), None, None, None),
    ],
)
def test_the_whole_percent_and_its_band(actual, target, reached, band):
    assert actual.achievement(target) == reached
    assert actual.band(target) is band


def test_short_by_less_than_shows_in_whole_percent():
    assert Actual(999).achievement(1000) == 100
    assert Actual(999).falls_short(1000)
    assert Actual(8999, 10_000).falls_short(90)
    assert not Actual(9, 10).falls_short(90)
    assert not Actual(0, reported=False).falls_short(5)
