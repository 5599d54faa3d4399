"""The report as data: JSON with all that it says, CSV with a row for each child area. Both lie in the PDF.

Nothing here depends on the moment of writing: the same report gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from app.coverage.calculate import AreaFigures
from app.files.checking import sha256
from app.i18n import force_locale, period_name
from app.periods import Period
from app.printing.document import Attachment
from app.reports.issued.snapshot_words import FIELDS, FIRST
from app.reports.papers.paperwork import Paperwork
from app.reports.progress.area_parts import ChildRow, ChildTable
from app.reports.progress.parts import AgeRow, AudienceRow, IndicatorRow, Report
from app.sheets.write import Column, Sheet, to_csv

SCHEMA = "jejak-desa/report/1"
_DRAWN = {"grid", "numbered_grid", "wide_grid", "bars", "lapse_bars", "map"}  # pictures of what stands in the rows
_OF_THE_PAPER = {"page", "emblem", "bar", "is_word", "opens"}
_NOT_FIGURES = {"schema", "fields", "data_at", "issue", "letter"}
_RENAMED = {"made_at": "data_at", "figures": "headline", "figures_note": "headline_note", "say": "sentences"}
_LISTS = {"sessions": "session_list"}  # in a report they are rows, in the figures of an area a number
_TOLD_BY_VILLAGES = ("sessions", "checked", "joint", "attendance", "male", "female", "named")
_ON_THE_WAY = ("planned", "drafting", "deliberation", "agreed", "enacted")
_COUNTS = ("desa", "kelurahan", "reported", "on_time", "late", "reached", *_TOLD_BY_VILLAGES, *_ON_THE_WAY)


def snapshot_of(paper: Report | Paperwork) -> dict[str, Any]:
    """All that the paper says. null: not applicable, or, of what villages tell, that none has reported."""
    with force_locale("id"):
        told: dict[str, Any] = {"kind": paper.kind.value, "title": paper.title}
        for one in fields(paper):
            if one.name not in _DRAWN:
                told[_RENAMED.get(one.name) or _LISTS.get(one.name, one.name)] = _plain(getattr(paper, one.name))
        if isinstance(paper, Report):
            told["ages"] = [_age(row, paper.total) for row in paper.ages]
            told["annex"] = [{"group": group.name, **_plain(row)} for group in paper.annex for row in group.rows]
        else:
            told["headline"] = [{"label": label, "value": value} for label, value in paper.headline]
    first = {name: told.pop(name) for name in FIRST if name in told}
    ordered = {"schema": SCHEMA, **first, **told}
    return ordered | {"fields": _described(ordered)}


def as_json(paper: Report | Paperwork) -> bytes:
    """One line for each row of a list, so that two snapshots can be compared line by line."""
    parts = [f"{_dumped(name)}: {_listed(value)}" for name, value in snapshot_of(paper).items()]
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def as_csv(report: Report) -> bytes:
    """A row for each child area and one for the whole; the names of the columns are those of the JSON."""
    rows = [_plain(child) for child in report.children]
    rows.append(_figures(report.total) | {"never": report.never, "name": "Jumlah" if rows else report.area})
    columns = tuple(Column(name) for name in (*rows[-1], "last_held_on") if name != "last_held_in_period_on")
    cells = [tuple(_cell(row, column.label) for column in columns) for row in rows]
    return to_csv(Sheet("data", (), columns, cells))


def attachments_of(paper: Report | Paperwork) -> tuple[Attachment, ...]:
    """What lies inside the PDF."""
    data = Attachment("data.json", "application/json", "Seluruh isi laporan dengan arti tiap kolomnya", as_json(paper))
    if not isinstance(paper, Report):
        return (data,)
    rows = "wilayah ini" if paper.is_village else f"tiap {paper.child_word}"
    return Attachment("data.csv", "text/csv", f"Angka {rows}, satu baris tiap wilayah", as_csv(paper)), data


def fingerprint(paper: Report | Paperwork) -> str:
    """Of all that the paper says, apart from who signs it, when it was made and under which number."""
    return sha256(_dumped(_said(snapshot_of(paper))).encode())


def _said(told: dict[str, Any]) -> dict[str, Any]:
    """A covering letter has its report in it."""
    said = {name: value for name, value in told.items() if name not in _NOT_FIGURES}
    return said | {"report": _said(said["report"])} if "report" in said else said


def _plain(value: Any) -> Any:
    if isinstance(value, Period):
        days = {"first_day": value.first_day.isoformat(), "last_day": value.last_day.isoformat()}
        return {"code": value.code, "name": period_name(value), **days}
    if isinstance(value, Report):
        return {name: one for name, one in snapshot_of(value).items() if name not in ("schema", "fields")}
    if isinstance(value, AreaFigures):
        return _figures(value)
    if isinstance(value, ChildRow):
        own = {"name": value.name, "never": value.never, "last_held_on": _plain(value.last_held_on)}
        own["task_force"] = value.task_force
        return _figures(value.figures) | own
    if isinstance(value, ChildTable):  # its rows are among those of the child areas
        told = {"rest_desa": value.rest_desa, "rest_kelurahan": value.rest_kelurahan, "rest_never": value.rest_never}
        return {"rest": [row.name for row in value.rest], **told}
    if is_dataclass(value):
        told = {one.name: _plain(getattr(value, one.name)) for one in fields(value) if one.name not in _OF_THE_PAPER}
        return told | _worked_out(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (tuple, list)) else value


def _figures(figures: AreaFigures) -> dict[str, Any]:
    head = {"code": figures.code, "name": figures.name, "kind": figures.kind.value, "level": figures.level.value}
    counts = {name: getattr(figures, name) for name in _COUNTS}
    if figures.silent:
        counts |= dict.fromkeys(_TOLD_BY_VILLAGES)
    return {
        **head,
        "villages": figures.villages,
        **counts,
        "desa_with_perdes": figures.perdes_or_none,
        "reported_percent": _percent(figures.reported, figures.villages),
        "reached_percent": _percent(figures.reached, figures.villages),
        "perdes_percent": _percent(figures.perdes, figures.desa),
        "male_percent": _percent(figures.male, figures.attendance),
        "female_percent": _percent(figures.female, figures.attendance),
        "last_held_in_period_on": _plain(figures.last_held_on),
    }


def _worked_out(row: Any) -> dict[str, Any]:
    """What the paper works out from a row."""
    if isinstance(row, IndicatorRow):
        share = _percent(row.actual or 0, row.whole) if row.whole else None
        return {"percent": share, "achievement": row.achievement, "band": row.band}
    if isinstance(row, AudienceRow):
        return {"attendance": row.attendance, "female_percent": _percent(row.female, row.attendance)}
    return {}


def _age(row: AgeRow, total: AreaFigures) -> dict[str, Any]:
    attendance = row.male + row.female
    return {
        **_plain(row),
        "attendance": attendance,
        "attendance_percent": _percent(attendance, total.attendance),
        "female_percent": _percent(row.female, attendance),
    }


def _percent(part: int, whole: int) -> float | None:
    """As printed: one decimal, half up."""
    return (2000 * part + whole) // (2 * whole) / 10 if whole else None


def _described(told: dict[str, Any]) -> dict[str, str]:
    """What each name in the snapshot means, of those that occur in it."""
    present = names_in(told)
    return {name: words for name, words in FIELDS.items() if name in present}


def names_in(value: Any) -> set[str]:
    """The names of all its fields."""
    if isinstance(value, dict):
        return set(value).union(*map(names_in, value.values()))
    return set().union(*map(names_in, value)) if isinstance(value, list) else set()


def _cell(row: dict[str, Any], name: str):
    value = row.get(name)
    if value is None and row["reported"] == 0 and name in _TOLD_BY_VILLAGES:
        return "belum lapor"
    return "-" if value is None and name in ("desa_with_perdes", "perdes_percent") else value


def _listed(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_dumped, value)) + "\n]"
    return _dumped(value)


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
