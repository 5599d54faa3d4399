"""Targets of an area and all below it as a spreadsheet, which can be filled in and brought in again."""

from collections.abc import Mapping, Sequence

from app.areas.models import Area
from app.coverage.targets.achievement import Actual
from app.coverage.targets.actuals import Achieved, Actuals
from app.coverage.targets.indicators import Aim, names_of
from app.i18n import NOT_APPLICABLE, _, period_name
from app.periods import Period
from app.sheets.columns import Column
from app.sheets.write import Cell, Form, Sheet
from app.sheets.write import Column as SheetColumn

CODE, PERIOD, NAME = "code", "period", "area"
# What the figure beside a target is called; a file may come from a page in either language.
_ACHIEVED = ("achieved", "capaian")


def columns_of(aims: Sequence[Aim]) -> list[Column]:
    """The columns of a file; what was achieved is known, so that nobody is told that it is not read."""
    places = [
        Column(CODE, ("kode", "kode wilayah", "village_code"), needed=True),
        Column(PERIOD, ("periode",), needed=True),
        Column(NAME, ("wilayah", "name", "nama")),
    ]
    targets = [Column(aim.key, tuple(sorted(names_of(aim)))) for aim in aims]
    beside = [
        Column(f"achieved {aim.key}", tuple(f"{name}: {word}" for name in sorted(names_of(aim)) for word in _ACHIEVED))
        for aim in aims
    ]
    return [*places, *targets, *beside]


def target_sheet(
    area: Area,
    children: Sequence[Area],
    period: Period,
    aims: Sequence[Aim],
    stored: Mapping[tuple[int, str], int],
    actuals: Actuals,
) -> Sheet:
    """One row for the area and one for each below it; beside each target what was achieved."""
    achieved = _("achieved")
    columns = [SheetColumn(_("Code"), width=14), SheetColumn(_("Area"), width=28), SheetColumn(_("Period"), width=10)]
    for aim in aims:
        columns.append(SheetColumn(aim.name, Form.COUNT, 16))
        columns.append(SheetColumn(f"{aim.name}: {achieved}", Form.SHARE if aim.is_share else Form.COUNT, 16))
    rows = []
    for one in (area, *children):
        told = actuals.total if one is area else actuals.by_area.get(one.id, {})
        cells = [cell for aim in aims for cell in _cells(aim, one, stored.get((one.id, aim.key)), told)]
        rows.append((one.code, one.short_label, period.code, *cells))
    return Sheet(_("Targets %(period)s", period=period_name(period)), (), tuple(columns), rows)


def _cells(aim: Aim, area: Area, target: int | None, told: Achieved) -> tuple[Cell, Cell]:
    if not aim.applies_to(area):
        return NOT_APPLICABLE, NOT_APPLICABLE
    return target, _cell(told.get(aim.key, Actual(None)))


def _cell(actual: Actual) -> Cell:
    if not actual.reported:
        return _("not reported")
    if actual.part is None or not actual.applies:
        return NOT_APPLICABLE
    return actual.part if actual.whole is None else actual.part / actual.whole
