"""What storing a file of targets would do, row by row, compared with what is stored already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.areas.codes import normal_code
from app.areas.models import Area
from app.areas.reach import Reach
from app.coverage.targets.forms import too_many
from app.coverage.targets.indicators import MOST, Aim
from app.coverage.targets.queries import Stored, list_areas, list_stored
from app.coverage.targets.sheet import CODE, PERIOD
from app.i18n import NOT_APPLICABLE, _, _l, period_name
from app.periods import Period, parse_period, period_of
from app.sheets.cells import read_number
from app.sheets.columns import Record, Table
from app.sheets.dry_run import DryRun, Fault, Faults

_NEEDED = {
    CODE: _l("Write the Kemendagri code of the area, like 19.01."),
    PERIOD: _l("Write the period: 2026, 2026-S1, 2026-Q3 or 2026-09."),
}


@dataclass(frozen=True)
class Change:
    """`after` None: the file says "-", there shall be no target."""

    aim: Aim
    before: int | None
    after: int | None


@dataclass(frozen=True)
class ImportedTargets:
    """One row of the file that can be stored: the targets of an area and a period that it names."""

    row: int
    area: Area
    period: Period
    changes: tuple[Change, ...]

    @property
    def values(self) -> dict[str, int | None]:
        return {change.aim.key: change.after for change in self.changes}


def plan_import(table: Table, area: Area, aims: Sequence[Aim], today: date, ahead: int) -> DryRun[ImportedTargets]:
    """Rows that only add targets are new, those that change or take away one are different; empty cells say nothing."""
    reach, faults, read = Reach.of(area), [], []
    areas = list_areas({code for record in table.records if (code := normal_code(record.get(CODE)))})
    seen: dict[tuple[int, str], int] = {}
    for record in table.records:
        row = _Reader(table, record, reach, areas, today, ahead).read(aims)
        if isinstance(row, list):
            faults += row
            continue
        first = seen.setdefault((row.area.id, row.period.code), row.number)
        if first != row.number:
            reason = _("Row %(row)s is about the same area and period. Keep one of the two.", row=first)
            faults.append(Fault(row.number, table.header[CODE], record.get(CODE)[:60], reason))
        else:
            read.append(row)
    stored = list_stored({row.area.id for row in read}, {row.period.code for row in read})
    rows = [_compared(row, stored) for row in read]
    return DryRun(
        len(table.records),
        tuple(row for row in rows if row.changes and all(change.before is None for change in row.changes)),
        tuple(row for row in rows if not row.changes),
        tuple(faults),
        table.unknown,
        tuple(row for row in rows if any(change.before is not None for change in row.changes)),
    )


@dataclass(frozen=True)
class _Read:
    number: int
    area: Area
    period: Period
    values: Mapping[Aim, int | None]


def _compared(row: _Read, stored: Mapping[tuple[int, str, str], Stored]) -> ImportedTargets:
    changes = []
    for aim, value in row.values.items():
        found = stored.get((row.area.id, row.period.code, aim.key))
        before = found.value if found else None
        if before != value:
            changes.append(Change(aim, before, value))
    return ImportedTargets(row.number, row.area, row.period, tuple(changes))


class _Reader:
    """One row of the file: read, or the list of its faults."""

    def __init__(
        self, table: Table, record: Record, reach: Reach, areas: Mapping[str, Area], today: date, ahead: int
    ) -> None:
        self._record, self._faults = record, Faults(table, record)
        self._reach, self._areas, self._today, self._ahead = reach, areas, today, ahead

    def read(self, aims: Sequence[Aim]) -> "_Read | list[Fault]":
        self._faults.need(_NEEDED)
        area, period = self._faults.read(CODE, self._area), self._faults.read(PERIOD, self._period)
        values = {}
        for aim in aims if area is not None else ():
            text = self._record.get(aim.key)
            if text and not (text == NOT_APPLICABLE and not aim.applies_to(area)):
                values[aim] = self._faults.read(aim.key, partial(_target, aim, area))
        if self._faults.found or area is None or period is None:
            return self._faults.found
        return _Read(self._record.number, area, period, values)

    def _area(self, text: str) -> Area:
        found = self._areas.get(normal_code(text) or "")
        if found is None:
            raise ValueError(_("No area has this code. Write the Kemendagri code, like 19.01."))
        if not self._reach.includes(found):
            raise ValueError(_("%(area)s is not within the area of this page.", area=found.full_label))
        if found.retired_on is not None:
            raise ValueError(
                _("This code of %(area)s is no longer in force. Look up the new one.", area=found.full_label)
            )
        return found

    def _period(self, text: str) -> Period:
        try:
            period = parse_period(text)
        except ValueError:
            raise ValueError(
                _("“%(typed)s” is not a period. Write 2026, 2026-S1, 2026-Q3 or 2026-09.", typed=text[:20])
            ) from None
        latest = period_of(self._today, period.unit)
        for _step in range(self._ahead):
            latest = latest.next
        if period.first_day > latest.first_day:
            raise ValueError(
                _(
                    "%(period)s lies too far ahead. The last is %(latest)s.",
                    period=period_name(period),
                    latest=period_name(latest),
                )
            )
        return period


def _target(aim: Aim, area: Area, text: str) -> int | None:
    if text == NOT_APPLICABLE:
        return None
    if not aim.applies_to(area):
        raise ValueError(_("%(area)s has no desa, so it has no Perdes either. Leave the cell empty.", area=area.label))
    value = read_number(text.removesuffix("%").strip() if aim.is_share else text, MOST)
    if value > aim.most(area):
        raise ValueError(too_many(value, aim.most(area), aim.is_share))
    return value
