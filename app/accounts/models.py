"""People who sign in: one role each, tied to one area; failed sign-ins are counted here too."""

import secrets
from datetime import datetime
from enum import StrEnum

from flask_security import RoleMixin, UserMixin
from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area, Level
from app.db import Model, stored_by_value
from app.i18n import _


class Role(StrEnum):
    VILLAGE_HEAD = "village_head"
    SUBDISTRICT_STAFF = "subdistrict_staff"
    REGENCY_STAFF = "regency_staff"
    PROGRAM_LEAD = "program_lead"
    ADMINISTRATOR = "administrator"

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels of area that an account of this role may be tied to."""
        return {
            Role.VILLAGE_HEAD: (Level.VILLAGE,),
            Role.SUBDISTRICT_STAFF: (Level.SUBDISTRICT,),
            Role.REGENCY_STAFF: (Level.REGENCY,),
            Role.PROGRAM_LEAD: (Level.NATION, Level.PROVINCE, Level.REGENCY),
            Role.ADMINISTRATOR: (Level.NATION, Level.PROVINCE, Level.REGENCY),
        }[self]


def role_name(role: Role) -> str:
    """What the role is called on the page; a kelurahan's account is held by the lurah."""
    return {
        Role.VILLAGE_HEAD: _("Head of desa or kelurahan"),
        Role.SUBDISTRICT_STAFF: _("Subdistrict staff"),
        Role.REGENCY_STAFF: _("Regency or city staff"),
        Role.PROGRAM_LEAD: _("Program lead"),
        Role.ADMINISTRATOR: _("Administrator"),
    }[role]


class SecurityRole(RoleMixin):
    """Flask-Security asks for a role model; what a person may do is decided in access.py by User.role."""


class User(Model, UserMixin):
    __tablename__ = "user"
    __history__ = True
    __history_omits__ = ("password", "fs_uniquifier", "is_demo")

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64), unique=True)
    full_name: Mapped[str] = mapped_column(String(120))
    password: Mapped[str] = mapped_column(String(255))
    role: Mapped[Role] = mapped_column(stored_by_value(Role))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    active: Mapped[bool] = mapped_column(default=True)
    is_demo: Mapped[bool] = mapped_column(default=False)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: secrets.token_hex(16))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)

    area: Mapped[Area] = relationship(lazy="joined", innerjoin=True)

    def change_password(self, hashed: str) -> None:
        """Take a new hash; every other place where this person is signed in is signed out."""
        self.password = hashed
        self.fs_uniquifier = secrets.token_hex(16)


class FailedSignIn(Model):
    """One failed attempt under a user name, whether or not somebody has that name."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index("ix_failed_sign_in_username_at", "username", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    username: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(default=clock.now)
