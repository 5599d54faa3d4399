"""The grid: a cell for each village by the time since its last session, or for each area by the share reached."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from app.areas.models import Kind, Level, kind_name, short_kind_name
from app.coverage.calculate import VillageStanding
from app.coverage.maps import NEVER, tone_of
from app.coverage.review.grid_queries import Share
from app.coverage.review.lines import Line
from app.i18n import _, number, period_name
from app.periods import Period, period_of

MOST_VILLAGES = 2_500  # a larger province has a cell for each subdistrict: no screen shows more villages at once
SIZE, STEP = 16, 19
WIDEST = 8  # cells beside each other


@dataclass(frozen=True)
class Cell:
    code: str
    tone: int
    title: str
    x: int
    y: int


@dataclass(frozen=True)
class Block:
    """The cells of one area; so many of its villages were reached."""

    code: str
    name: str
    title: str
    reached: int
    villages: int
    cells: Sequence[Cell]

    @property
    def width(self) -> int:
        return max(cell.x for cell in self.cells) + SIZE

    @property
    def height(self) -> int:
        return max(cell.y for cell in self.cells) + SIZE


@dataclass(frozen=True)
class Group:
    """Blocks under one heading; `line` is that of the area in the table, None where there is but one group."""

    line: Line | None
    blocks: Sequence[Block]


@dataclass(frozen=True)
class Grid:
    """What each cell is: a village, a subdistrict, or a regency or city."""

    of: Level
    groups: Sequence[Group]

    @cached_property
    def tones(self) -> tuple[int, ...]:
        """How many cells there are of each tone."""
        counts = [0] * (NEVER + 1)
        for cell in (cell for group in self.groups for block in group.blocks for cell in block.cells):
            counts[cell.tone] += 1
        return tuple(counts)


def cells_of(level: Level, villages: int) -> Level:
    """What a cell is on the page of an area of that level with so many villages."""
    if level is Level.NATION:
        return Level.REGENCY
    return Level.SUBDISTRICT if villages > MOST_VILLAGES else Level.VILLAGE


def village_grid(level: Level, standings: Sequence[VillageStanding], lines: Iterable[Line]) -> Grid:
    """Blocks by subdistrict; on the page of a province under a heading for each regency or city."""
    words = _Words()
    blocks = {
        code: _village_block(code, list(some), words) for code, some in groupby(standings, lambda one: _above(one.code))
    }
    if level is not Level.PROVINCE:
        return Grid(Level.VILLAGE, [Group(None, list(blocks.values()))])
    by_regency = {line.figures.code: line for line in lines}
    groups = [Group(by_regency.get(code), [blocks[one] for one in some]) for code, some in groupby(blocks, _above)]
    return Grid(Level.VILLAGE, groups)


def share_grid(of: Level, shares: Sequence[Share], lines: Iterable[Line]) -> Grid:
    """A block for each row of the table, with a cell for each area of a lower level within it."""
    within = {code: list(some) for code, some in groupby(shares, lambda one: _above(one.code))}
    return Grid(
        of,
        [Group(None, [_share_block(line, within[line.figures.code]) for line in lines if line.figures.code in within])],
    )


def _village_block(code: str, villages: Sequence[VillageStanding], words: "_Words") -> Block:
    reached = sum(one.lapse == 0 for one in villages)
    never = sum(one.lapse == NEVER for one in villages)
    title = _(
        "%(name)s: %(part)s of %(whole)s reached, %(never)s never",
        name=f"{words.subdistrict} {villages[0].subdistrict}",
        part=number(reached),
        whole=number(len(villages)),
        never=number(never),
    )
    cells = _placed((one.code, one.lapse, words.village(one)) for one in villages)
    return Block(code, villages[0].subdistrict, title, reached, len(villages), cells)


def _share_block(line: Line, shares: Sequence[Share]) -> Block:
    figures = line.figures
    title = _(
        "%(name)s: %(part)s of %(whole)s reached",
        name=line.name,
        part=number(figures.reached),
        whole=number(figures.villages),
    )
    of = _("of")
    cells = _placed(
        (
            one.code,
            tone_of(one.reached, one.villages),
            f"{short_kind_name(one.kind)} {one.name}: {number(one.reached)} {of} {number(one.villages)}",
        )
        for one in shares
    )
    return Block(figures.code, line.name, title, figures.reached, figures.villages, cells)


def _placed(cells: Iterable[tuple[str, int, str]]) -> list[Cell]:
    """In as few rows as there is room for, all about as long."""
    listed = list(cells)
    rows = -(-len(listed) // WIDEST)
    per_row = -(-len(listed) // rows)
    return [
        Cell(code, tone, title, at % per_row * STEP, at // per_row * STEP)
        for at, (code, tone, title) in enumerate(listed)
    ]


def _above(code: str) -> str:
    return code.rpartition(".")[0]


class _Words:
    """The words that the titles of hundreds of cells share, looked up once."""

    def __init__(self) -> None:
        self.subdistrict = short_kind_name(Kind.SUBDISTRICT)
        self._never = _("never")
        self._kinds: dict[Kind, str] = {}
        self._months: dict[Period, str] = {}

    def village(self, one: VillageStanding) -> str:
        """Desa Rebo, Agustus 2026."""
        if one.kind not in self._kinds:
            self._kinds[one.kind] = kind_name(one.kind)
        return f"{self._kinds[one.kind]} {one.name}, {self._since(one.last_held_on)}"

    def _since(self, day: date | None) -> str:
        if day is None:
            return self._never
        month = period_of(day, "month")
        if month not in self._months:
            self._months[month] = period_name(month)
        return self._months[month]
