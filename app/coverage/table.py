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
    """One row: its figures, and how many villages were reached in the period before."""

    figures: AreaFigures
    before: int

    @property
    def change(self) -> int:
        return self.figures.reached - self.before


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


_VALUES: dict[str, Callable[[Line], str | int | float | date | None]] = {
    "name": lambda line: line.figures.name.casefold(),
    "villages": lambda line: line.figures.villages,
    "reached": lambda line: line.figures.reached,
    "share": lambda line: _share(line.figures.reached, line.figures.villages),
    "change": lambda line: line.change,
    "sessions": lambda line: None if line.figures.silent else line.figures.sessions,
    "attendance": lambda line: None if line.figures.silent else line.figures.attendance,
    "male": lambda line: None if line.figures.silent else line.figures.male,
    "female": lambda line: None if line.figures.silent else line.figures.female,
    "named": lambda line: None if line.figures.silent else line.figures.named,
    "perdes": lambda line: line.figures.perdes_or_none,
    "last": lambda line: line.figures.last_held_on,
    "reported": lambda line: _share(line.figures.reported, line.figures.villages),
}
SORTS = frozenset(_VALUES)


def lines_of(coverage: Coverage, before: dict[int, int], sort: str = "", descending: bool = False) -> list[Line]:
    """The rows in the order asked for, that of the codes where none is; what has no value comes last either way."""
    lines = [Line(row, before.get(row.area_id, 0)) for row in coverage.rows]
    if sort not in SORTS:
        return lines
    value = _VALUES[sort]
    known = sorted((line for line in lines if value(line) is not None), key=value, reverse=descending)  # type: ignore[arg-type]
    return known + [line for line in lines if value(line) is None]


def total_of(coverage: Coverage, before: dict[int, int]) -> Line:
    return Line(coverage.total, sum(before.values()))


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
    heads = labels()
    count, share = Form.COUNT, Form.SHARE
    columns = (
        Column(_("Code"), width=14),
        Column(level_name(coverage.level), width=30),
        Column(heads["villages"], count),
        Column(heads["reached"], count),
        Column(heads["share"], share),
        Column(heads["change"], count),
        Column(heads["sessions"], count),
        Column(heads["attendance"], count),
        Column(heads["male"], count),
        Column(heads["female"], count),
        Column(heads["named"], count),
        Column(heads["perdes"], count, 16),
        Column("Desa", count),
        Column(heads["last"], Form.DAY, 16),
        Column(heads["reported"], count),
        Column(_("Share reported"), share, 16),
    )
    names = row_names(coverage)
    rows = [_cells(line, names[line.figures.area_id]) for line in lines]
    rows.append(_cells(total, _("Total")))
    facts = (
        _("Coverage of %(area)s", area=coverage.label),
        period_name(coverage.period),
        _("data as of %(day)s", day=day(today)),
    )
    return Sheet(_("Coverage"), facts, columns, rows)


def _cells(line: Line, name: str) -> tuple[Cell, ...]:
    figures = line.figures
    counts: tuple[Cell, ...] = (
        figures.sessions,
        figures.attendance,
        figures.male,
        figures.female,
        figures.named,
    )
    if figures.silent:
        counts = (_("not reported"),) * len(counts)
    return (
        figures.code,
        name,
        figures.villages,
        figures.reached,
        _or_dash(_share(figures.reached, figures.villages)),
        line.change,
        *counts,
        _or_dash(figures.perdes_or_none),
        _or_dash(figures.desa or None),
        _or_dash(figures.last_held_on),
        figures.reported,
        _or_dash(_share(figures.reported, figures.villages)),
    )


def _or_dash(value: Cell) -> Cell:
    return NOT_APPLICABLE if value is None else value
