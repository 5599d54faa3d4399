"""The numbers behind the charts: where each village stands in the grid, and how long each bar is."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from app.areas.models import Kind, Level
from app.coverage.calculate import VillageStanding
from app.coverage.models import Indicator
from app.i18n import number
from app.periods import MONTHS_IN, Period, months_up_to, period_of
from app.printing.text_widths import wrapped
from app.reports.progress.area_parts import ChildTable
from app.reports.progress.chart_parts import Cell, Grid, GridRow, LapseBar, Month, ShareBar
from app.reports.progress.facts import Facts

TEXT = 3.0  # the size of names in charts, in millimetres
_GRID_WIDTH, _ROW_GAP, _TEXT_LINE, _NAME_WIDTH = 92.0, 0.8, 3.5, 28.5
_SIZES = (4.2, 3.4, 2.7)  # of a cell, in millimetres; the largest with which the grid is not too tall is taken
_NUMBERED = 5.2  # a cell that has room for its number
_MOST_NUMBERED = 180
_TALLEST = 112.0
_BAR_NAME_WIDTH = 44.0
_STEPS = 5  # of time since the last session, see VillageStanding


def build_months(facts: Facts) -> tuple[Month, ...]:
    """Twelve months that end with the month of the cut-off day."""
    return tuple(
        Month(
            month.first_day,
            facts.months.get((month.year, month.number), 0),
            facts.period.first_day <= month.last_day,
            *_target(facts, month),
        )
        for month in months_up_to(period_of(facts.cutoff, "month"))
    )


def _target(facts: Facts, month: Period) -> tuple[float | None, str]:
    """That of the month itself, else an equal share of the shortest period that it lies in and that has one."""
    for unit in ("month", "quarter", "semester", "year"):
        target = facts.all_targets.get(period_of(month.first_day, unit).code, {}).get(Indicator.SESSIONS)
        if target:
            return target / MONTHS_IN[unit], unit
    return None, "month"


def build_grid(facts: Facts) -> Grid | None:
    """Every village of a subdistrict or regency, one row per subdistrict."""
    if facts.area.level not in (Level.SUBDISTRICT, Level.REGENCY) or not facts.standings:
        return None
    for size in _SIZES:
        grid = _grid(facts.standings, size)
        if sum(row.height for row in grid.rows) <= _TALLEST:
            break
    return grid


def build_numbered_grid(facts: Facts) -> Grid | None:
    """The same, large enough for the number that each village of a regency has in the annex."""
    if facts.area.level is not Level.REGENCY or not 1 < len(facts.standings) <= _MOST_NUMBERED:
        return None
    return _grid(facts.standings, _NUMBERED, is_numbered=True)


def _grid(standings: Sequence[VillageStanding], size: float, is_numbered: bool = False) -> Grid:
    groups: dict[int, list[Cell]] = defaultdict(list)
    names = {village.subdistrict_id: village.subdistrict for village in standings}
    for at, village in enumerate(standings, 1):
        groups[village.subdistrict_id].append(cell_of(village, at if is_numbered else 0))
    per_row = int(_GRID_WIDTH // (size + 0.7))
    return Grid(
        rows=tuple(_grid_row(names[one], tuple(cells), per_row, size + 0.7) for one, cells in groups.items()),
        size=size,
        per_row=per_row,
        has_desa=any(village.kind is not Kind.KELURAHAN for village in standings),
        has_kelurahan=any(village.kind is Kind.KELURAHAN for village in standings),
        is_numbered=is_numbered,
    )


def _grid_row(name: str, cells: tuple[Cell, ...], per_row: int, pitch: float) -> GridRow:
    name_lines = wrapped(name, _NAME_WIDTH, TEXT)
    height = max(-(-len(cells) // per_row) * pitch, len(name_lines) * _TEXT_LINE) + _ROW_GAP
    return row_of(name_lines, cells, height)


def row_of(name_lines: tuple[str, ...], cells: tuple[Cell, ...], height: float) -> GridRow:
    reached, never = (sum(cell.lapse == lapse for cell in cells) for lapse in (0, 4))
    return GridRow(name_lines, cells, reached, never, height, cells[0].code.rpartition(".")[0])


def cell_of(village: VillageStanding, number: int = 0) -> Cell:
    return Cell(village.name, village.lapse, village.kind is Kind.KELURAHAN, number, village.code)


def build_bars(table: ChildTable, word: str) -> tuple[ShareBar, ...]:
    """The largest share first; last, in one line, the areas of which nothing is recorded."""
    rows = [(row.name, row.figures.reached, row.figures.villages, row.figures.code) for row in table.rows]
    rows.sort(key=lambda row: (-row[1] / row[2] if row[2] else 1, row[0]))
    if table.rest:
        rows.append((_others(table, word), 0, table.rest_desa + table.rest_kelurahan, ""))
    return tuple(
        ShareBar(wrapped(name, _BAR_NAME_WIDTH, TEXT), reached, total, code) for name, reached, total, code in rows
    )


def build_lapse_bars(facts: Facts, table: ChildTable, word: str) -> tuple[LapseBar, ...]:
    """How long ago the last session was, for the villages of each child area in its order."""
    width = {Level.NATION: 2, Level.PROVINCE: 5}[facts.area.level]
    counts = Counter((village.code[:width], village.lapse) for village in facts.standings)
    codes = [(row.name, row.figures.code) for row in table.rows]
    rows = [(name, tuple(counts[code, lapse] for lapse in range(_STEPS)), code) for name, code in codes]
    if table.rest:
        rows.append((_others(table, word), (*[0] * (_STEPS - 1), table.rest_never), ""))
    return tuple(LapseBar(wrapped(name, _BAR_NAME_WIDTH, TEXT), steps, code) for name, steps, code in rows)


def _others(table: ChildTable, word: str) -> str:
    return f"{number(len(table.rest))} {word}{' lain' if table.rows else ''}"
