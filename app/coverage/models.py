"""Targets that a program lead sets for an area and a period."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area
from app.db import Model, stored_by_value


class Indicator(StrEnum):
    """What the program measures everywhere; the key of a lead's own indicator stands beside these (OwnIndicator)."""

    REACHED = "reached"
    SESSIONS = "sessions"
    ATTENDANCE = "attendance"
    NAMED = "named"
    PERDES = "perdes"
    REPORTING = "reporting"
    WOMEN = "women"
    PEOPLE = "people"


class Target(Model):
    """What one area shall achieve in one period (a Period's code); how it came to be stands in TargetVersion.

    `indicator` is an Indicator or the key of an OwnIndicator; of a share `value` is in whole percent.
    """

    __tablename__ = "target"
    __table_args__ = (UniqueConstraint("area_id", "period", "indicator"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period: Mapped[str] = mapped_column(String(8))
    indicator: Mapped[str] = mapped_column(String(40))
    value: Mapped[int]


class TargetOrigin(StrEnum):
    """How a target came to be: typed, split from that of the area above, or brought in from a file."""

    TYPED = "typed"
    SPLIT = "split"
    IMPORTED = "imported"


class TargetVersion(Model):
    """What a target was from a moment on; `value` None: there was none. Rows are only added."""

    __tablename__ = "target_version"
    __table_args__ = (Index("ix_target_version_area_id_period", "area_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period: Mapped[str] = mapped_column(String(8))
    indicator: Mapped[str] = mapped_column(String(40))
    value: Mapped[int | None]
    origin: Mapped[TargetOrigin] = mapped_column(stored_by_value(TargetOrigin))
    set_at: Mapped[datetime] = mapped_column(default=clock.now)
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class OwnIndicator(Model):
    """An indicator that a program lead has added for an area and all below it: one measure of a fixed list.

    `parameter` narrows the measure: a topic, an audience, a programme and a stage. `key` stands in targets.
    """

    __tablename__ = "own_indicator"
    __history__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    measure: Mapped[str] = mapped_column(String(40))
    parameter: Mapped[str] = mapped_column(String(80), default="")
    retired_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    area: Mapped[Area] = relationship()
