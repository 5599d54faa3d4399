"""The grid of a programme: villages across its criteria, narrowed, sorted and counted; nothing is asked here."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Row

from app.areas.codes import search_key
from app.areas.models import Kind
from app.coverage.programme_queries import Part
from app.programmes.calculate import Judged, Summary, VillageFacts, judge_all, summarise
from app.programmes.models import Criterion, ProgrammeVersion
from app.programmes.standing import SOON
from app.programmes.vocabulary import Stage


class Show(StrEnum):
    """Which villages: all that take part, those that lack one criterion, those about to lapse, those that do not.

    The last three are numbers of a report: at no stage yet, no longer in it, never in it.
    """

    ALL = "all"
    ONE_STEP = "one-step"
    LAPSING = "lapsing"
    OUTSIDE = "outside"
    UNSTAGED = "unstaged"
    ENDED = "ended"
    NEVER = "never"


@dataclass(frozen=True)
class GridRow:
    """One village. `part` None: it never took part, or it is a duty that nobody began to fill in."""

    village_id: int
    code: str
    name: str
    kind: Kind
    subdistrict: str
    part: Part | None
    takes_part: bool
    judged: Sequence[Judged]
    summary: Summary
    lapses_soon: bool

    @property
    def stage(self) -> Stage | None:
        return self.part.stage if self.part and not self.part.ended else None

    @property
    def valid_until(self) -> date | None:
        """The last day of its decree, in the future or not."""
        return self.part.expires_on if self.part and not self.part.ended else None

    def lacks(self, key: str) -> bool:
        return any(one.criterion.key == key for one in self.summary.missing)


@dataclass(frozen=True)
class Narrowed:
    """What the grid is narrowed to, and its order; empty leaves it as it is."""

    show: Show = Show.ALL
    stage: Stage | None = None
    missing: str = ""
    subdistrict: str = ""
    text: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True)
class Met:
    """Of one criterion: how many of those villages meet it to which it applies."""

    criterion: Criterion
    met: int
    applicable: int


@dataclass(frozen=True)
class Grid:
    """The villages of an area in one programme on one day, as they are shown. `counts` are before anything is narrowed.

    `villages` are all that may take part.
    """

    version: ProgrammeVersion
    on: date
    villages: int
    narrowed: Narrowed
    rows: Sequence[GridRow]
    counts: Mapping[Show, int]
    subdistricts: Mapping[str, str]

    @property
    def foot(self) -> list[Met]:
        """Counted over the rows that are shown."""
        columns = list(zip(*(row.judged for row in self.rows), strict=True)) or [()] * len(self.version.criteria)
        return [
            Met(criterion, sum(one.met is True for one in column), sum(one.met is not None for one in column))
            for criterion, column in zip(self.version.criteria, columns, strict=True)
        ]

    def ends_soon(self, judged: Judged) -> bool:
        """Met on that day, and not for more than 90 days from it unless something is done."""
        return bool(judged.met) and judged.until is not None and judged.until <= self.on + SOON

    @property
    def is_outside(self) -> bool:
        return self.narrowed.show in (Show.OUTSIDE, Show.ENDED, Show.NEVER)


_VALUES: dict[str, Callable[[GridRow], object]] = {
    "name": lambda row: row.name.casefold(),
    "subdistrict": lambda row: row.subdistrict.casefold(),
    "stage": lambda row: list(Stage).index(row.stage) if row.stage else None,
    "met": lambda row: (row.summary.met / row.summary.applicable, row.summary.met) if row.summary.applicable else None,
    "until": lambda row: row.valid_until,
}
SORTS = frozenset(_VALUES)


def build_grid(
    version: ProgrammeVersion,
    on: date,
    villages: Iterable[Row],
    parts: Iterable[Part],
    facts: Mapping[int, VillageFacts],
    narrowed: Narrowed,
) -> Grid:
    """Every village is judged by the criteria of that version; those without facts take no part."""
    by_village = {part.village_id: part for part in parts}
    rows = [_row(version, on, village, by_village.get(village.id), facts.get(village.id)) for village in villages]
    counts = {show: sum(map(_shown(show), rows)) for show in Show}
    subdistricts = {row.code[:8]: row.subdistrict for row in rows}
    shown = [row for row in rows if _shown(narrowed.show)(row) and _fits(row, narrowed)]
    return Grid(version, on, len(rows), narrowed, _sorted(shown, narrowed), counts, subdistricts)


def _row(version: ProgrammeVersion, on: date, village: Row, part: Part | None, facts: VillageFacts | None) -> GridRow:
    judged = judge_all(version.criteria, facts, on) if facts else ()
    until = part.expires_on if part and not part.ended and part.stage is not Stage.LAPSED else None
    soon = until is not None and on <= until <= on + SOON
    place = (village.id, village.code, village.name, village.kind, village.subdistrict)
    return GridRow(*place, part, facts is not None, judged, summarise(judged), soon)


def _shown(show: Show) -> Callable[[GridRow], bool]:
    return {
        Show.ALL: lambda row: row.takes_part,
        Show.ONE_STEP: lambda row: row.summary.one_step_away,
        Show.LAPSING: lambda row: row.lapses_soon,
        Show.OUTSIDE: lambda row: not row.takes_part,
        Show.UNSTAGED: lambda row: row.takes_part and row.stage is None,
        Show.ENDED: lambda row: not row.takes_part and row.part is not None,
        Show.NEVER: lambda row: not row.takes_part and row.part is None,
    }[show]


def _fits(row: GridRow, narrowed: Narrowed) -> bool:
    key = search_key(narrowed.text)
    return (
        (narrowed.stage is None or row.stage is narrowed.stage)
        and (not narrowed.missing or row.lacks(narrowed.missing))
        and (not narrowed.subdistrict or row.code.startswith(f"{narrowed.subdistrict}."))
        and (not key or key in search_key(row.name) or narrowed.text.strip() == row.code)
    )


def _sorted(rows: list[GridRow], narrowed: Narrowed) -> list[GridRow]:
    """In the order asked for, that of the codes where none is; what has no value comes last either way."""
    if narrowed.sort not in SORTS:
        return rows
    value = _VALUES[narrowed.sort]
    known = sorted((row for row in rows if value(row) is not None), key=value, reverse=narrowed.descending)  # type: ignore[arg-type]
    return known + [row for row in rows if value(row) is None]
