"""What the demo reads, and how all records are taken away again."""

from sqlalchemy import Table, delete, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from app.accounts.models import FailedSignIn, User
from app.areas.models import Area, Level
from app.db import db
from app.demo.villages import PROVINCE, Village

_KEPT = frozenset(
    {
        *("area", "area_edition", "area_succession", "area_list", "area_boundary", "setting", "alembic_version"),
        *("programme", "programme_version", "criterion"),
    }
)


def list_demo_villages() -> list[Village]:
    """The villages of the demo's province in the order of their codes."""
    subdistrict, regency, province = aliased(Area), aliased(Area), aliased(Area)
    query = (
        select(
            Area.id,
            Area.code,
            Area.name,
            Area.kind,
            Area.subdistrict_id,
            subdistrict.name.label("subdistrict"),
            Area.regency_id,
            regency.name.label("regency"),
            regency.kind.label("regency_kind"),
        )
        .join(subdistrict, Area.subdistrict_id == subdistrict.id)
        .join(regency, Area.regency_id == regency.id)
        .join(province, Area.province_id == province.id)
        .where(province.code == PROVINCE, Area.level == Level.VILLAGE, Area.retired_on.is_(None))
        .order_by(Area.code)
    )
    return [Village(**row._mapping) for row in db.session.execute(query)]


def area_ids(codes: list[str]) -> dict[str, int]:
    query = select(Area.code, Area.id).where(Area.code.in_(codes))
    return {code: area_id for code, area_id in db.session.execute(query)}


def has_records() -> bool:
    """Whether anything but areas and settings is stored: people, sessions, regulations, targets, whatever comes."""
    records = [table for table in _tables() if table.name != FailedSignIn.__tablename__]
    return any(db.session.scalar(select(exists().select_from(table))) for table in records)


def _tables() -> list[Table]:
    """All but those of the areas, their outlines, settings and programmes, each before the tables that it refers to."""
    return [table for table in reversed(db.metadata.sorted_tables) if table.name not in _KEPT]


def find_demo_people(usernames: list[str]) -> dict[str, User]:
    """The demo's accounts that are still there, by user name."""
    query = select(User).where(User.username.in_(usernames), User.is_demo)
    return {user.username: user for user in db.session.scalars(query)}


def ids_by(key: InstrumentedAttribute[str]) -> dict[str, int]:
    """The id of each record by that column, which tells the records of its table apart."""
    return {value: number for value, number in db.session.execute(select(key, key.class_.id))}


def empty_records(session: Session) -> None:
    """Delete every record and the demo's people; areas, settings and people added since stay. Does not commit."""
    for table in _tables():
        if table.name != User.__tablename__:
            session.execute(delete(table))
    session.execute(delete(User).where(User.is_demo))
