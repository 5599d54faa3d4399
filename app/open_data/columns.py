"""The columns of the open files: their names never change, and each says what it holds."""

from collections.abc import Callable
from dataclasses import dataclass

from app.i18n import LazyString, _l
from app.open_data.figures import OpenRow
from app.open_data.hiding import Shown

FORMAT = "jejak-desa-coverage-1"


@dataclass(frozen=True)
class OpenColumn:
    """`kind`: text, integer or share. `of_told`: empty where nothing at all was reported, which is not 0."""

    name: str
    kind: str
    about: LazyString
    value: Callable[[OpenRow], Shown | float]
    of_told: bool = False

    def cell(self, row: OpenRow) -> Shown | float:
        return None if self.of_told and row.figures.silent else self.value(row)


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


COLUMNS: tuple[OpenColumn, ...] = (
    OpenColumn("code", "text", _l("Kemendagri code of the area"), lambda row: row.figures.code),
    OpenColumn("name", "text", _l("Name of the area"), lambda row: row.figures.name),
    OpenColumn(
        "level", "text", _l("nation, province, regency, subdistrict or village"), lambda row: row.figures.level.value
    ),
    OpenColumn(
        "kind",
        "text",
        _l("The same; of a regency regency or city, of a village desa, kelurahan or desa_adat"),
        lambda row: row.figures.kind.value,
    ),
    OpenColumn(
        "villages", "integer", _l("Desa, desa adat and kelurahan in the area"), lambda row: row.figures.villages
    ),
    OpenColumn("desa", "integer", _l("Desa and desa adat among them"), lambda row: row.figures.desa),
    OpenColumn(
        "reported",
        "integer",
        _l("Villages that recorded anything for the period, or declared that there was nothing (nihil)"),
        lambda row: row.figures.reported,
    ),
    OpenColumn(
        "reporting_rate",
        "share",
        _l("reported divided by villages, from 0 to 1"),
        lambda row: _share(row.figures.reported, row.figures.villages),
    ),
    OpenColumn(
        "reported_on_time",
        "integer",
        _l("How many of them did so until the deadline"),
        lambda row: row.figures.on_time,
    ),
    OpenColumn(
        "reached",
        "integer",
        _l("Villages with at least one session with attendance, held there or for them, within the period"),
        lambda row: row.figures.reached,
    ),
    OpenColumn(
        "sessions",
        "integer",
        _l("Sessions; one for several areas stands in the row of each, so that rows are never added up"),
        lambda row: row.figures.sessions,
        of_told=True,
    ),
    OpenColumn(
        "kehadiran",
        "integer",
        _l("Attendances, counted by head: who came twice counts twice"),
        lambda row: row.figures.attendance,
        of_told=True,
    ),
    OpenColumn("women", "integer", _l("Women and girls among them"), lambda row: row.figures.female, of_told=True),
    OpenColumn("men", "integer", _l("Men and boys among them"), lambda row: row.figures.male, of_told=True),
    OpenColumn(
        "orang_tercatat",
        "integer",
        _l("Names that were written down"),
        lambda row: row.figures.named,
        of_told=True,
    ),
    OpenColumn(
        "orang_unik",
        "integer",
        _l("Different people among those names; may be too high, since namesakes are never taken for one person"),
        lambda row: row.people,
        of_told=True,
    ),
    OpenColumn(
        "desa_with_perdes",
        "integer",
        _l("Desa with a village regulation on protection in force on the last day; empty where there is no desa"),
        lambda row: row.figures.perdes_or_none,
    ),
    OpenColumn(
        "residents_abroad",
        "integer",
        _l(
            "Residents who work abroad, as villages last counted them, whatever the period: rounded down to a multiple "
            "of 5; “<5” is 1 to 4, “*” is hidden so that nothing can be subtracted, empty is not counted or not public"
        ),
        lambda row: row.abroad.residents,
    ),
    OpenColumn(
        "residents_abroad_villages",
        "integer",
        _l("Villages that have counted them"),
        lambda row: row.abroad.villages or None,
    ),
)
