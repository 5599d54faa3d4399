"""Village regulations and their steps: the state is never stored, it follows from the dates."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area
from app.db import Model, stored_by_value
from app.regulations.vocabulary import KIND_RULES, PROTECTIVE_THEMES, KindRules, RegulationKind, Step, Theme


class State(StrEnum):
    DRAFTING = "drafting"
    AGREED = "agreed"
    ENACTED = "enacted"
    IN_FORCE = "in_force"
    REPEALED = "repealed"


class Stepwise:
    """What follows from the kind and the dates of a regulation: of a record, and of a row of a list."""

    id: int
    title: str
    kind: RegulationKind
    theme: Theme
    number: int | None
    year: int
    agreed_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    repealed_on: date | None

    @property
    def rules(self) -> KindRules:
        return KIND_RULES[self.kind]

    @property
    def in_force_since(self) -> date | None:
        """The day of promulgation; of a decree, which is not promulgated, the day it was signed."""
        return self.dates[self.rules.in_force_by]

    def is_in_force(self, on: date) -> bool:
        """Promulgated by that day, and not repealed on it."""
        since = self.in_force_since
        return since is not None and since <= on and (self.repealed_on is None or self.repealed_on > on)

    def protects(self, on: date) -> bool:
        """A Perdes on protection that is in force on that day: what coverage and reports count."""
        is_perdes = self.kind is RegulationKind.VILLAGE_REGULATION and self.theme in PROTECTIVE_THEMES
        return is_perdes and self.is_in_force(on)

    @property
    def official_name(self) -> str:
        """Peraturan Desa Nomor 2 Tahun 2023, as reports cite it in any language of the page."""
        number = f"Nomor {self.number}" if self.number else "tanpa nomor"
        return f"{self.rules.name} {number} Tahun {self.year}"

    def state(self, on: date) -> State:
        """Where it stands on that day, from its dates alone."""

        def by(step: date | None) -> bool:
            return step is not None and step <= on

        if by(self.repealed_on):
            return State.REPEALED
        if by(self.in_force_since):
            return State.IN_FORCE
        if by(self.enacted_on):
            return State.ENACTED
        return State.AGREED if by(self.agreed_on) else State.DRAFTING

    @property
    def dates(self) -> dict[Step, date | None]:
        return {step: getattr(self, step.value) for step in Step}


class Regulation(Stepwise, Model):
    """A regulation or decree of one village. Number and year are unique per kind and village."""

    __tablename__ = "regulation"
    __history__ = True
    __history_omits__ = ("key", "created_by_id")
    __table_args__ = (
        Index(
            "uq_regulation_village_kind_year_number",
            "village_id",
            "kind",
            "year",
            "number",
            unique=True,
            sqlite_where=text("deleted_at IS NULL"),
            postgresql_where=text("deleted_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: str(uuid.uuid4()))
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    kind: Mapped[RegulationKind] = mapped_column(stored_by_value(RegulationKind))
    theme: Mapped[Theme] = mapped_column(stored_by_value(Theme))
    number: Mapped[int | None]
    year: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    agreed_on: Mapped[date | None]
    enacted_on: Mapped[date | None]
    promulgated_on: Mapped[date | None] = mapped_column(index=True)
    submitted_on: Mapped[date | None]
    repealed_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    deleted_at: Mapped[datetime | None]

    village: Mapped[Area] = relationship()

    @property
    def in_bin(self) -> bool:
        return self.deleted_at is not None
