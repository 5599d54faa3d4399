"""Years, semesters, quarters and months: as the administration counts them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import force_locale, period_name
from app.periods import FIRST_YEAR, LAST_YEAR, MONTHS_IN, Period, months_up_to, parse_period, period_of

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
