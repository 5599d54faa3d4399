"""Whose regulation a row of a file is: a village, or the regency that made it for its kelurahan; and who shares it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.areas.codes import normal_code
from app.areas.import_queries import list_areas_by_code
from app.areas.models import Area, Kind, Level
from app.areas.reach import Reach
from app.areas.village_column import VILLAGE_CODE, VillageColumn, label_of, read_codes
from app.i18n import _
from app.regulations.import_columns import OTHER_VILLAGES
from app.regulations.vocabulary import RegulationKind
from app.sheets.columns import Record

_NATION = Reach(0, Level.NATION)
_BETWEEN = re.compile(r"[;,\s]+")


@dataclass(frozen=True)
class Owner:
    """`within`: the reader may bring in what it made; of others only what is stored already is recognized.

    `first_code`: the one under which the village of the file was first known, also where it was merged since.
    """

    id: int
    code: str
    kind: Kind
    label: str
    within: bool = True
    first_code: str = ""

    @property
    def regency_code(self) -> str:
        return self.code[:5]


class Owners:
    """Answers for every row of a file, from a few selects made beforehand. `own` owns the rows without a code."""

    def __init__(self, records: Sequence[Record], reach: Reach, own: Area | None = None):
        self._villages = VillageColumn(records, reach)
        self._own = None if own is None else Owner(own.id, own.code, own.kind, own.full_label)
        codes = {record.get(VILLAGE_CODE.key) for record in records} - {""}
        normal = {code: normal_code(code) for code in codes}
        rows = {row.code: row for row in list_areas_by_code({code for code in normal.values() if code}, reach)}
        self._areas = {
            typed: Owner(row.id, row.code, row.kind, label_of(row), bool(row.within))
            for typed, code in normal.items()
            if (row := rows.get(code or "")) is not None and row.level in (Level.VILLAGE, Level.REGENCY)
        }
        others = {code for record in records for code in _codes(record)}
        self._others, self._other_faults = read_codes(others, _NATION)

    def find(self, record: Record, kind: RegulationKind | None) -> Owner | None:
        typed = record.get(VILLAGE_CODE.key)
        if not typed:
            return self._own
        found = self._areas.get(typed)
        if found is not None and (not found.within or kind is RegulationKind.REGIONAL_REGULATION):
            return found
        village = self._villages.find(record)
        return (
            None
            if village is None
            else Owner(village.id, village.code, village.kind, village.label, first_code=village.first_code)
        )

    @property
    def notes(self) -> tuple[str, ...]:
        return self._villages.notes

    def fault(self, record: Record) -> str:
        return self._villages.fault(record)

    def read_others(self, record: Record, owner: Owner, kind: RegulationKind) -> dict[int, str]:
        """{id: code} of the other villages for which it is valid. Raises ValueError with a sentence."""
        wanted = {
            RegulationKind.JOINT_REGULATION: lambda one: one.has_village_regulations,
            RegulationKind.REGIONAL_REGULATION: lambda one: one is Kind.KELURAHAN,
        }.get(kind)
        others: dict[int, str] = {}
        for code in _codes(record):
            village = self._others.get(code)
            if village is None:
                raise ValueError(f"{code}: {self._other_faults[code]}")
            if wanted is None:
                raise ValueError(_("Only a joint or a regional regulation is valid for others. Leave this empty."))
            if village.code[:5] != owner.regency_code or not wanted(village.kind):
                raise ValueError(
                    _("%(village)s cannot share it: only such villages of the same regency can.", village=village.label)
                )
            if village.id != owner.id:
                others[village.id] = village.code
        return others


def _codes(record: Record) -> list[str]:
    return [code for code in _BETWEEN.split(record.get(OTHER_VILLAGES)) if code not in ("", "-")]
