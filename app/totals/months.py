"""The first day of the month of a day, asked of the database, and the months that days lie in."""

from calendar import monthrange
from datetime import date

from sqlalchemy import Date
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from app.periods import months_after

EVER = (date.min, date.max.replace(day=1))
"""The first and the last month that there can be."""


class month_of(FunctionElement):
    """The SQL of first_of_month."""

    type = Date()
    inherit_cache = True


@compiles(month_of)
def _truncated(element, compiler, **options) -> str:
    return f"CAST(date_trunc('month', {compiler.process(element.clauses, **options)}) AS DATE)"


@compiles(month_of, "sqlite")
def _on_sqlite(element, compiler, **options) -> str:
    return f"date({compiler.process(element.clauses, **options)}, 'start of month')"


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def last_of_month(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def next_month(month: date) -> date:
    return months_after(month, 1)


def months_between(first: date, last: date) -> list[date]:
    """The first day of each month that has a day from the one to the other."""
    month, months = first_of_month(first), []
    while month <= last:
        months.append(month)
        month = next_month(month)
    return months
