"""Years, semesters, quarters and months: as the administration counts them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import force_locale, period_name
from app.periods import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS_IN,
    Period,
    Span,
    months_up_to,
    parse_period,
    parse_span,
    period_of,
)

periods = st.sampled_from(sorted(MONTHS_IN)).flatmap(
    lambda unit: st.builds(
        Period, st.integers(FIRST_YEAR, LAST_YEAR), st.just(unit), st.integers(1, 12 // MONTHS_IN[unit])
    )
)
days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@given(periods)
def test_a_code_is_read_back(period):
    assert parse_period(period.code) == period
    assert parse_period(f" {period.code.lower()} ") == period


@given(periods)
def test_periods_follow_one_another_without_a_gap(period):
    assert period.next.previous == period.previous.next == period
    assert period.next.first_day == period.last_day + timedelta(days=1)
    assert period.first_day.day == 1


@given(days, st.sampled_from(sorted(MONTHS_IN)))
def test_each_day_lies_in_one_period_of_each_unit(day, unit):
    period = period_of(day, unit)

    assert period.first_day <= day <= period.last_day
    assert not period.previous.last_day >= day
    assert not period.next.first_day <= day


@given(periods)
def test_a_period_has_its_months(period):
    months = months_up_to(period, MONTHS_IN[period.unit])

    assert (months[0].first_day, months[-1].last_day) == (period.first_day, period.last_day)
    assert all(a.next == b for a, b in pairwise(months))


@given(st.text(max_size=9))
def test_anything_else_is_refused(text):
    try:
        period = parse_period(text)
    except ValueError:
        return
    assert period.code == text.strip().upper()


@pytest.mark.parametrize(
    "code",
    ["", "26", "1999", "2101", "2026-Q0", "2026-Q5", "2026-S3", "2026-00", "2026-13", "2026-1", "2026Q3", "２０２６"],
)
def test_what_is_no_period(code):
    with pytest.raises(ValueError, match=f"^{code}$"):
        parse_period(code)


@pytest.mark.parametrize(
    ("code", "first", "last", "indonesian", "english"),
    [
        ("2026", "2026-01-01", "2026-12-31", "Tahun 2026", "Year 2026"),
        ("2026-S2", "2026-07-01", "2026-12-31", "Semester II Tahun 2026", "Semester II 2026"),
        ("2026-Q3", "2026-07-01", "2026-09-30", "Triwulan III Tahun 2026", "Quarter III 2026"),
        ("2024-02", "2024-02-01", "2024-02-29", "Februari 2024", "February 2024"),
        ("2026-12", "2026-12-01", "2026-12-31", "Desember 2026", "December 2026"),
    ],
)
def test_known_periods_and_their_names(app, code, first, last, indonesian, english):
    period = parse_period(code)

    assert (period.first_day.isoformat(), period.last_day.isoformat()) == (first, last)
    with app.test_request_context():
        assert period_name(period) == indonesian
        with force_locale("en"):
            assert period_name(period) == english


spans = st.builds(
    lambda begins, length: Span.of(begins, begins + timedelta(days=length)),
    st.dates(date(2000, 1, 1), date(2090, 12, 31)),
    st.integers(0, 1820),
)


@given(spans)
def test_a_span_is_read_back_and_has_one_of_its_length_before_it(span):
    assert parse_span(span.code) in (span, span.simplest)
    assert span.previous.last_day == span.first_day - timedelta(days=1)
    assert span.previous.next == span
    assert span.year_before.first_day.year == span.first_day.year - 1


@given(periods)
def test_the_days_of_a_period_are_that_period(period):
    assert parse_span(f"{period.first_day}..{period.last_day}") == period


@pytest.mark.parametrize(
    "code",
    [
        "2026-07-15..",
        "2026-07-15..2026-07-14",
        "1999-12-31..2000-01-02",
        "2026-02-30..2026-03-01",
        "2020-01-01..2026-01-01",
    ],
)
def test_what_is_no_span(code):
    with pytest.raises(ValueError):  # noqa: PT011 (some come from the calendar)
        parse_span(code)


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        (
            "2026-07-15..2026-09-20",
            "15 Juli sampai dengan 20 September 2026",
            "15 July through 20 September 2026",
        ),
        ("2025-12-15..2026-01-20", "15 Desember 2025 sampai dengan 20 Januari 2026", None),
        ("2026-07-01..2026-07-20", "1 sampai dengan 20 Juli 2026", None),
        ("2026-07-05..2026-07-05", "5 Juli 2026", "5 July 2026"),
        ("2026-07-01..2026-09-30", "Triwulan III Tahun 2026", None),
    ],
)
def test_names_of_spans(app, code, indonesian, english):
    with app.test_request_context():
        with force_locale("id"):
            assert period_name(parse_span(code)) == indonesian
        with force_locale("en"):
            assert english in (None, period_name(parse_span(code)))


def test_a_span_of_five_years_has_one_before_it():
    """Five years with one leap day less hold fewer days than those before them."""
    span = parse_span("2020-01-01..2025-01-01")

    assert span.previous.code == "2014-12-30..2019-12-31"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("2026-09", True),
        ("2026-07-15..2026-08-30", False),
        ("2026-07-15..2026-08-31", True),
        ("2026-07-01..2026-07-30", False),
        ("2026-07-01..2026-08-02", True),
        ("2025-12-02..2026-01-31", True),
        ("2026-02-28..2026-02-28", False),
    ],
)
def test_whether_a_whole_month_lies_within(code, expected):
    assert parse_span(code).has_whole_month is expected
