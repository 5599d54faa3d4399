"""Which lines the table shows, and in which order: the same on the page and in its files."""

from collections.abc import Iterable

from app.areas.codes import search_key
from app.coverage.review.columns import COLUMNS
from app.coverage.review.lines import Line, Value
from app.coverage.review.view import Show, View

_KEPT = {
    Show.NOT_REACHED: lambda line: line.figures.reached == 0,
    Show.SILENT: lambda line: line.figures.silent,
    Show.BELOW: lambda line: line.missed,
}


def arrange(lines: Iterable[Line], view: View) -> list[Line]:
    """Narrowed and in the order asked for, that of the codes where none is; what has no value comes last either way."""
    kept = [line for line in lines if _is_asked(line, view)]
    if not view.sort:
        return kept
    values = {line.figures.area_id: _value(line, view.sort) for line in kept}

    def value(line: Line) -> Value:
        return values[line.figures.area_id]

    known = [line for line in kept if value(line) is not None]
    known.sort(key=value, reverse=view.descending)  # type: ignore[arg-type]
    return known + [line for line in kept if value(line) is None]


def _is_asked(line: Line, view: View) -> bool:
    if view.show in _KEPT and not _KEPT[view.show](line):
        return False
    if not view.text:
        return True
    digits = view.text.replace(".", "").replace(" ", "")
    if digits.isdigit():
        return line.figures.code.replace(".", "").startswith(digits)
    return search_key(view.text) in search_key(line.name)


def _value(line: Line, sort: str) -> Value:
    return line.figures.name.casefold() if sort == "name" else COLUMNS[sort].value(line)
