"""Villages by the codes of a whole file, in a fixed number of selects."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, func, not_, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, AreaEdition, Level
from app.areas.reach import Reach
from app.db import db, some_at_once


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


def find_new_codes(codes: Collection[str]) -> dict[str, str]:
    """Today's code of areas that had one of these codes once."""
    query = select(AreaEdition.code, Area.code).join(Area, AreaEdition.area_id == Area.id)
    found = (
        row
        for some in some_at_once(codes)
        for row in db.session.execute(query.where(AreaEdition.code.in_(some), AreaEdition.code != Area.code))
    )
    return {old: new for old, new in found}


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
