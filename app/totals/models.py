"""Totals that are kept beside the sessions: exact, and made again from them whenever one is written.

`VillageMonth` and what stands beside it is written in the very transaction that changes a session, a nil report or a
regulation. `RegencyPeriod` and `AreaPeriod` are made by a job from what `StaleTotal` says has changed; until then pages
count that regency from its villages, so that only unique people and shares by topic are ever of an earlier moment.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.areas.models import Level
from app.db import Model, stored_by_value

_CLUSTERED = {"sqlite_with_rowid": False}
"""SQLite keeps the rows in the order of their key: the months of a village, or of a regency, lie side by side."""


class VillageMonth(Model):
    """What was held for one village in one month; a session for several villages stands in the row of each.

    `month` is its first day. Days are None where there was none: `reached_on` the first on which people of the village
    came, `last_reached_on` the last, `last_held_on` that of any session, `said_on` the first of anything recorded (a
    session, a step of a regulation, nihil). `told_at` is the moment at which the first of these was recorded.
    """

    __tablename__ = "village_month"
    __table_args__ = _CLUSTERED

    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True, index=True)
    sessions: Mapped[int] = mapped_column(default=0)
    checked: Mapped[int] = mapped_column(default=0)
    male: Mapped[int] = mapped_column(default=0)
    female: Mapped[int] = mapped_column(default=0)
    named: Mapped[int] = mapped_column(default=0)
    reached_on: Mapped[date | None]
    last_reached_on: Mapped[date | None]
    last_held_on: Mapped[date | None]
    said_on: Mapped[date | None]
    told_at: Mapped[datetime | None]


class VillageMonthOverlap(Model):
    """What an area of that level must not count again: sessions that its villages share, in the rows of all but one.

    So the figures of an area are the sum of its villages' months less the sum of these.
    """

    __tablename__ = "village_month_overlap"
    __table_args__ = _CLUSTERED

    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True, index=True)
    level: Mapped[Level] = mapped_column(stored_by_value(Level), primary_key=True)
    sessions: Mapped[int]
    checked: Mapped[int]
    male: Mapped[int]
    female: Mapped[int]
    named: Mapped[int]


class VillageLast(Model):
    """Of one village the last days of all: reached, with names written down, with women; the first day reached."""

    __tablename__ = "village_last"

    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    first_reached_on: Mapped[date | None]
    last_reached_on: Mapped[date | None]
    last_named_on: Mapped[date | None]
    last_women_on: Mapped[date | None]


class RegencyPeriod(Model):
    """The figures of a regency or city in one period (a Period's code), made from its villages' months.

    `perdes` to `enacted` stand as of `regulations_on`; `last_held_on` is the last session's day. `on_time` of the
    villages that reported did so until the deadline (see ReportingDeadline).
    """

    __tablename__ = "regency_period"
    __table_args__ = (Index("ix_regency_period_period", "period"), _CLUSTERED)

    regency_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    sessions: Mapped[int] = mapped_column(default=0)
    checked: Mapped[int] = mapped_column(default=0)
    male: Mapped[int] = mapped_column(default=0)
    female: Mapped[int] = mapped_column(default=0)
    named: Mapped[int] = mapped_column(default=0)
    reached: Mapped[int] = mapped_column(default=0)
    reported: Mapped[int] = mapped_column(default=0)
    on_time: Mapped[int] = mapped_column(default=0)
    perdes: Mapped[int] = mapped_column(default=0)
    planned: Mapped[int] = mapped_column(default=0)
    drafting: Mapped[int] = mapped_column(default=0)
    deliberation: Mapped[int] = mapped_column(default=0)
    agreed: Mapped[int] = mapped_column(default=0)
    enacted: Mapped[int] = mapped_column(default=0)
    last_held_on: Mapped[date | None]
    regulations_on: Mapped[date]


class RegencyPeriodOverlap(Model):
    """What a province or the nation must not count again: sessions that the regency shares with one before it.

    It stands beside the figures of the regency that hold them, where there is any.
    """

    __tablename__ = "regency_period_overlap"
    __table_args__ = _CLUSTERED

    level: Mapped[Level] = mapped_column(stored_by_value(Level), primary_key=True)
    regency_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    sessions: Mapped[int]
    checked: Mapped[int]
    male: Mapped[int]
    female: Mapped[int]
    named: Mapped[int]


class AreaPeriod(Model):
    """Orang unik of an area above a village in one period, counted exactly at `counted_at`.

    `entries` are the names written down in sessions that served the area, `people` the different ones among them
    (orang unik); `at_home` the different people who live there, wherever the session was held.
    """

    __tablename__ = "area_period"
    __table_args__ = (Index("ix_area_period_period", "period"),)

    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    entries: Mapped[int]
    people: Mapped[int]
    at_home: Mapped[int]
    counted_at: Mapped[datetime] = mapped_column(default=clock.now)


class Share(StrEnum):
    """By what the sessions of a period are told apart."""

    TOPIC = "topic"
    AUDIENCE = "audience"


class AreaPeriodShare(Model):
    """Sessions and attendances of an area and a period by topic or audience; a session may have several."""

    __tablename__ = "area_period_share"

    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    share: Mapped[Share] = mapped_column(stored_by_value(Share), primary_key=True)
    value: Mapped[str] = mapped_column(String(40), primary_key=True)
    sessions: Mapped[int]
    attendance: Mapped[int]


class StaleTotal(Model):
    """Something changed in a regency's month since the job last ran. Rows are only added, and taken away by the job.

    `month` is its first day; None: only its regulations, which count in every period.
    """

    __tablename__ = "stale_total"
    __table_args__ = (Index("ix_stale_total_month_regency", "month", "regency_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    regency_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    month: Mapped[date | None]


class ReportingDeadline(Model):
    """Until how many days after the end of a period a report of it is on time, in an area and all below it."""

    __tablename__ = "reporting_deadline"
    __history__ = True

    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    days: Mapped[int]
