"""Names are kept for a time; what was counted stays for good."""

from datetime import date

import pytest

from app.periods import months_before
from tests.outreach.answers import record, type_names


def test_names_whose_time_is_over_are_emptied_and_stay_counted(browser, run, siti):
    there = browser.sign_in(siti)
    old, fresh = (record(there, held_on=day, title=day) for day in ("2024-10-06", "2024-10-07"))
    for page in (old, fresh):
        type_names(there.open(page.path + "/names"), ("Nurhayati", "P"), ("NURHAYATI", "P"), ("Yanti", "P"))

    assert run("outreach", "forget-names").output.startswith("3 names ")
    assert run("outreach", "forget-names").output.startswith("0 names ")

    page = there.open(old.path)
    assert page.texts(".figure b") == ["42", "3", "3"]
    assert "Nurhayati" not in page.text()
    assert "Nurhayati" in there.open(fresh.path).text()


def test_new_names_do_not_replace_the_emptied_ones(browser, run, siti):
    there = browser.sign_in(siti)
    page = record(there, held_on="2024-01-05")
    type_names(there.open(page.path + "/names"), ("Nurhayati", "P"), ("Yanti", "P"))
    run("outreach", "forget-names")

    sheet = there.open(page.path + "/names")
    assert "2 nama sudah dikosongkan" in sheet.text("aside")
    assert "2 dari 42 nama" in sheet.text("aside")
    assert type_names(sheet, ("Zulkifli", "L")).texts(".figure b") == ["42", "3", "3"]


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2026, 10, 7), 24, date(2024, 10, 7)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
    ],
)
def test_months_are_counted_on_the_calendar(day, months, earlier):
    assert months_before(day, months) == earlier
