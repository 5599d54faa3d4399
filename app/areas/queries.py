"""Finding areas: by code, by name, by parent."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Row, and_, case, func, select
from sqlalchemy.orm import aliased, joinedload

from app.areas.codes import normal_code, search_key
from app.areas.models import NATION_CODE, Area, AreaEdition, AreaSuccession, Change, Level
from app.areas.reach import Reach
from app.db import db
from app.web.errors import NotFound

WITH_PLACE = (joinedload(Area.subdistrict), joinedload(Area.regency), joinedload(Area.province))


def find_area(code: str) -> Area | None:
    """The area that has this code today, dots or none, or had it last; None where there is none."""
    dotted = normal_code(code)
    if dotted is None:
        return None
    area = db.session.scalar(select(Area).options(*WITH_PLACE).where(Area.code == dotted))
    return area if area is not None and area.retired_on is None else _find_by_old_code(dotted) or area


def _find_by_old_code(code: str) -> Area | None:
    """What an area is today that had this code last, also where it was merged into another one."""
    had, merged = aliased(Area), AreaSuccession.change == Change.MERGED
    goes_on = Area.id == func.coalesce(AreaSuccession.successor_id, had.village_id, had.id)
    query = (
        select(Area)
        .options(*WITH_PLACE)
        .select_from(AreaEdition)
        .join(had, AreaEdition.area_id == had.id)
        .outerjoin(AreaSuccession, and_(AreaSuccession.area_id == had.id, merged))
        .join(Area, goes_on)
        .where(AreaEdition.code == code)
        .order_by(AreaEdition.valid_from.desc(), AreaEdition.id.desc())
    )
    return db.session.scalars(query.limit(1)).first()


def get_area(reach: Reach, code: str) -> Area:
    """The area with this code; NotFound where it does not exist or lies out of reach."""
    area = find_area(code)
    if area is None or not reach.includes(area):
        raise NotFound(code)
    return area


def get_area_by_id(area_id: int | None) -> Area:
    """The area of a record, with what its labels need."""
    area = db.session.scalar(select(Area).options(*WITH_PLACE).where(Area.id == area_id))
    if area is None:
        raise NotFound(str(area_id))
    return area


def get_nation() -> Area:
    area = db.session.scalar(select(Area).where(Area.code == NATION_CODE))
    if area is None:
        raise NotFound(NATION_CODE)
    return area


def list_children(area: Area) -> Sequence[Area]:
    """The areas one level below, in the order of their codes."""
    query = select(Area).where(Area.parent_id == area.id, Area.retired_on.is_(None)).order_by(Area.code)
    return db.session.scalars(query).all()


def list_areas_at(area: Area, level: Level) -> Sequence[Area]:
    """All areas of a lower level within an area, in the order of their codes."""
    query = select(Area).where(Area.level == level, Reach.of(area).areas(), Area.retired_on.is_(None))
    return db.session.scalars(query.order_by(Area.code)).all()


def list_ancestors(area: Area) -> list[Area]:
    """From the nation down to the area's parent; needs the area's own joined ancestors."""
    if area.level is Level.NATION:
        return []
    chain = [get_nation(), area.province, area.regency, area.subdistrict]
    return [one for one in chain if one is not None and one.id != area.id]


def list_villages(reach: Reach) -> Sequence[Area]:
    """All villages within reach with what their labels need, in the order of their codes."""
    query = (
        select(Area)
        .options(*WITH_PLACE)
        .where(Area.level == Level.VILLAGE, reach.areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()


def list_village_names(reach: Reach) -> Sequence[Row]:
    """(id, code, name, kind, subdistrict) of all villages within reach: columns, for a list to choose from."""
    above = aliased(Area)
    query = (
        select(Area.id, Area.code, Area.name, Area.kind, above.name.label("subdistrict"))
        .join(above, Area.subdistrict_id == above.id)
        .where(Area.level == Level.VILLAGE, reach.areas(), Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return db.session.execute(query).all()


def search_areas(reach: Reach, text: str, limit: int = 50) -> Sequence[Area]:
    """Areas whose name or code matches, best first: the whole name, then its beginning, then any part.

    Case, spaces, hyphens and apostrophes do not matter; a code may have dots or none.
    """
    compact = text.replace(".", "").replace(" ", "")
    if compact.isascii() and compact.isdigit():
        matches = func.replace(Area.code, ".", "").startswith(compact, autoescape=True)
        rank: ColumnElement[int] = func.length(Area.code)
    else:
        key = search_key(text)
        if not key:
            return []
        matches = Area.search_key.contains(key, autoescape=True)
        rank = case((Area.search_key == key, 0), (Area.search_key.startswith(key, autoescape=True), 1), else_=2)
    query = (
        select(Area)
        .options(*WITH_PLACE)
        .where(matches, reach.areas(), Area.retired_on.is_(None))
        .order_by(rank, Area.code)
        .limit(limit)
    )
    return db.session.scalars(query).all()
