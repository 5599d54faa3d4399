"""What the charts of a report are drawn from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Month:
    """How many sessions were held in one month; `first_day` tells which.

    `target` is that of the month, or its share of the target of the period named by `target_of`; None: no target.
    """

    first_day: date
    sessions: int
    in_period: bool
    target: float | None = None
    target_of: str = "month"


@dataclass(frozen=True)
class Cell:
    """One village in the grid: a square for a desa, a circle for a kelurahan; `number` is its own in the annex."""

    name: str
    lapse: int
    is_round: bool
    number: int = 0
    code: str = ""


@dataclass(frozen=True)
class GridRow:
    """The villages of one subdistrict; `height` in millimetres on paper."""

    name_lines: tuple[str, ...]
    cells: tuple[Cell, ...]
    reached: int
    never: int
    height: float
    code: str


@dataclass(frozen=True)
class Grid:
    """The villages of an area, one row per subdistrict; `size` is a cell's side in millimetres on paper."""

    rows: tuple[GridRow, ...]
    size: float
    per_row: int
    has_desa: bool
    has_kelurahan: bool
    is_numbered: bool = False


@dataclass(frozen=True)
class GridBlock:
    """A regency in the picture of a whole province; `top` is where it begins in its column, in millimetres."""

    name: str
    rows: tuple[GridRow, ...]
    reached: int
    villages: int
    top: float
    code: str


@dataclass(frozen=True)
class WideGrid:
    """All villages of a province on one page: columns of regencies, a row per subdistrict."""

    columns: tuple[tuple[GridBlock, ...], ...]
    height: float
    per_row: int
    has_desa: bool
    has_kelurahan: bool


@dataclass(frozen=True)
class ShareBar:
    """`code` is that of the area, "" of several in one bar."""

    name_lines: tuple[str, ...]
    reached: int
    total: int
    code: str = ""


@dataclass(frozen=True)
class LapseBar:
    """How many villages of an area stand in each of the five steps of time since the last session."""

    name_lines: tuple[str, ...]
    counts: tuple[int, ...]
    code: str = ""


@dataclass(frozen=True)
class ReachTarget:
    """How many of the villages should be reached; an area below meets it with the same share."""

    wanted: int
    villages: int

    def met(self, reached: int, villages: int) -> bool:
        return reached * self.villages >= self.wanted * villages
