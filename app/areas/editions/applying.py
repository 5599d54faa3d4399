"""Bringing in a list that was judged: one change, in which no row of any table is deleted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import String, cast, insert, literal, update
from sqlalchemy.orm import Session

from app.areas.editions.new_rows import Values, wanted_rows
from app.areas.editions.places import Fate
from app.areas.editions.plan import Plan
from app.areas.editions.queries import list_rows, list_splits
from app.areas.models import Area, AreaEdition, AreaList, AreaSuccession, Change, Level
from app.db import some_at_once

_DATED = ("code", "name", "kind", "parent_id")
_ABOVE = ("province_id", "regency_id", "subdistrict_id")
_ROWS_AT_ONCE = 10_000


@dataclass(frozen=True)
class Source:
    """Which list it is."""

    name: str
    sha256: str
    valid_from: date


@dataclass(frozen=True)
class Applied:
    """Ids of what the totals have to count anew: villages that count elsewhere now, and regencies around them before
    or since; and of the areas that are no more."""

    villages: frozenset[int]
    regencies: frozenset[int]
    retired: frozenset[int]


def apply_plan(session: Session, plan: Plan, source: Source) -> Applied:
    """Store it. Does not commit."""
    stored = list_rows(session)
    wanted = wanted_rows(plan, stored, list_splits(session), source.valid_from)
    new = [row for area_id, row in wanted.items() if area_id not in stored]
    changed = [row for area_id, row in wanted.items() if area_id in stored and _differs(stored[area_id], row)]
    _free_codes(session, [row["id"] for row in changed if row["code"] != stored[row["id"]].code])
    _insert(session, Area, sorted(new, key=lambda row: len(row["code"])))
    if changed:
        session.execute(update(Area), changed)
    _date(session, stored, new, changed, source.valid_from)
    _insert(session, AreaSuccession, _successions(plan, {row["code"]: row["id"] for row in wanted.values()}, source))
    moved = [row for row in changed if _counts_elsewhere(stored[row["id"]], row)]
    touched = {
        area_id
        for row in [*new, *moved]
        if row["level"] is Level.VILLAGE
        for one in (row, stored[row["id"]]._asdict() if row["id"] in stored else {})
        for area_id in [one.get(name) for name in (*_ABOVE, "village_id")]
        if area_id not in (None, row["id"])
    }
    nation = [row.id for row in stored.values() if row.level is Level.NATION] if touched else []
    session.add(
        AreaList(
            name=source.name,
            sha256=source.sha256,
            valid_from=source.valid_from,
            counts=plan.count_all(),
            touched=sorted(touched | set(nation)),
        )
    )
    return Applied(
        frozenset(row["id"] for row in moved if row["level"] is Level.VILLAGE),
        frozenset(one for one in touched if wanted[one]["level"] is Level.REGENCY),
        frozenset(row["id"] for row in changed if row["retired_on"] == source.valid_from),
    )


def _differs(before: Any, row: Values) -> bool:
    return any(getattr(before, name) != value for name, value in row.items())


def _counts_elsewhere(before: Any, row: Values) -> bool:
    return any(getattr(before, name) != row[name] for name in (*_ABOVE, "village_id", "retired_on"))


def _free_codes(session: Session, ids: Sequence[int]) -> None:
    """Codes change hands: for a moment nobody has them."""
    for some in some_at_once(ids):
        nobody = literal("~").concat(cast(Area.id, String))
        session.execute(
            update(Area).where(Area.id.in_(some)).values(code=nobody), execution_options={"synchronize_session": False}
        )


def _date(
    session: Session, stored: Mapping[int, Any], new: Iterable[Values], changed: Iterable[Values], day: date
) -> None:
    """Close what an area was called until the day before, and open what it is called from then on."""
    renamed = [
        row
        for row in changed
        if row["retired_on"] is None and any(getattr(stored[row["id"]], name) != row[name] for name in _DATED)
    ]
    closed = [row["id"] for row in (*renamed, *(row for row in changed if row["retired_on"] == day))]
    for some in some_at_once(closed):
        open_ones = update(AreaEdition).where(AreaEdition.area_id.in_(some), AreaEdition.valid_to.is_(None))
        session.execute(
            open_ones.values(valid_to=day - timedelta(days=1)), execution_options={"synchronize_session": False}
        )
    rows = [
        {name: row[name] for name in _DATED} | {"area_id": row["id"], "valid_from": day} for row in (*new, *renamed)
    ]
    _insert(session, AreaEdition, rows)


def _successions(plan: Plan, ids: Mapping[str, int], source: Source) -> list[Values]:
    changes = {Fate.MERGED: Change.MERGED, Fate.SPLIT: Change.SPLIT}
    return [
        {
            "area_id": plan.known[code].id,
            "successor_id": ids[successor],
            "change": changes[one.fate],
            "valid_from": source.valid_from,
        }
        for code, one in plan.judged.items()
        if one.fate in changes
        for successor in one.codes
    ]


def _insert(session: Session, table: type, rows: Sequence[Values]) -> None:
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        session.execute(insert(table), rows[start : start + _ROWS_AT_ONCE])
