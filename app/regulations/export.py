"""Regulations as a table with OpenSID's names of the columns; brought in again, all of it is stored already."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.i18n import _
from app.regulations.import_columns import DAYS, EXPORTED, GAZETTE_DAYS, GAZETTE_NUMBERS, OTHER_VILLAGES
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES
from app.sheets.write import Cell, Column, Form, Sheet

HEADER = ("village_code", "desa", "jenis_peraturan", *EXPORTED.values(), "status")
_WIDE = ("title", "summary", "note", "repealed_by", OTHER_VILLAGES)


def regulation_sheet(rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    """Without a line on top: the first row are the names of the columns."""
    days = {*DAYS, *GAZETTE_DAYS.values()}
    columns = (
        Column("village_code", width=15),
        Column("desa", width=20),
        Column("jenis_peraturan", width=28),
        *(
            Column(label, Form.DAY if name in days else Form.YEAR if name == "year" else Form.TEXT, _width(name))
            for name, label in EXPORTED.items()
        ),
        Column("status", width=24),
    )
    return Sheet(_("Regulations"), (), columns, list(rows))


def _width(name: str) -> int:
    return 40 if name in _WIDE else 20 if name in ("theme", "number") else 14


def cells_of(
    code: str, area_name: str, values: Mapping[str, Any], others: Mapping[int, str], state: str = ""
) -> tuple[Cell, ...]:
    """One row of the table. `others` are the other villages for which it is valid, by id their codes."""
    rules = KIND_RULES[values["kind"]]
    shown = dict(values)
    if rules.promulgated_in is not None:
        shown[GAZETTE_DAYS[rules.promulgated_in]] = values.get("promulgated_on")
        shown[GAZETTE_NUMBERS[rules.promulgated_in]] = values.get("promulgation_number")
    shown["number"] = f"{values['number']} Tahun {values['year']}" if values.get("number") else None
    shown["theme"] = str(THEME_NAMES[values["theme"]])
    shown["unsigned"] = "ya" if values.get("unsigned") else None
    shown[OTHER_VILLAGES] = "; ".join(others.values()) or None
    return (code, area_name, rules.name, *(shown.get(name) or None for name in EXPORTED), state)
