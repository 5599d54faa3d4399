"""The grid of a programme for a spreadsheet: the rows that the page shows, in its order."""

from app.areas.models import Area, kind_name
from app.coverage.grid import Grid, GridRow
from app.i18n import NOT_APPLICABLE, _, day
from app.programmes.calculate import Judged
from app.programmes.vocabulary import STAGE_NAMES
from app.sheets.write import Cell, Column, Form, Sheet


def grid_sheet(grid: Grid, area: Area) -> Sheet:
    """A column for each criterion; the last row says how many of those villages meet it to which it applies."""
    facts = (
        _("%(programme)s in %(area)s", programme=grid.version.short_name, area=area.full_label),
        _("as of %(day)s", day=day(grid.on)),
    )
    columns = (
        Column(_("Code"), width=14),
        Column(_("Kind"), width=12),
        Column(_("Name"), width=26),
        Column(_("Subdistrict"), width=22),
        Column(_("Stage"), width=18),
        Column(_("Valid until"), Form.DAY, 14),
        Column(_("Met"), Form.COUNT),
        Column(_("Applicable"), Form.COUNT),
        *(Column(f"{at}. {one.text}", width=14) for at, one in enumerate(grid.version.criteria, 1)),
    )
    foot = [_("%(met)s of %(whole)s", met=one.met, whole=one.applicable) for one in grid.foot]
    rows: list[tuple[Cell, ...]] = [_row(row, grid) for row in grid.rows]
    rows.append(("", "", _("Total"), "", "", "", "", "", *foot))
    return Sheet(_("Programme"), facts, columns, rows)


def _row(row: GridRow, grid: Grid) -> tuple[Cell, ...]:
    place = (row.code, kind_name(row.kind), row.name, row.subdistrict, stage_word(row))
    if not row.takes_part:
        return (*place, NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE, *[NOT_APPLICABLE] * len(grid.version.criteria))
    numbers = (row.valid_until or NOT_APPLICABLE, row.summary.met, row.summary.applicable)
    return (*place, *numbers, *(_word(one) for one in row.judged))


def stage_word(row: GridRow) -> str:
    """Where the village stands, in one word or two."""
    if row.stage:
        return str(STAGE_NAMES[row.stage])
    if row.part is None:
        return NOT_APPLICABLE if row.takes_part else _("Takes no part")
    return _("Ended") if row.part.ended else _("No stage yet")


def _word(judged: Judged) -> str:
    if judged.met is None:
        return NOT_APPLICABLE
    return _("yes") if judged.met else _("not yet")
