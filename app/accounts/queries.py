"""Finding people, and counting failed sign-ins."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, delete, exists, func, select
from sqlalchemy.orm import Session, aliased

from app import clock
from app.accounts.models import FailedSignIn, User
from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.web.errors import NotFound


def find_user_by_name(username: str) -> User | None:
    return db.session.scalar(select(User).where(User.username == username.strip().lower()))


def username_exists(username: str) -> bool:
    return find_user_by_name(username) is not None


def somebody_can_sign_in() -> bool:
    return bool(db.session.scalar(select(exists().where(User.active))))


def get_user(reach: Reach, user_id: int) -> User:
    """A person whose area lies within reach."""
    query = select(User).join(Area, User.area_id == Area.id).where(User.id == user_id, reach.areas())
    user = db.session.scalar(query)
    if user is None:
        raise NotFound(str(user_id))
    return user


def list_users(reach: Reach) -> Sequence[Row]:
    """(id, username, full_name, role, active, area, subdistrict, regency) of the people within reach."""
    above, higher = aliased(Area), aliased(Area)
    query = (
        select(User, Area, above.name.label("subdistrict"), higher.name.label("regency"))
        .join(Area, User.area_id == Area.id)
        .outerjoin(above, Area.subdistrict_id == above.id)
        .outerjoin(higher, Area.regency_id == higher.id)
        .where(reach.areas())
        .order_by(Area.code, User.username)
    )
    return db.session.execute(query).all()


def count_failed_sign_ins(username: str, since: datetime) -> int:
    query = select(func.count()).where(FailedSignIn.username == username.lower()[:64], FailedSignIn.at > since)
    return db.session.scalar(query) or 0


def forget_failed_sign_ins(session: Session, username: str) -> None:
    """After a success, or once they are a day old."""
    old = clock.now() - timedelta(days=1)
    session.execute(delete(FailedSignIn).where((FailedSignIn.username == username.lower()) | (FailedSignIn.at < old)))
