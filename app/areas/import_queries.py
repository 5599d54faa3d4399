"""Villages by the codes of a whole file, in a fixed number of selects."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, and_, func, not_, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, AreaEdition, AreaSuccession, Level
from app.areas.reach import Reach
from app.db import db, some_at_once

_HAD, _NOW = aliased(Area), aliased(Area)
_GOES_ON = (
    select(AreaEdition.code, AreaEdition.area_id, AreaEdition.name, _NOW.code)
    .join(_HAD, AreaEdition.area_id == _HAD.id)
    .outerjoin(AreaSuccession, AreaSuccession.area_id == _HAD.id)
    .outerjoin(
        _NOW,
        and_(
            _NOW.id == func.coalesce(AreaSuccession.successor_id, _HAD.village_id, _HAD.id), _NOW.retired_on.is_(None)
        ),
    )
    .order_by(AreaEdition.valid_from, AreaEdition.id)
)


def list_areas_by_code(codes: Collection[str], reach: Reach) -> Sequence[Row]:
    """(id, code, level, kind, name, retired_on, subdistrict, regency, regency_kind, within the reach or not)."""
    above, higher = aliased(Area), aliased(Area)
    query = (
        select(
            Area.id,
            Area.code,
            Area.level,
            Area.kind,
            Area.name,
            Area.retired_on,
            above.name.label("subdistrict"),
            higher.name.label("regency"),
            higher.kind.label("regency_kind"),
            reach.areas().label("within"),
        )
        .outerjoin(above, Area.subdistrict_id == above.id)
        .outerjoin(higher, Area.regency_id == higher.id)
    )
    return [row for some in some_at_once(codes) for row in db.session.execute(query.where(Area.code.in_(some)))]


@dataclass(frozen=True)
class Earlier:
    """An area that had a code once: which it had first, what it was called, and the codes under which it goes on."""

    first_code: str
    name: str
    codes: tuple[str, ...]


def find_new_codes(codes: Collection[str]) -> dict[str, Earlier]:
    """{old code: what has become of the area that had it last}. One with several codes was split, with none is gone."""
    found: dict[str, tuple[int, str, set[str]]] = {}
    for some in some_at_once(codes):
        for old, area_id, name, code in db.session.execute(_GOES_ON.where(AreaEdition.code.in_(some))):
            if old not in found or found[old][0] != area_id:
                found[old] = (area_id, name, set())  # the rows come in the order of their days
            if code is not None:
                found[old][2].add(code)
    firsts = first_codes({area_id for area_id, _name, _codes in found.values()})
    return {
        old: Earlier(firsts[area_id], name, tuple(sorted(new - {old}))) for old, (area_id, name, new) in found.items()
    }


def first_codes(ids: Collection[int]) -> dict[int, str]:
    """{id: the code that the area had first}, which no later list changes."""
    query = select(AreaEdition.area_id, AreaEdition.code).order_by(AreaEdition.valid_from.desc(), AreaEdition.id.desc())
    return {
        area_id: code
        for some in some_at_once(ids)
        for area_id, code in db.session.execute(query.where(AreaEdition.area_id.in_(some)))
    }


def find_namesakes(keys: Collection[str], reach: Reach) -> dict[str, list[str]]:
    """The codes of the villages within reach that bear one of these names, by the key of the name."""
    query = select(Area.search_key, Area.code).where(
        Area.level == Level.VILLAGE, Area.retired_on.is_(None), reach.areas()
    )
    codes: dict[str, list[str]] = {}
    for some in some_at_once(keys):
        for key, code in db.session.execute(query.where(Area.search_key.in_(some)).order_by(Area.code)):
            codes.setdefault(key, []).append(code)
    return codes


def count_outside(keys: Collection[str], reach: Reach) -> dict[str, tuple[int, str]]:
    """{key of a name: (how many villages outside the reach bear it, the code of one of them)}."""
    query = (
        select(Area.search_key, func.count(), func.min(Area.code))
        .where(Area.level == Level.VILLAGE, Area.retired_on.is_(None), not_(reach.areas()))
        .group_by(Area.search_key)
    )
    return {
        key: (count, code)
        for some in some_at_once(keys)
        for key, count, code in db.session.execute(query.where(Area.search_key.in_(some)))
    }
