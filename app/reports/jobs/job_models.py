"""Many reports at once: the job that a worker does, and its part for each area."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.accounts.models import User
from app.areas.models import Area, Level
from app.db import Model, stored_by_value
from app.reports.vocabulary import JobForm, JobState, ReportKind


class ReportJob(Model):
    """The reports of all areas of a level within one. A worker holds it until `lease_until`; then another may."""

    __tablename__ = "report_job"
    __table_args__ = (Index("ix_report_job_state_lease_until", "state", "lease_until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(40), unique=True)
    kind: Mapped[ReportKind] = mapped_column(stored_by_value(ReportKind))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    level: Mapped[Level] = mapped_column(stored_by_value(Level))
    period: Mapped[str] = mapped_column(String(40))
    form: Mapped[JobForm] = mapped_column(stored_by_value(JobForm))
    state: Mapped[JobState] = mapped_column(stored_by_value(JobState), default=JobState.WAITING)
    data_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0)
    fault: Mapped[str] = mapped_column(Text, default="")
    result_sha256: Mapped[str] = mapped_column(String(64), default="")
    result_size: Mapped[int] = mapped_column(default=0)

    area: Mapped[Area] = relationship()
    created_by: Mapped[User] = relationship()


class ReportJobPart(Model):
    """One report of the job."""

    __tablename__ = "report_job_part"
    __table_args__ = (UniqueConstraint("job_id", "area_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("report_job.id", ondelete="CASCADE"))
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    state: Mapped[JobState] = mapped_column(stored_by_value(JobState), default=JobState.WAITING)
    fault: Mapped[str] = mapped_column(Text, default="")
    pdf_sha256: Mapped[str] = mapped_column(String(64), default="")
    page_count: Mapped[int] = mapped_column(default=0)

    area: Mapped[Area] = relationship()
