"""Dates, times, numbers and words as people type them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import day, force_locale, number, short_day, weekday_day
from app.web.values import clean_line, clean_text, read_count, read_date, read_time

DAY = date(2026, 7, 9)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-07-09",
        "2026-7-9",
        "2026-07-09T00:00",
        "2026-07-09 00:00:00",
        "09/07/2026",
        "9/7/2026",
        "09-07-2026",
        "9.7.2026",
        "9 Juli 2026",
        "09 juli 2026",
        "9 JUL 2026",
        "9 July 2026",
        "Kamis, 9 Juli 2026",
        "Kamis 9 Juli 2026",
        "  9  Juli\u00a02026 ",
        "\u200e9 Juli 2026\ufeff",
    ],
)
def test_one_day_in_many_hands(typed):
    assert read_date(typed) == DAY


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "besok",
        "31/06/2026",
        "2026-02-29",
        "29 Februari 2025",
        "07/2026",
        "9 Juli",
        "9/7/26",
        "07/13/2026",
        "9 Jumat 2026",
        "2026-07-09T12:30",
        "20260709",
        "0/0/0000",
        "99999-01-01",
        "９/７/２０２６x",
    ],
)
def test_what_is_no_day(typed):
    with pytest.raises(ValueError):  # noqa: PT011 (the message is for the form to write)
        read_date(typed)


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["id", "en"]))
def test_what_we_write_we_can_read(prepared_app, value, language):
    with prepared_app.test_request_context(), force_locale(language):
        for written in (day(value), weekday_day(value), short_day(value), value.isoformat(), f"{value:%d/%m/%Y}"):
            if value.year > 999 and len(f"{value.year}") == 4:
                assert read_date(written) == value


@given(st.text(max_size=30))
def test_no_text_breaks_a_reader(text):
    for read in (read_date, read_time, read_count):
        try:
            read(text)
        except ValueError:
            continue


@pytest.mark.parametrize(
    ("typed", "wanted"), [("09:30", (9, 30)), ("9.30", (9, 30)), ("09.30 WIB", (9, 30)), ("23:59 wita", (23, 59))]
)
def test_times(typed, wanted):
    assert read_time(typed) == time(*wanted)


@pytest.mark.parametrize("typed", ["24:00", "9", "9.5.3", "pagi", "-1:00", "09:60"])
def test_what_is_no_time(typed):
    with pytest.raises(ValueError):  # noqa: PT011
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "wanted"), [("0", 0), ("25", 25), (" 1.204 ", 1204), ("007", 7), ("12.000.000", 12_000_000)]
)
def test_counts(typed, wanted):
    assert read_count(typed) == wanted


@pytest.mark.parametrize("typed", ["", "-1", "+1", "1,5", "1.5", "12.34", "1e3", "dua", "1 204", "٣", "1" * 13])
def test_what_is_no_count(typed):
    with pytest.raises(ValueError):  # noqa: PT011
        read_count(typed)


@given(st.integers(0, 99_999_999))
def test_counts_are_read_as_we_write_them(prepared_app, value):
    with prepared_app.test_request_context():
        assert read_count(number(value)) == read_count(str(value)) == value


@given(st.text())
def test_a_clean_line_is_one_line_and_stays_clean(text):
    cleaned = clean_line(text)

    assert "\n" not in cleaned
    assert "\x00" not in cleaned
    assert cleaned == cleaned.strip() == clean_line(cleaned)


@given(st.text())
def test_a_clean_text_stays_clean(text):
    cleaned = clean_text(text)

    assert cleaned == clean_text(cleaned)
    assert "\r" not in cleaned


def test_names_keep_their_letters():
    assert clean_line("  Nur\u0000ul   A\u0308in\u200b  d'Souza ") == "Nurul Äin d'Souza"
    assert clean_text("satu \r\n\r\n dua\t tiga \n\n") == "satu\n\ndua tiga"


def test_what_nobody_sees_is_left_off():
    assert clean_line("A\u200b\u0308 \x9b\u061c\u202e\ufffe\uffff b") == "Ä b"
