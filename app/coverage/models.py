"""Targets that a program lead sets for an area and a period."""

from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.areas.models import Area
from app.db import Model, stored_by_value


class Indicator(StrEnum):
    """What a report measures: places reached, sessions, attendances, names, desa with a Perdes in force."""

    REACHED = "reached"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    NAMED = "named"
    PERDES = "perdes"


class Target(Model):
    """One target of one area for one period (a Period's code). History is kept of every change."""

    __tablename__ = "target"
    __history__ = True
    __table_args__ = (UniqueConstraint("area_id", "period", "indicator"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period: Mapped[str] = mapped_column(String(8))
    indicator: Mapped[Indicator] = mapped_column(stored_by_value(Indicator))
    value: Mapped[int]

    area: Mapped[Area] = relationship()
