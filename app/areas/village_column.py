"""The column of a file that says which village a row is about: read as a code, refused with a hint where it is none."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.areas.codes import normal_code, search_key
from app.areas.import_queries import Earlier, find_namesakes, find_new_codes, first_codes, list_areas_by_code
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
    """`first_code` is the one under which it was first known: what was brought in is recognized by it for good."""

    id: int
    code: str
    kind: Kind
    label: str
    first_code: str


class VillageColumn:
    """Answers for every row of a file, from at most five selects made beforehand."""

    def __init__(self, records: Sequence[Record], reach: Reach):
        self._villages, self._faults = read_codes({record.get(VILLAGE_CODE.key) for record in records}, reach)
        names = {search_key(r.get(VILLAGE_NAME.key)) for r in records if r.get(VILLAGE_CODE.key) in self._faults}
        self._namesakes = find_namesakes(names - {""}, reach)

    def find(self, record: Record) -> Village | None:
        return self._villages.get(record.get(VILLAGE_CODE.key))

    @property
    def notes(self) -> tuple[str, ...]:
        """What old codes were read as."""
        return tuple(
            _(
                "The code %(old)s is an old one, read as %(code)s, %(village)s.",
                old=typed,
                code=one.code,
                village=one.label,
            )
            for typed, one in sorted(self._villages.items())
            if normal_code(typed) != one.code
        )

    def fault(self, record: Record) -> str:
        """Why the row names no village of this person, and what its code may be instead."""
        fault = self._faults[record.get(VILLAGE_CODE.key)]
        codes = self._namesakes.get(search_key(record.get(VILLAGE_NAME.key)), [])
        if not codes:
            return fault
        name = record.get(VILLAGE_NAME.key)
        return fault + " " + _("A village named %(name)s has the code %(codes)s.", name=name, codes=_first(codes))


def read_codes(codes: Collection[str], reach: Reach) -> tuple[dict[str, Village], dict[str, str]]:
    """({code as typed: village within reach}, {code as typed: why it is none}), from at most four selects.

    An old code is read as that of today, where it is clear which.
    """
    dotted = {code: normal_code(code) for code in codes}
    rows = {row.code: row for row in list_areas_by_code({code for code in dotted.values() if code}, reach)}
    today = {code for code, row in rows.items() if row.retired_on is None}
    earlier = find_new_codes({code for code in dotted.values() if code} - today)
    new = {one.codes[0] for one in earlier.values() if len(one.codes) == 1}
    rows |= {row.code: row for row in list_areas_by_code(new - today, reach)}
    firsts = first_codes({row.id for row in rows.values()})
    villages: dict[str, Village] = {}
    faults: dict[str, str] = {}
    for typed, code in dotted.items():
        before = earlier.get(code or "")
        row = rows.get(before.codes[0] if before is not None and len(before.codes) == 1 else code or "")
        fault = _fault_of(row, before) if row is not None else _hint(typed, code, before)
        if fault is not None or row is None:
            faults[typed] = fault or ""
        else:
            first = firsts[row.id] if before is None else before.first_code
            villages[typed] = Village(row.id, row.code, row.kind, label_of(row), first)
    return villages, faults


def _fault_of(row, before: Earlier | None) -> str | None:
    if row.level is not Level.VILLAGE:
        return _("This is the code of %(area)s. Write the code of a village, ten figures.", area=label_of(row))
    if row.retired_on is not None and before is not None and before.codes:
        return _split(before)
    if row.retired_on is not None:
        return _("This code of %(area)s is no longer in force. Look up the new one.", area=label_of(row))
    if not row.within:
        return _("%(area)s is not your area.", area=label_of(row))
    return None


def _split(before: Earlier) -> str:
    return _(
        "%(village)s was split. Write the code of the village that it was: %(codes)s.",
        village=before.name,
        codes=_first(list(before.codes)),
    )


def _hint(typed: str, normal: str | None, before: Earlier | None) -> str:
    """What may be wrong with a code that no area has."""
    if not typed:
        return _("Write the Kemendagri code of the village, like 19.01.04.2014.")
    if before is not None and before.codes:
        return _split(before)
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
