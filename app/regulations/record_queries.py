"""One regulation: by its number here, by its form, by the number in its name."""

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import contains_eager

from app.areas.queries import WITH_PLACE
from app.areas.reach import Reach
from app.db import db
from app.regulations.models import Regulation
from app.regulations.queries import valid_within
from app.regulations.vocabulary import RegulationKind
from app.web.errors import NotFound


def get_regulation(reach: Reach, regulation_id: int, in_bin: bool = False) -> Regulation:
    """The record, with what the labels of its village need; NotFound where out of reach, or in the bin unless asked."""
    return _get(regulation_id, reach.areas() if in_bin else and_(reach.areas(), Regulation.deleted_at.is_(None)))


def get_valid_within(reach: Reach, regulation_id: int, in_bin: bool = False) -> Regulation:
    """The same, also where it is only valid for a village within reach: to be read there, not changed.

    One in the bin, where asked for, is for those who made it.
    """
    readable = and_(valid_within(reach), Regulation.deleted_at.is_(None))
    return _get(regulation_id, or_(readable, reach.areas()) if in_bin else readable)


def _get(regulation_id: int, condition: ColumnElement[bool]) -> Regulation:
    query = (
        select(Regulation)
        .join(Regulation.area)
        .options(contains_eager(Regulation.area).options(*WITH_PLACE))
        .where(Regulation.id == regulation_id, condition)
    )
    regulation = db.session.scalar(query)
    if regulation is None:
        raise NotFound(str(regulation_id))
    return regulation


def find_by_key(reach: Reach, key: str) -> Regulation | None:
    """The record that this form has stored already; a double tap sends the same key twice."""
    query = select(Regulation).join(Regulation.area).where(Regulation.key == key, reach.areas())
    return db.session.scalar(query)


def find_namesake(area_id: int, kind: RegulationKind, year: int, number: int | None) -> Regulation | None:
    """The record that has this number already; in the bin a number is free again."""
    if number is None:
        return None
    query = select(Regulation).where(
        Regulation.area_id == area_id,
        Regulation.kind == kind,
        Regulation.year == year,
        Regulation.number == number,
        Regulation.deleted_at.is_(None),
    )
    return db.session.scalar(query)
