"""Working days in Indonesia: Monday to Friday without public holidays and joint leave days (cuti bersama).

The days off are those of the holidays package: decreed up to the last year that it knows, beyond it the feasts are
estimates and no joint leave is known, and after 2100 there is no feast at all. A term is thus never refused, only
less sure the further it lies ahead; past terms are exact.
"""

from datetime import date, timedelta
from functools import cache, lru_cache

import holidays

_SATURDAY = 5
_DAY = timedelta(days=1)


@cache
def days_off(year: int) -> frozenset[date]:
    """Public holidays and joint leave days of that year."""
    return frozenset(holidays.country_holidays("ID", years=year, categories=("public", "government")))


def is_working_day(on: date) -> bool:
    return on.weekday() < _SATURDAY and on not in days_off(on.year)


@lru_cache(maxsize=20_000)
def working_days_after(since: date, count: int) -> date:
    """The last of so many working days, the first of which is the one after `since`."""
    on = since
    while count:
        on += _DAY
        count -= is_working_day(on)
    return on


def working_days_between(since: date, until: date) -> int:
    """How many working days lie after `since`, up to and with `until`."""
    return sum(is_working_day(since + _DAY * ahead) for ahead in range(1, (until - since).days + 1))
