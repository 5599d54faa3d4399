"""Village regulations and their steps: the state is never stored, it follows from the dates."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area
from app.db import Model, stored_by_value
from app.files.models import StoredFile
from app.regulations.vocabulary import (
    KIND_RULES,
    PROTECTIVE_THEMES,
    Effect,
    KindRules,
    RegulationKind,
    Step,
    Theme,
)

_STEP_COLUMNS = tuple((step, step.value) for step in Step)


class State(StrEnum):
    """Where a regulation stands on a day; EXPIRED is a decree whose term has ended."""

    PLANNED = "planned"
    DRAFTING = "drafting"
    DELIBERATION = "deliberation"
    AGREED = "agreed"
    ENACTED = "enacted"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    ANNULLED = "annulled"
    REPEALED = "repealed"


class Stepwise:
    """What follows from the kind and the dates of a regulation: of a record, and of a row of a list."""

    id: int
    title: str
    kind: RegulationKind
    theme: Theme
    number: int | None
    year: int
    planned_on: date | None
    drafting_on: date | None
    deliberation_on: date | None
    agreed_on: date | None
    handed_over_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    disseminated_on: date | None
    clarified_on: date | None
    annulled_on: date | None
    repealed_on: date | None
    valid_until: date | None
    amended_on: date | None
    unsigned: bool

    @property
    def rules(self) -> KindRules:
        return KIND_RULES[self.kind]

    @property
    def in_force_since(self) -> date | None:
        """The day of promulgation; of a decree, which is not promulgated, the day it was signed."""
        return getattr(self, self.rules.in_force_by.value)

    def is_in_force(self, on: date) -> bool:
        """Promulgated by that day, and neither repealed nor annulled nor run out on it."""
        return self.state(on) is State.IN_FORCE

    def is_amended(self, on: date) -> bool:
        """Whether another regulation had changed its text by that day."""
        return self.amended_on is not None and self.amended_on <= on

    def protects(self, on: date) -> bool:
        """A Perdes on protection that is in force on that day: what coverage and reports count."""
        is_perdes = self.kind is RegulationKind.VILLAGE_REGULATION and self.theme in PROTECTIVE_THEMES
        return is_perdes and self.is_in_force(on)

    @property
    def official_name(self) -> str:
        """Peraturan Desa Nomor 2 Tahun 2023, as reports cite it in any language of the page; a draft has no number."""
        if self.number is None:
            return f"Rancangan {self.rules.name}"
        return f"{self.rules.name} Nomor {self.number} Tahun {self.year}"

    def state(self, on: date) -> State:
        """Where it stands on that day, from its dates alone."""

        def by(step: date | None) -> bool:
            return step is not None and step <= on

        if by(self.repealed_on):
            return State.REPEALED
        if by(self.annulled_on):
            return State.ANNULLED
        if by(self.in_force_since):
            return State.EXPIRED if self.valid_until is not None and self.valid_until < on else State.IN_FORCE
        for day, state in (
            (self.enacted_on, State.ENACTED),
            (self.agreed_on, State.AGREED),
            (self.deliberation_on, State.DELIBERATION),
            (self.drafting_on, State.DRAFTING),
            (self.planned_on, State.PLANNED),
        ):
            if by(day):
                return state
        return State.DRAFTING

    @property
    def dates(self) -> dict[Step, date | None]:
        return {step: getattr(self, column) for step, column in _STEP_COLUMNS}


class Regulation(Stepwise, Model):
    """A regulation or decree. Number and year are unique per kind and area.

    `area` is the village that made it, or the regency of a regional regulation; `villages` are all those for which
    it is valid, that village among them. `unsigned`: the head did not sign it in time, and it is valid all the same
    (PP 43/2014 art. 84). `valid_until` is the last day of a decree with a term.
    `amended_on` and `repealed_on` follow from the regulations that do so (`links`), or were written down with
    `repealed_by` where that one is not recorded here.
    """

    __tablename__ = "regulation"
    __history__ = True
    __history_omits__ = ("key", "created_by_id", "amended_on")
    __history_links__ = {"village_rows": "village_id"}
    __table_args__ = (
        Index(
            "uq_regulation_area_kind_year_number",
            "area_id",
            "kind",
            "year",
            "number",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
        Index(  # all that the state on a day follows from: the whole nation is counted without opening a record
            "ix_regulation_state",
            "area_id",
            "kind",
            "repealed_on",
            "annulled_on",
            "valid_until",
            "promulgated_on",
            "enacted_on",
            "agreed_on",
            "deliberation_on",
            "drafting_on",
            "planned_on",
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: str(uuid.uuid4()))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    kind: Mapped[RegulationKind] = mapped_column(stored_by_value(RegulationKind))
    theme: Mapped[Theme] = mapped_column(stored_by_value(Theme))
    number: Mapped[int | None]
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    summary: Mapped[str] = mapped_column(Text, default="")
    planned_on: Mapped[date | None]
    drafting_on: Mapped[date | None]
    deliberation_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    agreement_number: Mapped[str] = mapped_column(String(60), default="")
    handed_over_on: Mapped[date | None]
    enacted_on: Mapped[date | None]
    unsigned: Mapped[bool] = mapped_column(default=False)
    promulgated_on: Mapped[date | None] = mapped_column(index=True)
    promulgation_number: Mapped[str] = mapped_column(String(60), default="")
    submitted_on: Mapped[date | None]
    submission_number: Mapped[str] = mapped_column(String(60), default="")
    disseminated_on: Mapped[date | None]
    clarified_on: Mapped[date | None]
    clarification_number: Mapped[str] = mapped_column(String(60), default="")
    annulled_on: Mapped[date | None]
    annulment_number: Mapped[str] = mapped_column(String(60), default="")
    valid_until: Mapped[date | None]
    amended_on: Mapped[date | None]
    repealed_on: Mapped[date | None]
    repealed_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    deleted_at: Mapped[datetime | None]

    area: Mapped[Area] = relationship()
    village_rows: Mapped[list["RegulationVillage"]] = relationship(cascade="all, delete-orphan")

    @property
    def in_bin(self) -> bool:
        return self.deleted_at is not None


class RegulationVillage(Model):
    """A village for which a regulation is valid: its own, each of a joint one, each kelurahan of a regional one."""

    __tablename__ = "regulation_village"

    regulation_id: Mapped[int] = mapped_column(ForeignKey("regulation.id", ondelete="CASCADE"), primary_key=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True, index=True)


class RegulationLink(Model):
    """`acting` amends, repeals or replaces `target`, from the day on which it is in force itself."""

    __tablename__ = "regulation_link"
    __table_args__ = (UniqueConstraint("acting_id", "target_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    acting_id: Mapped[int] = mapped_column(ForeignKey("regulation.id", ondelete="CASCADE"))
    target_id: Mapped[int] = mapped_column(ForeignKey("regulation.id", ondelete="CASCADE"), index=True)
    effect: Mapped[Effect] = mapped_column(stored_by_value(Effect))


class RegulationFile(Model):
    """A scan: of the signed text where `step` is None, else of the paper of that step.

    Kept for good: one that was added by mistake is put aside with a reason, never deleted.
    """

    __tablename__ = "regulation_file"
    __history__ = True
    __history_omits__ = ("key",)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    regulation_id: Mapped[int] = mapped_column(ForeignKey("regulation.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    step: Mapped[Step | None] = mapped_column(stored_by_value(Step))
    added_at: Mapped[datetime] = mapped_column(default=clock.now)
    added_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    put_aside_at: Mapped[datetime | None]
    put_aside_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    put_aside_reason: Mapped[str] = mapped_column(String(200), default="")

    file: Mapped[StoredFile] = relationship()


USUAL_DAYS = {
    "handover_days": 7,
    "signing_days": 15,
    "promulgation_days": 7,
    "submission_days": 7,
    "clarification_days": 30,
}
"""The terms of PP 43/2014 art. 84, and one for promulgating, of which it has none."""


class RegulationSettings(Model):
    """What a regency has set for its villages: the terms of the clock, the public list, the legal basis of drafts.

    The days of a term are calendar days, or working days; None: that regency sets no such term. What is not said is
    as the law and practice have it: no column default, for one would take the place of a None.
    """

    __tablename__ = "regulation_settings"
    __history__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), unique=True)
    handover_days: Mapped[int | None]
    signing_days: Mapped[int | None]
    promulgation_days: Mapped[int | None]
    submission_days: Mapped[int | None]
    clarification_days: Mapped[int | None]
    working_days: Mapped[bool] = mapped_column(default=False)
    due_soon_days: Mapped[int] = mapped_column(default=3)
    is_public: Mapped[bool] = mapped_column(default=False)
    legal_basis: Mapped[str] = mapped_column(Text, default="")

    def __init__(self, **values):
        super().__init__(**{**USUAL_DAYS, **values})
