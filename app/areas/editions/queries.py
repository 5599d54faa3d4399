"""The areas of today, as a list is compared with them."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session, aliased

from app.areas.editions.places import Known
from app.areas.models import NATION_CODE, Area, AreaEdition, AreaList, AreaSuccession, Change
from app.db import db, some_at_once

COLUMNS = tuple(Area.__table__.columns)


def list_known() -> list[Known]:
    """Every area of today but the nation, in the order of the codes."""
    query = select(Area.id, Area.code, Area.name).where(Area.retired_on.is_(None), Area.code != NATION_CODE)
    return [Known(*row) for row in db.session.execute(query.order_by(Area.code))]


def mark_of_map(session: Session) -> tuple:
    """Changes with every list that is brought in."""
    query = select(func.count(), func.max(Area.id), func.max(Area.retired_on))
    return (*session.execute(query).one(), session.scalar(select(func.max(AreaList.id))))


def list_rows(session: Session) -> dict[int, Row]:
    """Every area there ever was, by id, with all its columns."""
    return {row.id: row for row in session.execute(select(*COLUMNS))}


def list_splits(session: Session) -> dict[int, list[int]]:
    """{id of a split area: ids of those it became}."""
    query = select(AreaSuccession.area_id, AreaSuccession.successor_id).where(AreaSuccession.change == Change.SPLIT)
    splits: dict[int, list[int]] = {}
    for area_id, successor_id in session.execute(query):
        splits.setdefault(area_id, []).append(successor_id)
    return splits


def newest_day(session: Session) -> date | None:
    """The day from which the youngest entry of the list holds."""
    return session.scalar(select(func.max(AreaEdition.valid_from)))


def has_lists() -> bool:
    """Whether any list was brought in after the first one."""
    return db.session.scalar(select(AreaList.id).limit(1)) is not None


def list_labels(ids: Collection[int]) -> dict[int, str]:
    """{id: name, with what lies above it}."""
    above, higher = aliased(Area), aliased(Area)
    query = (
        select(Area.id, Area.name, above.name.label("subdistrict"), higher.name.label("regency"))
        .outerjoin(above, (Area.subdistrict_id == above.id) & (above.id != Area.id))
        .outerjoin(higher, (Area.regency_id == higher.id) & (higher.id != Area.id))
    )
    rows: Sequence[Row] = [
        row for some in some_at_once(ids) for row in db.session.execute(query.where(Area.id.in_(some)))
    ]
    return {row.id: ", ".join(filter(None, (row.name, row.subdistrict, row.regency))) for row in rows}
