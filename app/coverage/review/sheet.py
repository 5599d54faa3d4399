"""The table as a file: exactly the columns, lines and order of the page."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Level
from app.coverage.calculate import Coverage
from app.coverage.review.building import Table
from app.coverage.review.columns import COLUMNS
from app.coverage.review.lines import Line, Value
from app.coverage.table import level_name
from app.i18n import NOT_APPLICABLE, _, day, moment, month_short, number, period_name
from app.periods import Period
from app.sheets.write import Cell, Column, Form, Sheet

_SHARES = ("share", "women")
_DRAWN = ("bar",)  # the same number stands beside it


@dataclass(frozen=True)
class _Part:
    column: Column
    value: Callable[[Line], Value]
    counted: bool = False


def review_sheet(table: Table, today: date) -> Sheet:
    """Where the page writes "3 of 12", two columns hold 3 and 12; where it draws 12 months, there is one for each."""
    coverage = table.coverage
    parts = [part for key in table.columns if key not in _DRAWN for part in _parts(key, table.months, coverage)]
    lines = (*table.lines, table.total)
    rows = [(line.figures.code, line.name, *(_cell(part, line) for part in parts)) for line in lines]
    columns = (Column(_("Code"), width=14), Column(level_name(coverage.level), width=30))
    return Sheet(_("Coverage"), tuple(_facts(table, today)), columns + tuple(part.column for part in parts), rows)


def _facts(table: Table, today: date) -> Iterator[str]:
    """What the table is about, and what a reader must know of its columns."""
    yield _("Coverage of %(area)s", area=table.coverage.label)
    yield period_name(table.coverage.period)
    yield _("data as of %(day)s", day=day(today))
    if table.before and "change" in table.columns:
        yield _("compared with %(period)s", period=period_name(table.before))
    if table.people.counted_at and "people" in table.columns:
        yield _("Different people: data as of %(moment)s.", moment=moment(table.people.counted_at))
    if len(table.lines) < len(table.all_lines):
        yield _("%(part)s of %(whole)s rows", part=number(len(table.lines)), whole=number(len(table.all_lines)))


def _parts(key: str, months: Sequence[Period], coverage: Coverage) -> list[_Part]:
    column = COLUMNS[key]
    label, form = str(column.label), Form.SHARE if key in _SHARES else Form.COUNT
    own = _Part(Column(label, form, max(12, len(label) + 2)), column.value, column.counted)
    if key == "months":
        return [_month(index, month) for index, month in enumerate(months)]
    if key == "last":
        return [_Part(Column(label, Form.DAY, 16), column.value)]
    if key == "perdes":
        return [own, _Part(Column("Desa", Form.COUNT), lambda line: line.figures.desa or None)]
    of_villages = coverage.level is Level.SUBDISTRICT
    if key == "reached" and not of_villages:
        return [own, _Part(Column(_("of desa/kel."), Form.COUNT), lambda line: line.figures.villages)]
    if key == "reported":
        count = _Part(Column(label, Form.COUNT), lambda line: line.figures.reported)
        portion = _Part(Column(_("Share reported"), Form.SHARE, 16), column.value)
        return [count] if of_villages else [count, portion]
    return [own]


def _month(index: int, month: Period) -> _Part:
    label = f"{month_short(month.first_day)} {month.year}"
    return _Part(Column(label, Form.COUNT), lambda line: line.months[index] if line.counts else None, True)


def _cell(part: _Part, line: Line) -> Cell:
    value = part.value(line)
    if value is not None:
        return value
    return _("not reported") if part.counted and not line.counts else NOT_APPLICABLE
