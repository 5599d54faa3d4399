"""The terms of a Perdes from its days alone: which step is next, by when, how late each one was."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.regulations.models import Stepwise
from app.regulations.terms import Clock, Terms, next_step, step_clocks
from app.regulations.vocabulary import RegulationKind, Step
from app.regulations.working_days import days_off, is_working_day, working_days_after, working_days_between
from tests.records import perdes_with

TODAY = date(2026, 10, 7)
THE_LAW, WORKING = Terms(), Terms(working_days=True)
NONE = Terms(None, None, None, None, None)

ANY_DAY = st.dates(date(2000, 1, 1), date(2100, 12, 31))
ANY_TERM = st.integers(1, 365)
ANY_TERMS = st.builds(
    Terms,
    *[st.none() | ANY_TERM for _term in range(5)],
    working_days=st.booleans(),
    due_soon_days=st.integers(0, 60),
)


def days(**given: str) -> dict[str, date]:
    """Month and day of 2026: agreed="8-28"."""
    return {f"{step}_on": date(2026, *map(int, on.split("-"))) for step, on in given.items()}


def said(regulation: Stepwise, terms: Terms = THE_LAW, on: date = TODAY) -> tuple:
    """(step, last day as month and day, late or soon, days late)."""
    step = next_step(regulation, terms, on)
    if step is None:
        return (None,)
    due = f"{step.due.month}-{step.due.day}" if step.due else None
    return step.step, due, step.clock(on), step.days_late(on)


AGREED = days(agreed="8-28", handed_over="9-1")
SIGNED_LATE = AGREED | days(enacted="9-22")


@pytest.mark.parametrize(
    ("given", "terms", "wanted"),
    [
        ({}, THE_LAW, (Step.AGREED, None, None, 0)),
        (days(agreed="9-20"), THE_LAW, (Step.ENACTED, "10-12", None, 0)),  # 7 days to hand over, then 15
        (days(agreed="9-20", handed_over="9-24"), THE_LAW, (Step.ENACTED, "10-9", Clock.SOON, 0)),
        (days(agreed="9-20", handed_over="9-22"), THE_LAW, (Step.ENACTED, "10-7", Clock.SOON, 0)),  # its last day
        (days(agreed="9-20"), WORKING, (Step.ENACTED, "10-20", None, 0)),
        (SIGNED_LATE, THE_LAW, (Step.PROMULGATED, "9-29", Clock.LATE, 8)),
        (SIGNED_LATE, WORKING, (Step.PROMULGATED, "10-1", Clock.LATE, 6)),
        (SIGNED_LATE, NONE, (Step.PROMULGATED, None, None, 0)),
        (SIGNED_LATE | days(promulgated="10-2"), THE_LAW, (Step.SUBMITTED, "10-9", Clock.SOON, 0)),
        (SIGNED_LATE | days(promulgated="10-2", submitted="10-5"), THE_LAW, (None,)),
        (SIGNED_LATE | days(promulgated="10-2", repealed="10-5"), THE_LAW, (None,)),
        (days(agreed="9-20"), Terms(handover_days=None), (Step.ENACTED, None, None, 0)),  # receipt unknown
    ],
)
def test_what_is_next_and_by_when(given, terms, wanted):
    assert said(perdes_with(**given), terms) == wanted


def test_what_was_not_signed_in_time_is_promulgated_all_the_same():
    perdes = perdes_with(**AGREED)  # to be signed by 16 September

    assert said(perdes, on=date(2026, 9, 16)) == (Step.ENACTED, "9-16", Clock.SOON, 0)
    assert said(perdes, on=date(2026, 9, 17)) == (Step.PROMULGATED, "9-23", None, 0)
    assert next_step(perdes, THE_LAW, date(2026, 9, 17)).unsigned
    assert said(perdes) == (Step.PROMULGATED, "9-23", Clock.LATE, 14)


def test_said_to_be_unsigned_it_is_promulgated_without_waiting():
    perdes = perdes_with(agreed_on=date(2026, 9, 20), unsigned=True)

    assert said(perdes) == (Step.PROMULGATED, "10-19", None, 0)
    assert said(perdes, NONE) == (Step.PROMULGATED, None, None, 0)


def clocks(terms: Terms = THE_LAW, on: date = TODAY, **given) -> dict[Step, tuple]:
    """{step: (last day, days late, not asked for any more)}."""
    return {
        one.step: (one.due, one.days_late(on), one.passed)
        for one in step_clocks(perdes_with(**given), terms, on)
        if one.due
    }


def test_each_step_keeps_how_late_it_was():
    found = clocks(**SIGNED_LATE, **days(promulgated="10-2", submitted="10-5"))

    assert found[Step.HANDED_OVER] == (date(2026, 9, 4), 0, False)
    assert found[Step.ENACTED] == (date(2026, 9, 16), 6, False)
    assert found[Step.PROMULGATED] == (date(2026, 9, 29), 3, False)
    assert found[Step.SUBMITTED] == (date(2026, 10, 9), 0, False)
    assert found[Step.CLARIFIED] == (date(2026, 11, 4), 0, False)  # the duty of the regency


def test_the_clarification_is_never_a_step_of_the_village():
    submitted = SIGNED_LATE | days(promulgated="10-2", submitted="10-5")

    assert next_step(perdes_with(**submitted), THE_LAW, date(2027, 3, 1)) is None
    assert clocks(on=date(2026, 11, 6), **submitted)[Step.CLARIFIED][1] == 2


def test_what_was_never_written_down_is_not_late():
    found = clocks(**days(agreed="8-28", enacted="9-22"))

    assert found[Step.HANDED_OVER] == (date(2026, 9, 4), 0, True)
    assert found[Step.ENACTED] == (date(2026, 9, 19), 3, False)


def test_what_is_repealed_waits_for_nothing():
    assert clocks(**SIGNED_LATE, **days(promulgated="10-2", repealed="10-5"))[Step.SUBMITTED] == (
        date(2026, 10, 9),
        0,
        True,
    )


def test_as_of_an_earlier_day_later_steps_were_not_taken_yet():
    perdes = perdes_with(**SIGNED_LATE, **days(promulgated="10-2"))

    assert said(perdes, on=date(2026, 9, 30)) == (Step.PROMULGATED, "9-29", Clock.LATE, 1)


@pytest.mark.parametrize("kind", [kind for kind in RegulationKind if kind is not RegulationKind.VILLAGE_REGULATION])
def test_other_kinds_have_no_terms(kind):
    regulation = perdes_with(kind=kind, **days(agreed="2-1", enacted="3-1"))
    step = next_step(regulation, THE_LAW, TODAY)

    assert step_clocks(regulation, THE_LAW, TODAY) == []
    assert step is None or step.due is None


def test_the_days_off_of_2026():
    off = [date(2026, 1, 1), date(2026, 3, 20), date(2026, 3, 23), date(2026, 8, 17), date(2026, 12, 24)]

    assert not [day for day in off if is_working_day(day)]  # 20 and 23 March, 24 December: joint leave
    assert working_days_after(date(2026, 3, 17), 1) == date(2026, 3, 25)
    assert working_days_after(date(2026, 8, 14), 1) == date(2026, 8, 18)


@given(ANY_DAY, ANY_TERM)
def test_a_term_of_working_days_ends_on_one_and_counts_exactly_so_many(since, length):
    due = Terms(working_days=True).due(since, length)

    assert due.weekday() < 5
    assert due not in days_off(due.year)
    between = [since + timedelta(days=ahead) for ahead in range(1, (due - since).days + 1)]
    assert sum(day.weekday() < 5 and day not in days_off(day.year) for day in between) == length
    assert working_days_between(since, due) == length


@given(ANY_DAY, ANY_TERM)
def test_a_term_of_calendar_days_is_so_many_days_later(since, length):
    assert THE_LAW.due(since, length) == since + timedelta(days=length)


@given(ANY_DAY, st.none() | ANY_DAY, ANY_TERMS)
def test_the_longer_the_wait_for_the_handover_the_later_the_last_day_to_sign(agreed, handed_over, terms):
    on = max(agreed, handed_over or agreed)
    clocks = step_clocks(perdes_with(agreed_on=agreed, handed_over_on=handed_over), terms, on)
    due = next((one.due for one in clocks if one.step is Step.ENACTED), None)

    assert due is None or due > (handed_over or agreed)


@given(st.tuples(*[st.none() | ANY_DAY for _step in Step]), st.booleans(), ANY_TERMS, ANY_DAY)
def test_no_days_in_any_order_break_the_clock(steps, unsigned, terms, on):
    perdes = perdes_with(**dict(zip([step.value for step in Step], steps, strict=True)), unsigned=unsigned)
    step = next_step(perdes, terms, on)

    for one in step_clocks(perdes, terms, on):
        assert one.days_late(on) >= 0
        assert one.taken is None or one.taken <= on
    if step is not None:
        assert step.step not in (Step.HANDED_OVER, Step.CLARIFIED)
        assert (step.days_late(on) > 0) == (step.clock(on) is Clock.LATE)
