"""Programmes such as Desa Anti-TPPO as data, and the part of a village in one: stages, criteria, evidence."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area, Kind
from app.db import Model, stored_by_value
from app.files.models import StoredFile
from app.programmes.vocabulary import VILLAGE_KINDS, Rule, Stage


class Programme(Model):
    """What stays the same of a programme while its text changes: `slug` names it in addresses."""

    __tablename__ = "programme"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    versions: Mapped[list["ProgrammeVersion"]] = relationship(
        foreign_keys="ProgrammeVersion.programme_id", order_by="ProgrammeVersion.number", back_populates="programme"
    )


class ProgrammeVersion(Model):
    """All that is said of a programme from `valid_from` until the next version: what was true before stays true.

    `term_years` is how long a designation lasts (None: no end); `successor_id` the programme that follows it.
    `for_all_villages`: a duty of every village to which one of its criteria applies, enrolled or not.
    """

    __tablename__ = "programme_version"
    __history__ = True
    __history_omits__ = ("made_at", "made_by_id")
    __history_links__ = {"criteria": "text"}
    __table_args__ = (UniqueConstraint("programme_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id", ondelete="CASCADE"))
    number: Mapped[int]
    valid_from: Mapped[date]
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(60))
    issuer: Mapped[str] = mapped_column(String(200), default="")
    legal_basis: Mapped[str] = mapped_column(Text, default="")
    description: Mapped[str] = mapped_column(Text, default="")
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    term_years: Mapped[int | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("programme.id"))
    for_all_villages: Mapped[bool] = mapped_column(default=False)
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(default=clock.now)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    programme: Mapped[Programme] = relationship(foreign_keys=[programme_id], back_populates="versions")
    criteria: Mapped[list["Criterion"]] = relationship(cascade="all, delete-orphan", order_by="Criterion.position")

    @property
    def kinds(self) -> list[Kind]:
        """The kinds of village to which at least one of its criteria applies."""
        return [kind for kind in VILLAGE_KINDS if any(one.applies_to(kind) for one in self.criteria)]

    @property
    def mark(self) -> str:
        """Tells whether a page shows the last version as it stands: one that has not begun may still be corrected."""
        return f"{self.number} {self.made_at.isoformat()}"

    def has_ended(self, on: date) -> bool:
        """`ends_on` is its last day."""
        return self.ends_on is not None and self.ends_on < on


class Criterion(Model):
    """One thing that a village has to have. `key` stays the same from version to version.

    `area_kinds` are the kinds of village that it applies to, none for all; `settings` belong to the rule:
    {"kinds": [...], "themes": [...]} of a regulation in force,
    {"count": 2, "months": 12, "audiences": [...], "topics": [...]} of sessions, no audience or topic for any.
    """

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("version_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("programme_version.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(60))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(String(300))
    area_kinds: Mapped[list[str]] = mapped_column(JSON, default=list)
    evidence: Mapped[str] = mapped_column(String(300), default="")
    rule: Mapped[Rule] = mapped_column(stored_by_value(Rule))
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    def applies_to(self, kind: Kind) -> bool:
        return not self.area_kinds or kind in self.area_kinds


class Enrolment(Model):
    """A village's part in a programme. `previous_id` is its part in the programme that this one follows."""

    __tablename__ = "enrolment"
    __history__ = True
    __history_omits__ = ("key", "created_by_id")
    __table_args__ = (
        Index(
            "uq_enrolment_open",
            "programme_id",
            "village_id",
            unique=True,
            sqlite_where=text("ended_on IS NULL AND deleted_at IS NULL"),
            postgresql_where=text("ended_on IS NULL AND deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: str(uuid.uuid4()))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programme.id"), index=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(String(300), default="")
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id", ondelete="SET NULL"))
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    deleted_at: Mapped[datetime | None]

    programme: Mapped[Programme] = relationship()
    village: Mapped[Area] = relationship()
    milestones: Mapped[list["Milestone"]] = relationship(
        cascade="all, delete-orphan", order_by="(Milestone.reached_on, Milestone.id)"
    )

    @property
    def standing(self) -> list["Milestone"]:
        """The stages in the order in which they were reached, without those that were taken back."""
        return [one for one in self.milestones if one.removed_at is None]


class Milestone(Model):
    """A stage and the day on which it was reached, with its decree; `expires_on` is the last day of that decree."""

    __tablename__ = "milestone"
    __history__ = True
    __history_omits__ = ("key", "recorded_at", "recorded_by_id")

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: str(uuid.uuid4()))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), index=True)
    stage: Mapped[Stage] = mapped_column(stored_by_value(Stage))
    reached_on: Mapped[date]
    decree_number: Mapped[str] = mapped_column(String(100), default="")
    decree_on: Mapped[date | None]
    expires_on: Mapped[date | None] = mapped_column(index=True)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(default=clock.now)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str] = mapped_column(String(200), default="")


class Evidence(Model):
    """Why a criterion is met by hand: a note, a file, a session, a regulation. `met_until` None: it still is."""

    __tablename__ = "evidence"
    __history__ = True
    __history_omits__ = ("key", "added_at", "added_by_id")

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: str(uuid.uuid4()))
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id", ondelete="CASCADE"), index=True)
    criterion_key: Mapped[str] = mapped_column(String(60))
    met_on: Mapped[date]
    met_until: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("outreach_session.id", ondelete="SET NULL"))
    regulation_id: Mapped[int | None] = mapped_column(ForeignKey("regulation.id", ondelete="SET NULL"))
    added_at: Mapped[datetime] = mapped_column(default=clock.now)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    removed_at: Mapped[datetime | None]
    removed_reason: Mapped[str] = mapped_column(String(200), default="")

    file: Mapped[StoredFile | None] = relationship()
