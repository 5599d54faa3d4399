"""The open files: CSV with a line of names, JSON that also says what each column holds. Both always in Indonesian."""

import hashlib
import json
from typing import Any

from app.i18n import _, force_locale, period_name
from app.open_data.columns import COLUMNS, FORMAT, OpenColumn
from app.open_data.figures import OpenFigures
from app.open_data.publishing import Opened
from app.sheets.write import Column, Sheet, to_csv
from app.web.settings import is_demo

LICENCE = "CC BY 4.0"


def demo_note() -> str:
    return _("Demo. All people and figures here are invented.") if is_demo() else ""


def write_csv(figures: OpenFigures) -> bytes:
    """The area itself on the first line, then each area below; the last columns say of which time they are."""
    with force_locale("id"):
        period, at, note = figures.coverage.period.code, _moment(figures), demo_note()
        lines = [(*_cells(row), period, at, note) for row in (figures.whole, *figures.rows)]
        columns = (*(column.name for column in COLUMNS), "period", "data_as_of", "note")
        return to_csv(Sheet("", (), tuple(map(Column, columns)), lines))


def write_json(figures: OpenFigures, opened: Opened, source: str) -> bytes:
    """`source` is the address of the page that shows the same."""
    with force_locale("id"):
        coverage, period = figures.coverage, figures.coverage.period
        whole, *rows = (
            dict(zip((column.name for column in COLUMNS), _cells(row), strict=True))
            for row in (figures.whole, *figures.rows)
        )
        content: dict[str, Any] = {
            "format": FORMAT,
            "title": _("Coverage of %(area)s", area=coverage.label),
            "publisher": opened.publisher,
            "source": source,
            "licence": LICENCE,
            "demo": is_demo(),
            "note": demo_note(),
            "period": {
                "code": period.code,
                "name": period_name(period),
                "first_day": period.first_day.isoformat(),
                "last_day": period.last_day.isoformat(),
                "counted_up_to": coverage.cutoff.isoformat(),
                "ended": not coverage.running,
            },
            "data_as_of": _moment(figures),
            "orang_unik_as_of": figures.people_at.isoformat() if figures.people_at else _moment(figures),
            "rules": rules(),
            "columns": [_described(column) for column in COLUMNS],
            "area": whole,
            "rows": rows,
        }
        return json.dumps(content, ensure_ascii=False, indent=1).encode()


def rules() -> list[str]:
    """What whoever uses the figures must know."""
    return [
        _("0 was counted and is none. Empty: does not apply, or nothing was reported, which is not 0."),
        _("A session for several areas stands in the row of each, but once in the figures of the area above."),
        _("People who came in two areas stand in both rows, so orang unik is never added up, nor over periods."),
        _("Late reports change figures of periods that have ended: say of which moment your copy is."),
        _("Of residents abroad one to four are “<5”; below such an area nothing is shown."),
        _("Their other counts are rounded down to a multiple of 5; “*” is hidden, so that nothing can be subtracted."),
    ]


def tag_of(content: bytes, figures: OpenFigures) -> str:
    """Equal for equal figures, of whichever moment they are."""
    return hashlib.sha256(content.replace(_moment(figures).encode(), b"")).hexdigest()[:32]


def _moment(figures: OpenFigures) -> str:
    return figures.at.isoformat(timespec="seconds")


def _cells(row) -> tuple:
    return tuple(column.cell(row) for column in COLUMNS)


def _described(column: OpenColumn) -> dict[str, str]:
    return {"name": column.name, "type": column.kind, "description": str(column.about)}
