"""Whether a criterion is met on a day, worked out from dated facts alone."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.areas.models import Kind
from app.outreach.vocabulary import Audience, Topic
from app.periods import months_before
from app.programmes.calculate import (
    Designation,
    EvidenceFact,
    SessionFact,
    VillageFacts,
    judge,
    judge_all,
    last_day_within,
    summarise,
)
from app.programmes.vocabulary import Rule
from app.regulations.vocabulary import RegulationKind, Theme
from tests.records import perdes_with

ON = date(2026, 10, 7)
FAMILY, PUPILS = Audience.MIGRANT_WORKER_FAMILY, Audience.PUPILS


@dataclass(frozen=True)
class Asked:
    rule: Rule = Rule.BY_HAND
    settings: dict = field(default_factory=dict)
    area_kinds: list = field(default_factory=list)
    key: str = "posko"


BY_HAND = Asked()
PERDES = Asked(
    Rule.REGULATION,
    {"kinds": ["village_regulation"], "themes": ["pmi_protection", "anti_trafficking_village"]},
    ["desa", "desa_adat"],
)
TASK_FORCE = Asked(Rule.REGULATION, {"kinds": ["head_decree", "ward_decree"], "themes": ["task_force"]})
SESSIONS = Asked(Rule.SESSIONS, {"count": 2, "months": 12, "audiences": [FAMILY.value], "topics": []})
DESIGNATED = Asked(Rule.DESIGNATED)


IN_FORCE = perdes_with(enacted_on=date(2025, 3, 1), promulgated_on=date(2025, 3, 8))
DECREE = perdes_with(
    id=2,
    kind=RegulationKind.HEAD_DECREE,
    theme=Theme.TASK_FORCE,
    enacted_on=date(2023, 10, 7),
    valid_until=date(2026, 10, 6),
)


def session(held_on: date, *audiences: Audience, number: int = 1, topics=frozenset()) -> SessionFact:
    return SessionFact(number, "Sosialisasi", held_on, frozenset(audiences or (FAMILY,)), frozenset(topics))


def village(kind: Kind = Kind.DESA, **facts) -> VillageFacts:
    return VillageFacts(1, kind, **facts)


def handed_in(met_on: date, met_until: date | None = None) -> VillageFacts:
    return village(evidence={"posko": [EvidenceFact(1, met_on, met_until)]})


MET_TABLE = {
    "nothing handed in": (BY_HAND, village(), False),
    "handed in that day": (BY_HAND, handed_in(ON), True),
    "handed in for tomorrow": (BY_HAND, handed_in(ON + timedelta(1)), False),
    "on its last day": (BY_HAND, handed_in(date(2025, 1, 1), ON), True),
    "a day later": (BY_HAND, handed_in(date(2025, 1, 1), ON - timedelta(1)), False),
    "handed in for another criterion": (BY_HAND, village(evidence={"papan": [EvidenceFact(1, ON)]}), False),
    "a Perdes in force": (PERDES, village(regulations=[IN_FORCE]), True),
    "none": (PERDES, village(), False),
    "promulgated that day": (PERDES, village(regulations=[replace(IN_FORCE, promulgated_on=ON)]), True),
    "promulgated tomorrow": (
        PERDES,
        village(regulations=[replace(IN_FORCE, promulgated_on=ON + timedelta(1))]),
        False,
    ),
    "enacted only": (PERDES, village(regulations=[replace(IN_FORCE, promulgated_on=None)]), False),
    "repealed that day": (PERDES, village(regulations=[replace(IN_FORCE, repealed_on=ON)]), False),
    "repealed tomorrow": (PERDES, village(regulations=[replace(IN_FORCE, repealed_on=ON + timedelta(1))]), True),
    "annulled": (PERDES, village(regulations=[replace(IN_FORCE, annulled_on=date(2026, 1, 1))]), False),
    "of another theme": (PERDES, village(regulations=[replace(IN_FORCE, theme=Theme.OTHER)]), False),
    "of another kind": (PERDES, village(regulations=[DECREE]), False),
    "a kelurahan has no Perdes": (PERDES, village(Kind.KELURAHAN), None),
    "a desa adat has": (PERDES, village(Kind.DESA_ADAT, regulations=[IN_FORCE]), True),
    "designated by a decree that holds": (DESIGNATED, village(designation=Designation(date(2026, 1, 1))), True),
    "not designated, or no more": (DESIGNATED, village(), False),
    "a decree that ended yesterday": (TASK_FORCE, village(regulations=[DECREE]), False),
    "a decree that ends today": (TASK_FORCE, village(regulations=[replace(DECREE, valid_until=ON)]), True),
    "a decree without end": (TASK_FORCE, village(regulations=[replace(DECREE, valid_until=None)]), True),
    "two sessions": (SESSIONS, village(sessions=[session(ON), session(date(2026, 1, 5))]), True),
    "one session": (SESSIONS, village(sessions=[session(ON)]), False),
    "one for others": (SESSIONS, village(sessions=[session(ON), session(ON, PUPILS)]), False),
    "one of them a year ago": (SESSIONS, village(sessions=[session(ON), session(date(2025, 10, 7))]), False),
    "one of them a day less": (SESSIONS, village(sessions=[session(ON), session(date(2025, 10, 8))]), True),
    "one of them tomorrow": (SESSIONS, village(sessions=[session(ON), session(ON + timedelta(1))]), False),
}


@pytest.mark.parametrize(("asked", "facts", "met"), MET_TABLE.values(), ids=MET_TABLE)
def test_whether_it_is_met(asked, facts, met):
    assert judge(asked, facts, ON).met is met


def test_sessions_for_anybody_about_some_topics():
    asked = Asked(Rule.SESSIONS, {"count": 1, "months": 6, "audiences": [], "topics": [Topic.TRAFFICKING.value]})
    about_costs = village(sessions=[session(ON, PUPILS, topics=[Topic.COSTS])])
    about_both = village(sessions=[session(ON, PUPILS, topics=[Topic.COSTS, Topic.TRAFFICKING])])

    assert judge(asked, about_costs, ON).met is False
    assert judge(asked, about_both, ON).met is True


def test_evidence_holds_from_the_first_to_the_last_day_of_what_overlaps():
    facts = village(
        evidence={
            "posko": [
                EvidenceFact(1, date(2026, 2, 1), date(2026, 12, 31), "foto"),
                EvidenceFact(2, date(2026, 5, 1), date(2027, 3, 31)),
                EvidenceFact(3, date(2025, 1, 1), date(2025, 6, 30)),
            ]
        }
    )

    judged = judge(BY_HAND, facts, ON)

    assert (judged.since, judged.until) == (date(2026, 2, 1), date(2027, 3, 31))
    assert [source.id for source in judged.sources] == [1, 2]
    assert judged.sources[0].label == "foto"


def test_a_decree_says_until_when_and_names_itself():
    judged = judge(TASK_FORCE, village(regulations=[DECREE]), date(2026, 10, 6))

    assert (judged.since, judged.until) == (date(2023, 10, 7), date(2026, 10, 6))
    assert judged.sources[0].label == "Keputusan Kepala Desa Nomor 2 Tahun 2026: Pelindungan"


def test_one_without_end_among_several_leaves_no_end():
    endless = replace(DECREE, id=3, valid_until=None, enacted_on=date(2026, 1, 1))

    judged = judge(TASK_FORCE, village(regulations=[DECREE, endless]), date(2026, 10, 1))

    assert judged.until is None


def test_what_is_on_its_way_is_named_until_it_holds():
    drafted = replace(IN_FORCE, enacted_on=None, promulgated_on=None, drafting_on=date(2026, 9, 1))
    planned_later = replace(drafted, id=7, drafting_on=ON + timedelta(3))

    judged = judge(PERDES, village(regulations=[drafted, planned_later]), ON)

    assert [source.id for source in judged.begun] == [1]
    assert judge(PERDES, village(regulations=[drafted, replace(IN_FORCE, id=9)]), ON).begun == ()


def test_sessions_are_counted_and_hold_until_the_second_last_is_too_old():
    days = [date(2025, 12, 1), date(2026, 3, 1), date(2026, 9, 1)]
    facts = village(sessions=[session(day, number=n) for n, day in enumerate(days)])

    judged = judge(SESSIONS, facts, ON)

    assert (judged.found, judged.wanted) == (3, 2)
    assert (judged.since, judged.until) == (date(2026, 3, 1), date(2027, 2, 28))
    assert judge(SESSIONS, facts, date(2027, 2, 28)).met
    assert not judge(SESSIONS, facts, date(2027, 3, 1)).met


def test_it_is_met_since_the_gap_not_since_the_first_sessions():
    days = [date(2023, 1, 1), date(2023, 2, 1), date(2025, 12, 1), date(2026, 3, 1)]

    judged = judge(SESSIONS, village(sessions=[session(day, number=n) for n, day in enumerate(days)]), ON)

    assert judged.since == date(2026, 3, 1)


def test_what_does_not_apply_is_in_no_figure():
    facts = village(Kind.KELURAHAN, sessions=[session(ON), session(ON, number=2)])

    summary = summarise(judge_all([PERDES, TASK_FORCE, SESSIONS], facts, ON))

    assert (summary.met, summary.applicable) == (1, 2)
    assert summary.one_step_away
    assert [one.criterion for one in summary.missing] == [TASK_FORCE]
    assert not summary.complete


def test_without_any_criterion_met_nobody_is_one_step_away():
    assert not summarise(judge_all([BY_HAND], village(), ON)).one_step_away
    assert not summarise([]).complete


days = st.dates(date(2022, 1, 1), date(2028, 12, 31))
maybe = st.none() | days
sessions = st.lists(st.builds(lambda on, n: session(on, number=n), days, st.integers(1, 99)), max_size=8)
evidence = st.lists(st.builds(EvidenceFact, st.integers(1, 99), days, maybe), max_size=5)
regulations = st.lists(
    st.builds(
        lambda since, until, ended, number: replace(
            DECREE, id=number, enacted_on=since, valid_until=until, repealed_on=ended
        ),
        days,
        maybe,
        maybe,
        st.integers(1, 99),
    ),
    max_size=5,
)
EVERYTHING = (BY_HAND, TASK_FORCE, SESSIONS)


def facts_of(evidence, regulations, sessions) -> VillageFacts:
    return village(evidence={"posko": evidence}, regulations=regulations, sessions=sessions)


@given(days, evidence, regulations, sessions)
def test_what_happens_later_changes_nothing_of_what_was_true(on, handed_in, decrees, held):
    known = facts_of(
        [one for one in handed_in if one.met_on <= on],
        [
            replace(one, repealed_on=None) if (one.repealed_on or on) > on else one
            for one in decrees
            if one.enacted_on <= on
        ],
        [one for one in held if one.held_on <= on],
    )

    assert judge_all(EVERYTHING, facts_of(handed_in, decrees, held), on) == judge_all(EVERYTHING, known, on)


@given(days, evidence, sessions)
def test_it_is_met_from_since_to_until_and_not_on_the_days_beside(on, handed_in, held):
    facts = facts_of(handed_in, [], held)
    for asked in (BY_HAND, SESSIONS):
        judged = judge(asked, facts, on)
        if judged.met:
            assert judged.since <= on
            assert judge(asked, facts, judged.since).met
            assert judged.until is None or (on <= judged.until and judge(asked, facts, judged.until).met)
    judged = judge(SESSIONS, facts, on)
    if judged.met:
        assert not judge(SESSIONS, facts, judged.since - timedelta(days=1)).met


@given(days, st.integers(1, 60))
def test_a_session_stands_in_the_months_up_to_its_last_day(first, months):
    last = last_day_within(first, months)

    assert months_before(last, months) < first
    assert months_before(last + timedelta(days=1), months) >= first
