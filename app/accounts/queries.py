"""Finding people, and counting failed sign-ins."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from app import clock
from app.accounts.models import FailedSignIn, Role, User
from app.areas.models import Area, Kind, kind_name, short_kind_name
from app.areas.reach import Reach
from app.db import db, one_writer
from app.web.errors import NotFound
from app.web.paging import Page, paged

_BY_KEY = select(User).where(User.fs_uniquifier == bindparam("key"))  # built once: every request asks it


def find_signed_in(key: str) -> User | None:
    """The person whose session holds this key; None once the account is closed or the password changed."""
    user = db.session.scalar(_BY_KEY, {"key": key})
    return user if user is not None and user.active else None


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


@dataclass(frozen=True)
class UserRow:
    """One person of the list, with the words for where they work."""

    id: int
    username: str
    full_name: str
    role: Role
    active: bool
    area_kind: Kind
    area_name: str
    subdistrict: str | None
    regency: str | None
    regency_kind: Kind | None

    @property
    def area_label(self) -> str:
        """Desa Kace Timur, Kec. Mendo Barat, Kab. Bangka."""
        parts = [f"{kind_name(self.area_kind)} {self.area_name}".strip()]
        if self.subdistrict and self.area_kind is not Kind.SUBDISTRICT:
            parts.append(f"Kec. {self.subdistrict}")
        if self.regency and self.regency_kind and self.area_kind not in (Kind.REGENCY, Kind.CITY):
            parts.append(f"{short_kind_name(self.regency_kind)} {self.regency}")
        return ", ".join(parts)


def page_of_users(reach: Reach, text: str, number: int) -> Page:
    """The people within reach whose name, user name or area matches, as UserRow; "" matches all."""
    above, higher = aliased(Area), aliased(Area)
    query = (
        select(
            User.id,
            User.username,
            User.full_name,
            User.role,
            User.active,
            Area.kind,
            Area.name,
            above.name,
            higher.name,
            higher.kind,
        )
        .join(Area, User.area_id == Area.id)
        .outerjoin(above, Area.subdistrict_id == above.id)
        .outerjoin(higher, Area.regency_id == higher.id)
        .where(reach.areas())
        .order_by(Area.code, User.username)
    )
    if text:
        names = (User.full_name, User.username, Area.name, Area.code)
        query = query.where(or_(*(name.icontains(text, autoescape=True) for name in names)))
    page = paged(query, number)
    return replace(page, rows=[UserRow(*row) for row in page.rows])


def take_attempt(session: Session, username: str, most: int, since: datetime) -> int | None:
    """Count an attempt to sign in; gives how many are left after it, None where the name rests.

    It is counted before the password is looked at, so that many at once are not let through. Does not commit.
    """
    one_writer(session, FailedSignIn)
    name = username[:64]
    query = select(func.count()).where(FailedSignIn.username == name, FailedSignIn.at > since)
    used = session.scalar(query) or 0
    if used >= most:
        return None
    session.add(FailedSignIn(username=name))
    return most - used - 1


def forget_failed_sign_ins(session: Session, username: str) -> None:
    """After a success, or once they are a day old."""
    old = clock.now() - timedelta(days=1)
    session.execute(delete(FailedSignIn).where((FailedSignIn.username == username.lower()) | (FailedSignIn.at < old)))
