"""What a village still has to do, from facts alone: a table of cases, then each kind of task by itself."""

from datetime import date

import pytest

from app.accounts.models import Role
from app.coverage.tasks import (
    AddNames,
    BeginRegulation,
    Draft,
    Facts,
    FinishDraft,
    HoldSession,
    Repair,
    Returned,
    SayNihil,
    TakeStep,
    list_tasks,
)
from app.periods import parse_period
from app.regulations.vocabulary import RegulationKind, Step
from tests.records import perdes_with

TODAY = date(2026, 10, 7)
ALL_DONE = {"agreed_on": date(2026, 2, 20), "enacted_on": date(2026, 3, 2), "promulgated_on": date(2026, 3, 5)}


DONE = perdes_with(**ALL_DONE, submitted_on=date(2026, 3, 9))


def months(*codes: str) -> frozenset:
    return frozenset(parse_period(code) for code in codes)


def returned(on: date | None = date(2026, 9, 25), held_on: date = date(2026, 9, 16)) -> Returned:
    return Returned(7, "Tanya jawab", on, Role.SUBDISTRICT_STAFF, "Jumlah anak 85, apakah benar?", "boys", held_on)


def told(facts: Facts) -> list[tuple[str, str]]:
    """(kind, due or "-") of each task in its order."""
    return [(type(task).__name__, task.due.isoformat() if task.due else "-") for task in list_tasks(facts)]


CASES = {
    "new village": (
        Facts(TODAY, True),
        [("SayNihil", "2026-09-30"), ("HoldSession", "2026-12-31"), ("BeginRegulation", "-")],
    ),
    "all done": (Facts(TODAY, True, date(2026, 10, 2), months("2026-09", "2026-10"), regulations=[DONE]), []),
    "new kelurahan": (Facts(TODAY, False), [("SayNihil", "2026-09-30"), ("HoldSession", "2026-12-31")]),
    "kelurahan with a session in both quarters": (
        Facts(TODAY, False, date(2026, 10, 2), months("2026-09", "2026-10")),
        [],
    ),
    "everything late": (
        Facts(
            TODAY,
            True,
            date(2025, 12, 2),
            returned=[returned(date(2026, 6, 3), date(2026, 5, 20))],
            regulations=[perdes_with(agreed_on=date(2026, 8, 1), enacted_on=date(2026, 8, 20))],
            unnamed=2,
            drafts=[Draft("k", "Draf", date(2026, 10, 1))],
        ),
        [
            ("Repair", "2026-06-30"),
            ("TakeStep", "2026-08-27"),
            ("HoldSession", "2026-12-31"),
            ("SayNihil", "-"),
            ("FinishDraft", "-"),
            ("AddNames", "-"),
        ],
    ),
    "last day of a quarter": (
        Facts(date(2026, 9, 30), False, date(2026, 6, 3), months("2026-06", "2026-08")),
        [],
    ),
    "last day of a quarter without a session": (
        Facts(date(2026, 9, 30), False, date(2026, 6, 3), months("2026-06")),
        [("HoldSession", "2026-09-30"), ("SayNihil", "-")],
    ),
    "first day of a year": (
        Facts(date(2027, 1, 1), False, date(2026, 11, 3), months("2026-11")),
        [("HoldSession", "2027-03-31"), ("SayNihil", "-")],
    ),
    "first day of a year after a silent quarter": (
        Facts(date(2027, 1, 1), False, date(2026, 9, 30), months("2026-09")),
        [("SayNihil", "2026-12-31"), ("HoldSession", "2027-03-31")],
    ),
    "nihil for the quarter that is over": (
        Facts(TODAY, False, nils=[(date(2026, 7, 1), date(2026, 9, 30))]),
        [("HoldSession", "2026-12-31")],
    ),
    "nihil for the quarter that runs": (
        Facts(date(2026, 12, 28), False, months=months("2026-09"), nils=[(date(2026, 10, 1), date(2026, 12, 31))]),
        [],
    ),
    "nihil for one month of the quarter that runs": (
        Facts(date(2026, 11, 3), False, months=months("2026-09"), nils=[(date(2026, 10, 1), date(2026, 10, 31))]),
        [("HoldSession", "2026-12-31")],
    ),
    "a step of a regulation is a report": (
        Facts(TODAY, True, months=months("2026-10"), regulations=[perdes_with(agreed_on=date(2026, 9, 20))]),
        [("TakeStep", "2026-10-12")],
    ),
    "what was returned is asked for once": (
        Facts(TODAY, False, months=months("2026-10"), returned=[returned()]),
        [("Repair", "2026-09-30")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_to_be_done(case):
    facts, wanted = CASES[case]

    assert told(facts) == wanted


@pytest.mark.parametrize(
    ("dates", "step", "due"),
    [
        ({}, Step.AGREED, None),
        ({"agreed_on": date(2026, 9, 20)}, Step.ENACTED, date(2026, 10, 12)),  # 7 days to hand over, 15 to sign
        ({"agreed_on": date(2026, 9, 20), "handed_over_on": date(2026, 9, 24)}, Step.ENACTED, date(2026, 10, 9)),
        ({"agreed_on": date(2026, 9, 1)}, Step.PROMULGATED, date(2026, 9, 30)),  # not signed by 23 September
        ({"enacted_on": date(2026, 9, 22)}, Step.PROMULGATED, date(2026, 9, 29)),
        ({"enacted_on": date(2026, 9, 22), "promulgated_on": date(2026, 9, 25)}, Step.SUBMITTED, date(2026, 10, 2)),
    ],
)
def test_the_clock_of_a_perdes(dates, step, due):
    facts = Facts(TODAY, True, regulations=[perdes_with(**dates)])
    (task,) = [one for one in list_tasks(facts) if isinstance(one, TakeStep)]

    assert (task.following.step, task.due) == (step, due)


def test_the_day_it_is_due_is_in_time_and_the_next_is_late():
    task = HoldSession(parse_period("2026-Q3"), None, due=date(2026, 9, 30))

    assert [task.days_late(date(2026, 9, 30)), task.days_late(date(2026, 10, 1))] == [0, 1]
    assert BeginRegulation().days_late(TODAY) == 0


def test_a_repealed_perdes_is_done_and_leaves_room_for_a_new_one():
    repealed = perdes_with(**ALL_DONE, repealed_on=date(2026, 9, 1))
    tasks = list_tasks(Facts(TODAY, True, months=months("2026-10"), regulations=[repealed]))

    assert [type(task) for task in tasks] == [BeginRegulation]


def test_a_decree_is_neither_promulgated_nor_a_perdes():
    decree = perdes_with(kind=RegulationKind.HEAD_DECREE, enacted_on=date(2026, 9, 1), submitted_on=date(2026, 9, 3))
    tasks = list_tasks(Facts(TODAY, True, months=months("2026-10"), regulations=[decree]))

    assert [type(task) for task in tasks] == [BeginRegulation]


def test_a_kelurahan_is_asked_for_its_own_decree_only():
    draft = perdes_with(kind=RegulationKind.WARD_DECREE, number=None)
    tasks = list_tasks(Facts(TODAY, False, months=months("2026-09", "2026-10"), regulations=[draft]))

    assert [(type(task), task.following.step) for task in tasks] == [(TakeStep, Step.ENACTED)]


def test_each_task_carries_what_it_is_about():
    facts = Facts(
        TODAY,
        True,
        date(2026, 6, 3),
        returned=[returned(None)],
        drafts=[Draft("k", "Draf", date(2026, 10, 1))],
        unnamed=3,
    )
    by_kind = {type(task): task for task in list_tasks(facts)}

    assert by_kind[Repair].returned.field == "boys"
    assert by_kind[HoldSession].last_held_on == date(2026, 6, 3)
    assert by_kind[SayNihil].period.code in ("2026-Q3", "2026-09") if SayNihil in by_kind else True
    assert by_kind[FinishDraft].draft.key == "k"
    assert (by_kind[AddNames].count, by_kind[AddNames].since) == (3, date(2026, 7, 1))
