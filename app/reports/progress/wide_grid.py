"""All villages of a province in one picture, where it has so few that they fit on a page."""

from collections import defaultdict

from app.areas.models import Kind, Level
from app.coverage.calculate import VillageStanding
from app.printing.text_widths import wrapped
from app.reports.progress.chart_parts import GridBlock, GridRow, WideGrid
from app.reports.progress.charts import cell_of, row_of
from app.reports.progress.facts import Facts
from app.reports.progress.tables import child_name

MOST_VILLAGES = 500
PITCH, TEXT = 3.22, 2.9  # of a cell and of a name, in millimetres
_CELLS_FROM, _COLUMN = 26.4, 78.0
_PER_ROW = int((_COLUMN - _CELLS_FROM) // PITCH)
_HEAD, _GAP, _LINE = 6.2, 3.6, 3.3
_ROWS = (5.7, 5.0, 4.3)  # the height of a row; the largest with which all fits is taken
_TALLEST = 196.0


def build_wide_grid(facts: Facts) -> WideGrid | None:
    """Two columns of regencies, a row per subdistrict; None where there are too many for a page."""
    if facts.area.level is not Level.PROVINCE or not 0 < len(facts.standings) <= MOST_VILLAGES:
        return None
    for row_height in _ROWS:
        grid = _grid(facts, row_height)
        if grid.height <= _TALLEST:
            return grid
    return None


def _grid(facts: Facts, row_height: float) -> WideGrid:
    villages: dict[str, list[VillageStanding]] = defaultdict(list)
    for village in facts.standings:
        villages[village.code[:5]].append(village)
    blocks = [
        (child_name(row.name, row.kind), _rows(villages[row.code], row_height))
        for row in facts.coverage.rows
        if villages[row.code]
    ]
    columns = _columns(blocks)
    return WideGrid(
        columns=columns,
        height=max(block.top + _height(block.rows) for column in columns for block in column) - _GAP,
        per_row=_PER_ROW,
        has_desa=any(village.kind is not Kind.KELURAHAN for village in facts.standings),
        has_kelurahan=any(village.kind is Kind.KELURAHAN for village in facts.standings),
    )


def _rows(villages: list[VillageStanding], row_height: float) -> tuple[GridRow, ...]:
    groups: dict[int, list[VillageStanding]] = defaultdict(list)
    for village in villages:
        groups[village.subdistrict_id].append(village)
    rows = []
    for group in groups.values():
        name_lines = wrapped(group[0].subdistrict, _CELLS_FROM - 0.6, TEXT)
        lines = -(-len(group) // _PER_ROW)
        height = max(row_height + (lines - 1) * PITCH, len(name_lines) * _LINE + 0.6)
        rows.append(row_of(name_lines, tuple(map(cell_of, group)), height))
    return tuple(rows)


def _columns(blocks: list[tuple[str, tuple[GridRow, ...]]]) -> tuple[tuple[GridBlock, ...], ...]:
    """In the order of their codes, the first column not shorter than the second where that can be."""
    half = sum(_height(rows) for _name, rows in blocks) / 2
    columns: tuple[list[GridBlock], list[GridBlock]] = ([], [])
    tops, done = [0.0, 0.0], 0.0
    for name, rows in blocks:
        height = _height(rows)
        at = 0 if not columns[1] and done + height / 2 <= half else 1
        reached, total = sum(row.reached for row in rows), sum(len(row.cells) for row in rows)
        columns[at].append(GridBlock(name, rows, reached, total, tops[at], rows[0].code.rpartition(".")[0]))
        tops[at] += height
        done += height
    return tuple(tuple(column) for column in columns if column)


def _height(rows: tuple[GridRow, ...]) -> float:
    return _HEAD + sum(row.height for row in rows) + _GAP
