"""What was read from a file, to be kept between its preview and its storing: the cells without anybody's numbers."""

import json
from dataclasses import dataclass

from app.sheets.grids import Grid, GridRow


@dataclass(frozen=True)
class Kept:
    """Cells that wait to be stored in one session; `stored` says how many names were, once that is done."""

    outreach_id: int
    grids: tuple[Grid, ...] = ()
    stored: int | None = None


def pack(kept: Kept) -> bytes:
    grids = [
        {
            "name": grid.name,
            "hidden": grid.hidden,
            "hides": grid.hides,
            "hidden_columns": sorted(grid.hidden_columns),
            "rows": [(row.number, row.hidden, row.source, row.cells) for row in grid.rows],
        }
        for grid in kept.grids
    ]
    return json.dumps({"outreach_id": kept.outreach_id, "stored": kept.stored, "grids": grids}).encode()


def unpack(content: bytes) -> Kept:
    told = json.loads(content)
    return Kept(told["outreach_id"], tuple(_grid(grid) for grid in told["grids"]), told["stored"])


def _grid(told: dict) -> Grid:
    rows = (
        GridRow(number, {int(column): words for column, words in cells.items()}, hidden, source)
        for number, hidden, source, cells in told["rows"]
    )
    return Grid(told["name"], tuple(rows), told["hidden"], told["hides"], frozenset(told["hidden_columns"]))
