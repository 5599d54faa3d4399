"""The table of coverage as it is shown, sorted and saved: the same rows in the same order on the page and in a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from app.areas.models import Kind, Level, kind_name, short_kind_name
from app.coverage.calculate import AreaFigures, Coverage
from app.i18n import _, day, period_name
from app.sheets.write import Cell, Column, Form, Sheet

NOT_APPLICABLE = "-"


@dataclass(frozen=True)
class Line:
    """One row: its figures, and how many villages were reached in the period before.

    A period that still runs is not compared: half a quarter beside a whole one would read as a decline.
    """

    figures: AreaFigures
    before: int
    is_compared: bool = True

    @property
    def change(self) -> int | None:
        return self.figures.reached - self.before if self.is_compared else None


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


_VALUES: dict[str, Callable[[Line], str | int | float | date | None]] = {
    "name": lambda line: line.figures.name.casefold(),
    "villages": lambda line: line.figures.villages,
    "reached": lambda line: line.figures.reached,
    "share": lambda line: _share(line.figures.reached, line.figures.villages),
    "change": lambda line: line.change,
    "sessions": lambda line: None if line.figures.silent else line.figures.sessions,
    "checked": lambda line: None if line.figures.silent else line.figures.checked,
    "attendance": lambda line: None if line.figures.silent else line.figures.attendance,
    "male": lambda line: None if line.figures.silent else line.figures.male,
    "female": lambda line: None if line.figures.silent else line.figures.female,
    "named": lambda line: None if line.figures.silent else line.figures.named,
    "perdes": lambda line: line.figures.perdes_or_none,
    "last": lambda line: line.figures.last_held_on,
    "reported": lambda line: _share(line.figures.reported, line.figures.villages),
}
SORTS = frozenset(_VALUES)
COUNTED = ("sessions", "attendance", "male", "female", "named")


def lines_of(coverage: Coverage, before: dict[int, int], sort: str = "", descending: bool = False) -> list[Line]:
    """The rows in the order asked for, that of the codes where none is; what has no value comes last either way."""
    lines = [Line(row, before.get(row.area_id, 0), not coverage.running) for row in coverage.rows]
    if sort not in SORTS:
        return lines
    value = _VALUES[sort]
    known = sorted((line for line in lines if value(line) is not None), key=value, reverse=descending)  # type: ignore[arg-type]
    return known + [line for line in lines if value(line) is None]


def total_of(coverage: Coverage, before: dict[int, int]) -> Line:
    return Line(coverage.total, sum(before.values()), not coverage.running)


def row_names(coverage: Coverage) -> dict[int, str]:
    """Kab. Bangka, Kec. Mendo Barat, Desa Kace Timur: {id of the row: its name with its kind}."""
    naming = kind_name if coverage.level is Level.SUBDISTRICT else short_kind_name
    words = {kind: naming(kind) for kind in {row.kind for row in coverage.rows}}
    return {row.area_id: _named(row, words) for row in coverage.rows}


def _named(row: AreaFigures, words: dict[Kind, str]) -> str:
    return row.name if row.kind is Kind.PROVINCE else f"{words[row.kind]} {row.name}"


def level_name(level: Level) -> str:
    """What the rows below an area of that level are."""
    return {
        Level.NATION: _("Province"),
        Level.PROVINCE: _("Regency or city"),
        Level.REGENCY: _("Subdistrict"),
        Level.SUBDISTRICT: _("Desa or kelurahan"),
    }[level]


def labels() -> dict[str, str]:
    """The heads of the columns, by the word that sorts by them."""
    return {
        "villages": _("Desa/kel."),
        "reached": _("Reached"),
        "share": _("Share"),
        "change": _("Difference"),
        "sessions": _("Sessions"),
        "checked": _("Checked"),
        "attendance": _("Attendance"),
        "male": _("Male"),
        "female": _("Female"),
        "named": _("Recorded names"),
        "perdes": _("Perdes in force"),
        "last": _("Last session"),
        "reported": _("Reported"),
    }


def coverage_sheet(coverage: Coverage, lines: list[Line], total: Line, today: date) -> Sheet:
    """The page's table for a spreadsheet; where the page writes "3 of 12", two columns hold 3 and 12."""
    parts = [part for part in _parts() if part.of_villages or coverage.level is not Level.SUBDISTRICT]
    names = row_names(coverage)
    named = [*((line, names[line.figures.area_id]) for line in lines), (total, _("Total"))]
    facts = (
        _("Coverage of %(area)s", area=coverage.label),
        period_name(coverage.period),
        _("data as of %(day)s", day=day(today)),
    )
    rows = [(line.figures.code, name, *(_cell(part, line) for part in parts)) for line, name in named]
    columns = (Column(_("Code"), width=14), Column(level_name(coverage.level), width=30))
    return Sheet(_("Coverage"), facts, columns + tuple(part.column for part in parts), rows)


@dataclass(frozen=True)
class _Part:
    """A column of the sheet. `of_villages`: it is also there where each row is one village."""

    column: Column
    value: Callable[[Line], Cell]
    of_villages: bool = True
    counted: bool = False


def _parts() -> tuple[_Part, ...]:
    heads, count, share = labels(), Form.COUNT, Form.SHARE
    counts = (_Part(Column(heads[key], count), _VALUES[key], counted=True) for key in COUNTED)
    return (
        _Part(Column(heads["villages"], count), _VALUES["villages"], False),
        _Part(Column(heads["reached"], count), _VALUES["reached"]),
        _Part(Column(heads["share"], share), _VALUES["share"], False),
        _Part(Column(heads["change"], count), _VALUES["change"], False),
        *counts,
        _Part(Column(heads["perdes"], count, 16), _VALUES["perdes"]),
        _Part(Column("Desa", count), lambda line: line.figures.desa or None),
        _Part(Column(heads["last"], Form.DAY, 16), _VALUES["last"]),
        _Part(Column(heads["reported"], count), lambda line: line.figures.reported),
        _Part(Column(_("Share reported"), share, 16), _VALUES["reported"], False),
        _Part(Column(heads["checked"], count), _VALUES["checked"], counted=True),
        *(_Part(Column(name, count, 16), _of_desa(stage)) for stage, name in stage_labels().items()),
    )


def stage_labels() -> dict[str, str]:
    """Where a Perdes on protection that is not in force stands, by the name of the figure."""
    return {
        "planned": _("Perdes planned"),
        "drafting": _("Perdes being drafted"),
        "deliberation": _("Perdes discussed with the BPD"),
        "agreed": _("Perdes agreed with the BPD"),
        "enacted": _("Perdes enacted, not promulgated"),
    }


def _of_desa(figure: str) -> Callable[[Line], Cell]:
    """None where there is no desa."""
    return lambda line: getattr(line.figures, figure) if line.figures.desa else None


def _cell(part: _Part, line: Line) -> Cell:
    value = part.value(line)
    if value is not None:
        return value
    return _("not reported") if part.counted else NOT_APPLICABLE
