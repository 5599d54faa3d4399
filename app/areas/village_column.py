"""The column of a file that says which village a row is about: read as a code, refused with a hint where it is none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.areas.codes import normal_code, search_key
from app.areas.import_queries import find_namesakes, find_new_codes, list_areas_by_code
from app.areas.models import Kind, Level, kind_name, short_kind_name
from app.areas.reach import Reach
from app.i18n import _
from app.sheets.columns import Column, Record

VILLAGE_CODE = Column(
    "village_code",
    ("code", "kode desa", "kode", "kode wilayah", "kode kemendagri", "kode desa/kelurahan", "kode kelurahan"),
    needed=True,
)
VILLAGE_NAME = Column(
    "village", ("village name", "desa", "nama desa", "desa/kelurahan", "nama desa/kelurahan", "kelurahan")
)


@dataclass(frozen=True)
class Village:
    id: int
    code: str
    kind: Kind
    label: str


class VillageColumn:
    """Answers for every row of a file, from at most three selects made beforehand."""

    def __init__(self, records: Sequence[Record], reach: Reach):
        self._villages, self._faults = read_codes({record.get(VILLAGE_CODE.key) for record in records}, reach)
        names = {search_key(r.get(VILLAGE_NAME.key)) for r in records if r.get(VILLAGE_CODE.key) in self._faults}
        self._namesakes = find_namesakes(names - {""}, reach)

    def find(self, record: Record) -> Village | None:
        return self._villages.get(record.get(VILLAGE_CODE.key))

    def fault(self, record: Record) -> str:
        """Why the row names no village of this person, and what its code may be instead."""
        fault = self._faults[record.get(VILLAGE_CODE.key)]
        codes = self._namesakes.get(search_key(record.get(VILLAGE_NAME.key)), [])
        if not codes:
            return fault
        name = record.get(VILLAGE_NAME.key)
        return fault + " " + _("A village named %(name)s has the code %(codes)s.", name=name, codes=_first(codes))


def read_codes(codes: Collection[str], reach: Reach) -> tuple[dict[str, Village], dict[str, str]]:
    """({code as typed: village within reach}, {code as typed: why it is none}), from at most two selects."""
    villages: dict[str, Village] = {}
    faults: dict[str, str] = {}
    dotted = {code: normal_code(code) for code in codes}
    rows = {row.code: row for row in list_areas_by_code({code for code in dotted.values() if code}, reach)}
    for code, normal in dotted.items():
        row = rows.get(normal or "")
        if row is not None and (fault := _fault_of(row)):
            faults[code] = fault
        elif row is not None:
            villages[code] = Village(row.id, row.code, row.kind, label_of(row))
    unknown = {code: normal for code, normal in dotted.items() if code not in villages and code not in faults}
    return villages, faults | _hints(unknown)


def _fault_of(row) -> str | None:
    if row.level is not Level.VILLAGE:
        return _("This is the code of %(area)s. Write the code of a village, ten figures.", area=label_of(row))
    if row.retired_on is not None:
        return _("This code of %(area)s is no longer in force. Look up the new one.", area=label_of(row))
    if not row.within:
        return _("%(area)s is not your area.", area=label_of(row))
    return None


def _hints(unknown: dict[str, str | None]) -> dict[str, str]:
    """What may be wrong with codes that no area has."""
    new_codes = find_new_codes({code for code in unknown.values() if code})
    return {typed: _hint(typed, normal, new_codes.get(normal or "")) for typed, normal in unknown.items()}


def _hint(typed: str, normal: str | None, new_code: str | None) -> str:
    if not typed:
        return _("Write the Kemendagri code of the village, like 19.01.04.2014.")
    if new_code:
        return _("This is an old code. Today the village has the code %(code)s.", code=new_code)
    if normal is None or len(normal) != 13:
        return _("This is not the code of a village: that has ten figures, like 19.01.04.2014.")
    if normal[9] not in "123":
        return _("This looks like a BPS code. Write the Kemendagri code of the village, like 19.01.04.2014.")
    return _(
        "This code is not in the list of 2025. It may be an older one, or a BPS code: look the village up by its name."
    )


def label_of(row) -> str:
    """Of a row of list_areas_by_code: Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka."""
    parts = [f"{kind_name(row.kind)} {row.name}".strip()]
    if row.level is Level.VILLAGE:
        parts.append(f"{short_kind_name(Kind.SUBDISTRICT)} {row.subdistrict}")
    if row.level in (Level.VILLAGE, Level.SUBDISTRICT):
        parts.append(f"{short_kind_name(row.regency_kind)} {row.regency}")
    return ", ".join(parts)


def _first(codes: list[str], most: int = 3) -> str:
    return ", ".join(codes[:most]) + (" ..." if len(codes) > most else "")
