"""The numbers behind the charts: where each village stands in the grid, and how long each bar is."""

from collections import defaultdict
from collections.abc import Iterable
from textwrap import wrap

from app.areas.models import Kind, Level
from app.coverage.calculate import VillageStanding
from app.periods import months_up_to, period_of
from app.reports.facts import Facts
from app.reports.parts import Cell, Grid, GridRow, Month, ShareBar

_GRID_WIDTH, _ROW_GAP, _TEXT_LINE = 92.0, 0.8, 3.5
_SIZES = (4.2, 3.4, 2.7)  # of a cell, in millimetres; the largest with which the grid is not too tall is taken
_TALLEST = 112.0


def build_months(facts: Facts) -> tuple[Month, ...]:
    """Twelve months that end with the month of the cut-off day."""
    return tuple(
        Month(
            month.first_day,
            facts.months.get((month.year, month.number), 0),
            month.last_day >= facts.period.first_day,
        )
        for month in months_up_to(period_of(facts.cutoff, "month"))
    )


def build_grid(facts: Facts) -> Grid | None:
    """Every village of a subdistrict or regency, one row per subdistrict."""
    if facts.area.level not in (Level.SUBDISTRICT, Level.REGENCY) or not facts.standings:
        return None
    groups: dict[int, list[VillageStanding]] = defaultdict(list)
    for village in facts.standings:
        groups[village.subdistrict_id].append(village)
    for size in _SIZES:
        per_row = int(_GRID_WIDTH // (size + 0.7))
        rows = tuple(_grid_row(villages, per_row, size) for villages in groups.values())
        if sum(row.height for row in rows) <= _TALLEST:
            break
    has_desa = any(village.kind is not Kind.KELURAHAN for village in facts.standings)
    has_kelurahan = any(village.kind is Kind.KELURAHAN for village in facts.standings)
    return Grid(rows, size, per_row, has_desa, has_kelurahan)


def _grid_row(villages: list[VillageStanding], per_row: int, size: float) -> GridRow:
    name_lines = tuple(wrap(villages[0].subdistrict, 18))
    lines = -(-len(villages) // per_row)
    return GridRow(
        name_lines=name_lines,
        cells=tuple(Cell(village.name, village.lapse, village.kind is Kind.KELURAHAN) for village in villages),
        reached=sum(village.lapse == 0 for village in villages),
        never=sum(village.lapse == 4 for village in villages),
        height=max(lines * (size + 0.7), len(name_lines) * _TEXT_LINE) + _ROW_GAP,
    )


def build_bars(rows: Iterable[tuple[str, int, int]]) -> tuple[ShareBar, ...]:
    """Rows of (name, reached, total), the largest share first."""
    ranked = sorted(rows, key=lambda row: (-row[1] / row[2] if row[2] else 1, row[0]))
    return tuple(ShareBar(tuple(wrap(name, 26)), reached, total) for name, reached, total in ranked)
