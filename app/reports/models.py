"""What an office has set for its reports, what was edited in one, and the reports that were issued."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area
from app.db import Model, stored_by_value
from app.files.models import StoredFile
from app.printing.page import Font, Paper
from app.reports.vocabulary import STAND_INS, ReportKind, Variant

_OPEN = text("deleted_at IS NULL")


class Letterhead(Model):
    """Agency, address, emblem and page; what is empty is printed as a line to fill in by hand.

    Emblem, paper, margins (mm), font and legal basis of None are those of the area above, else the usual ones.
    """

    __tablename__ = "letterhead"
    __history__ = True

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), unique=True)
    agency: Mapped[str] = mapped_column(String(120), default="")
    address: Mapped[str] = mapped_column(String(200), default="")
    place: Mapped[str] = mapped_column(String(80), default="")
    addressee: Mapped[str] = mapped_column(String(200), default="")
    copies: Mapped[str] = mapped_column(Text, default="")
    legal_basis: Mapped[str | None] = mapped_column(Text)
    emblem_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    paper: Mapped[Paper | None] = mapped_column(stored_by_value(Paper))
    font: Mapped[Font | None] = mapped_column(stored_by_value(Font))
    margin_top: Mapped[int | None]
    margin_right: Mapped[int | None]
    margin_bottom: Mapped[int | None]
    margin_left: Mapped[int | None]

    area: Mapped[Area] = relationship()
    emblem: Mapped[StoredFile | None] = relationship()


class Signatory(Model):
    """Somebody who signs reports of an area. `office` is their own; `for_office` that in whose name they sign (a.n.),
    `through_office` the one between them (u.b.). The first by `position` is proposed."""

    __tablename__ = "signatory"
    __history__ = True
    __history_omits__ = ("key",)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    variant: Mapped[Variant] = mapped_column(stored_by_value(Variant), default=Variant.PLAIN)
    office: Mapped[str] = mapped_column(String(120), default="")
    for_office: Mapped[str] = mapped_column(String(120), default="")
    through_office: Mapped[str] = mapped_column(String(120), default="")
    name: Mapped[str] = mapped_column(String(120), default="")
    rank: Mapped[str] = mapped_column(String(80), default="")
    nip: Mapped[str] = mapped_column(String(30), default="")
    position: Mapped[int] = mapped_column(default=0)
    key: Mapped[str | None] = mapped_column(String(40), unique=True)
    deleted_at: Mapped[datetime | None]

    area: Mapped[Area] = relationship()

    @property
    def full_office(self) -> str:
        """Plt. Camat Mendo Barat: the office with what says that somebody stands in."""
        return f"{STAND_INS.get(self.variant, '')} {self.office}".strip()


class ChapterText(Model):
    """A part of a report in the words of the office; `proposed` is what the program had written there at that time."""

    __tablename__ = "chapter_text"
    __history__ = True
    __history_omits__ = ("changed_at", "changed_by_id", "proposed")
    __table_args__ = (UniqueConstraint("area_id", "period", "kind", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    period: Mapped[str] = mapped_column(String(40))
    kind: Mapped[ReportKind] = mapped_column(stored_by_value(ReportKind))
    part: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    proposed: Mapped[str] = mapped_column(Text, default="")
    changed_at: Mapped[datetime] = mapped_column(default=clock.now)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    area: Mapped[Area] = relationship()


class ExternalFigure(Model):
    """A figure that others published, such as victims rescued: cited apart, never added to what villages report.

    `is_sensitive`: a count of victims or returnees, printed as "<5" where it is from one to four.
    """

    __tablename__ = "external_figure"
    __history__ = True
    __history_omits__ = ("key",)
    __table_args__ = (Index("ix_external_figure_area_id_data_on", "area_id", "data_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    name: Mapped[str] = mapped_column(String(160))
    amount: Mapped[int]
    unit: Mapped[str] = mapped_column(String(40), default="")
    publisher: Mapped[str] = mapped_column(String(160))
    data_on: Mapped[date]
    is_sensitive: Mapped[bool] = mapped_column(default=False)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    deleted_at: Mapped[datetime | None]

    area: Mapped[Area] = relationship()


class IssuedReport(Model):
    """A report as it was issued: its bytes and the data under them never change; it can only be withdrawn.

    `code` stands on the paper; `pdf_sha256` and `snapshot_sha256` name the PDF and the JSON in the file store;
    `data_at` is the moment of the data; `headline` the few figures that the public page shows; `figures` those that are
    counted again to tell what was corrected since: {"code of an area": {figure: number}}.
    """

    __tablename__ = "issued_report"
    __history__ = True
    __history_omits__ = ("headline", "figures", "signature", "key", "withdrawn_by_id")
    __table_args__ = (Index("ix_issued_report_area_id_period", "area_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    kind: Mapped[ReportKind] = mapped_column(stored_by_value(ReportKind))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    number: Mapped[str] = mapped_column(String(80))
    issued_on: Mapped[date]
    signature: Mapped[dict[str, Any]] = mapped_column(JSON)
    headline: Mapped[list[Any]] = mapped_column(JSON)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    data_at: Mapped[datetime]
    pdf_sha256: Mapped[str] = mapped_column(String(64), index=True)
    pdf_size: Mapped[int]
    page_count: Mapped[int]
    snapshot_sha256: Mapped[str] = mapped_column(String(64))
    issued_at: Mapped[datetime] = mapped_column(default=clock.now)
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    withdrawn_reason: Mapped[str] = mapped_column(Text, default="")

    area: Mapped[Area] = relationship()


class FailedLookup(Model):
    """A code that no report has, asked for by somebody. `source` is a keyed hash of where from, never an address."""

    __tablename__ = "failed_lookup"
    __table_args__ = (Index("ix_failed_lookup_source_at", "source", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(default=clock.now)


class PreparedReport(Model):
    """A draft that `flask report prepare` has made, for staff to look at, edit and issue.

    `data_sha256` is that of all that stands in it but its moment: while it stays, the draft need not be made again.
    """

    __tablename__ = "prepared_report"
    __table_args__ = (UniqueConstraint("area_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"), index=True)
    period: Mapped[str] = mapped_column(String(40))
    prepared_at: Mapped[datetime]
    data_sha256: Mapped[str] = mapped_column(String(64))
    pdf_sha256: Mapped[str] = mapped_column(String(64))
    page_count: Mapped[int]

    area: Mapped[Area] = relationship()
