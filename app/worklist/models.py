"""Who goes to which village by when, and why it was not reached; how much each reason to go weighs."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.areas.models import Area
from app.db import Model, stored_by_value


class Reason(StrEnum):
    """Why a village was not reached."""

    NOT_ASKED = "not_asked"
    NO_SIGNAL = "no_signal"
    NO_STAFF = "no_staff"
    REFUSED = "refused"
    WANTS_LETTER = "wants_letter"
    HARD_TO_REACH = "hard_to_reach"
    NEW_HEAD = "new_head"
    NEW_VILLAGE = "new_village"
    NO_BUDGET = "no_budget"
    OTHER = "other"


class FollowUpState(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class FollowUp(Model):
    """Somebody sees to a village until a day. At most one is open for a village at a time.

    What came of it is never stored: whether the village was reached since `assigned_on` follows from its sessions.
    """

    __tablename__ = "follow_up"
    __history__ = True
    __history_omits__ = ("key", "created_by_id", "closed_at", "closed_by_id")
    __table_args__ = (
        Index(
            "uq_follow_up_open",
            "village_id",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        Index("ix_follow_up_village_id_assigned_on", "village_id", "assigned_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    reason: Mapped[Reason] = mapped_column(stored_by_value(Reason), default=Reason.NOT_ASKED)
    explanation: Mapped[str] = mapped_column(String(200), default="")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"), index=True)
    assignee_name: Mapped[str] = mapped_column(String(120), default="")
    assigned_on: Mapped[date] = mapped_column(default=clock.today)
    due_on: Mapped[date | None]
    state: Mapped[FollowUpState] = mapped_column(stored_by_value(FollowUpState), default=FollowUpState.OPEN)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    closed_at: Mapped[datetime | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    village: Mapped[Area] = relationship()
    assignee: Mapped[User | None] = relationship(foreign_keys=[assignee_id])

    @property
    def version(self) -> str:
        """Tells whether a page shows the record as it stands."""
        return f"{self.id} {self.updated_at.isoformat()}"


class FollowUpNote(Model):
    """What somebody wrote down about it; a note is never changed. `key` tells a second send of the same one."""

    __tablename__ = "follow_up_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(default=clock.now)
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class PriorityWeights(Model):
    """How much each reason to visit a village weighs in an area and below, out of 100 together.

    The time weighs in full from `months_full` months on, residents abroad from `abroad_full` people on.
    """

    __tablename__ = "priority_weights"
    __history__ = True
    __table_args__ = (
        CheckConstraint("time + abroad + regulation + programme = 100", name="weights_are_100"),
        CheckConstraint("months_full > 0 and abroad_full > 0", name="full_is_more_than_none"),
    )

    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    time: Mapped[int]
    abroad: Mapped[int]
    regulation: Mapped[int]
    programme: Mapped[int]
    months_full: Mapped[int]
    abroad_full: Mapped[int]


class ResidentsAbroad(Model):
    """How many people of a village work abroad, as the village or an office counted them on a day."""

    __tablename__ = "residents_abroad"
    __history__ = True

    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    residents: Mapped[int]
    counted_on: Mapped[date]
    source: Mapped[str] = mapped_column(String(160), default="")
