"""The table of areas as a plan wants it; what is no more keeps its row, below what lies around it today."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.areas.editions.places import Fate
from app.areas.editions.plan import Plan
from app.areas.models import NATION_CODE, Level
from app.areas.official import area_row, village_counts

_MARKS = "-_:;,!"  # in codes that other places have now: no two are the same, and none is typed
_ABOVE = ("parent_id", "province_id", "regency_id", "subdistrict_id")
Values = dict[str, Any]


def wanted_rows(plan: Plan, stored: Mapping[int, Any], splits: Mapping[int, list[int]], day: date) -> dict[int, Values]:
    """{id: the values of the area}, new ones included. `stored` are all rows of today, `splits` those of before."""
    ids = {NATION_CODE: next(row.id for row in stored.values() if row.level is Level.NATION)}
    ids |= {one.code: one.id for one in plan.scope.left}
    ids |= {code: one.id for code, one in plan.continued.items()}
    ids |= {row.code: max(stored) + number for number, row in enumerate(plan.new, 1)}
    names = {code: plan.name_of(row) for code, row in plan.listed.items()}
    counts = village_counts(ids)
    wanted = {
        area_id: area_row(code, names.get(code) or stored[area_id].name, ids, counts) | {"retired_on": None}
        for code, area_id in ids.items()
    }
    retired = {plan.known[code].id: one for code, one in plan.judged.items() if one.fate is not Fate.SAME}
    merged = {one: ids[judged.codes[0]] for one, judged in retired.items() if judged.fate is Fate.MERGED}
    split = {one: [ids[code] for code in judged.codes] for one, judged in retired.items() if judged.fate is Fate.SPLIT}
    older = _older_rows([row._asdict() for area_id, row in stored.items() if area_id not in wanted], ids)
    for area_id, row in older.items():
        if area_id in retired:
            row["retired_on"] = day
        if row["village_id"] is not None:
            counts_in = merged.get(row["village_id"], row["village_id"])
            row["village_id"] = counts_in if counts_in in wanted else area_id
    settler = _Settler(wanted, older, merged, {**splits, **split})
    for area_id, row in older.items():
        row |= settler.above(area_id)
    return wanted | older


def _older_rows(rows: list[Values], ids: Mapping[str, int]) -> dict[int, Values]:
    """Areas that are no more give up their codes where other places have them now."""
    given_up = {row["code"] for row in rows}
    for row in rows:
        if row["code"] in ids:
            row["code"] = next(code for mark in _MARKS if (code := row["code"].replace(".", mark)) not in given_up)
            given_up.add(row["code"])
        if row["level"] is not Level.VILLAGE:
            row |= {"desa_count": 0, "kelurahan_count": 0}
    return {row["id"]: row for row in rows}


class _Settler:
    """Says below which areas of today something lies that is no more, so that what was recorded there stays counted."""

    def __init__(
        self, today: Mapping[int, Values], older: Mapping[int, Values], merged: Mapping[int, int], splits: Mapping
    ):
        self._today, self._older, self._merged, self._splits = today, older, merged, splits

    def above(self, area_id: int) -> Values:
        """Its columns of areas above."""
        row = self._older[area_id]
        follows = self._follower(area_id)
        parent_id = self._row(follows)["parent_id"] if follows is not None else row["parent_id"]
        while parent_id in self._older and (instead := self._follower(parent_id)) is not None:
            parent_id = instead
        settled = {name: self._row(parent_id)[name] for name in _ABOVE} | {"parent_id": parent_id}
        own = f"{row['level'].value}_id"
        return settled | ({own: area_id} if own in _ABOVE else {})

    def _row(self, area_id: int) -> Values:
        row = self._today.get(area_id)
        return row if row is not None else self._older[area_id] | self.above(area_id)

    def _follower(self, area_id: int) -> int | None:
        """The area that took it over, or one of those it became where all lie below the same one."""
        row = self._older[area_id]
        if area_id in self._merged:
            return self._merged[area_id]
        if row["village_id"] not in (None, area_id):
            return row["village_id"]
        became = self._splits.get(area_id, [])
        above = {self._row(one)["parent_id"] for one in became}
        return became[0] if len(above) == 1 else None
