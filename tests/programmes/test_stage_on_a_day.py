"""The stage at which a village stands on a day, and when a designation lapses by itself."""

from dataclasses import dataclass
from datetime import date

import pytest

from app.programmes.calculate import lapses_on, last_day_of_term, stage_on
from app.programmes.vocabulary import Stage

ON = date(2026, 10, 7)


@dataclass(frozen=True)
class Reached:
    stage: Stage
    reached_on: date
    expires_on: date | None = None


DESIGNATED = Reached(Stage.DESIGNATED, date(2023, 6, 1), date(2026, 5, 31))
STAGE_TABLE = {
    "before the first": (date(2022, 12, 31), None),
    "on its first day": (date(2023, 1, 1), Stage.PROPOSED),
    "designated": (date(2023, 6, 1), Stage.DESIGNATED),
    "on the last day of the decree": (date(2026, 5, 31), Stage.DESIGNATED),
    "lapses by itself": (date(2026, 6, 1), Stage.LAPSED),
}


@pytest.mark.parametrize(("on", "stage"), STAGE_TABLE.values(), ids=STAGE_TABLE)
def test_the_stage_on_a_day(on, stage):
    assert stage_on([DESIGNATED, Reached(Stage.PROPOSED, date(2023, 1, 1))], on) is stage


def test_a_new_decree_takes_over():
    renewed = Reached(Stage.DESIGNATED, date(2026, 5, 20), date(2029, 5, 19))

    assert stage_on([DESIGNATED, renewed], ON) is Stage.DESIGNATED
    assert lapses_on([DESIGNATED, renewed], date(2026, 5, 19)) == date(2026, 6, 1)
    assert lapses_on([DESIGNATED, renewed], ON) == date(2029, 5, 20)


def test_of_two_stages_on_one_day_the_later_written_counts():
    same_day = [Reached(Stage.DECLARED, ON), Reached(Stage.ACTIVE, ON)]

    assert stage_on(same_day, ON) is Stage.ACTIVE
    assert lapses_on(same_day, ON) is None
    assert lapses_on([], ON) is None
    assert lapses_on([*same_day, Reached(Stage.LAPSED, ON)], ON) == ON


@pytest.mark.parametrize(
    ("first", "years", "last"),
    [(date(2023, 10, 7), 3, date(2026, 10, 6)), (date(2024, 2, 29), 3, date(2027, 2, 28))],
)
def test_the_last_day_of_a_term(first, years, last):
    assert last_day_of_term(first, years) == last
