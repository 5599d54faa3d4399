"""Outreach sessions (sosialisasi): who met, where, about what, and how many came."""

from datetime import date, datetime, time

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app import clock
from app.areas.models import Area
from app.db import Model, stored_by_value
from app.files.models import StoredFile
from app.outreach.codes import new_code
from app.outreach.vocabulary import Approach, Audience, FilePurpose, SessionState, Sex, Topic

MOST_HEADS = 100_000


class OutreachSession(Model):
    """A meeting held for one or more villages about one or more topics.

    Three numbers, never confused: `attendance` (kehadiran) counts heads, `named_count` (orang tercatat) the
    names written down, and orang unik, distinct people among the named, is counted by a query.
    Reports and coverage count what was submitted or checked, never what was returned: see `counted()` in queries.
    """

    __tablename__ = "outreach_session"
    __history__ = True
    __history_omits__ = ("key", "code", "created_by_id", "recorded_at", "reviewed_at", "reviewed_by_id")
    __history_links__ = {"topic_rows": "topic", "audience_rows": "audience", "villages": "id"}
    __table_args__ = (
        CheckConstraint("men >= 0 and women >= 0 and boys >= 0 and girls >= 0", name="counts_not_negative"),
        CheckConstraint(
            f"men <= {MOST_HEADS} and women <= {MOST_HEADS} and boys <= {MOST_HEADS} and girls <= {MOST_HEADS}",
            name="counts_not_absurd",
        ),
        Index("ix_outreach_session_host_held", "host_area_id", "held_on"),
        Index("ix_outreach_session_host_state", "host_area_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date] = mapped_column(index=True)
    starts_at: Mapped[time | None]
    ends_at: Mapped[time | None]
    venue: Mapped[str] = mapped_column(String(200), default="")
    host_area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    approach: Mapped[Approach | None] = mapped_column(stored_by_value(Approach))
    organizer: Mapped[str] = mapped_column(String(200), default="")
    speakers: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    men: Mapped[int] = mapped_column(default=0)
    women: Mapped[int] = mapped_column(default=0)
    boys: Mapped[int] = mapped_column(default=0)
    girls: Mapped[int] = mapped_column(default=0)
    disability: Mapped[int | None]
    aged_18_to_30: Mapped[int | None]
    aged_31_up: Mapped[int | None]
    named_count: Mapped[int] = mapped_column(default=0)
    summary: Mapped[str] = mapped_column(Text, default="")
    follow_up: Mapped[str] = mapped_column(Text, default="")
    code: Mapped[str] = mapped_column(String(7), default=new_code, index=True)
    state: Mapped[SessionState] = mapped_column(stored_by_value(SessionState), default=SessionState.SUBMITTED)
    reviewed_at: Mapped[datetime | None]
    reviewed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    return_reason: Mapped[str] = mapped_column(Text, default="")
    return_field: Mapped[str] = mapped_column(String(40), default="")
    recorded_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    updated_at: Mapped[datetime] = mapped_column(default=clock.now, onupdate=clock.now)
    deleted_at: Mapped[datetime | None]

    host_area: Mapped[Area] = relationship()
    villages: Mapped[list[Area]] = relationship(secondary="outreach_village", order_by="Area.code")
    village_rows: Mapped[list["OutreachVillage"]] = relationship(viewonly=True)
    topic_rows: Mapped[list["SessionTopic"]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    audience_rows: Mapped[list["SessionAudience"]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    participants: Mapped[list["Participant"]] = relationship(
        cascade="all, delete-orphan", passive_deletes=True, order_by="Participant.position"
    )

    @property
    def attendance(self) -> int:
        """Attendances (kehadiran): people in the room, counted by head."""
        return self.men + self.women + self.boys + self.girls

    @property
    def male(self) -> int:
        return self.men + self.boys

    @property
    def female(self) -> int:
        return self.women + self.girls

    @property
    def children(self) -> int:
        return self.boys + self.girls

    @property
    def topics(self) -> list[Topic]:
        """In the order of the vocabulary."""
        chosen = {row.topic for row in self.topic_rows}
        return [topic for topic in Topic if topic in chosen]

    @topics.setter
    def topics(self, topics: list[Topic]) -> None:
        kept = {row.topic: row for row in self.topic_rows}
        self.topic_rows = [kept.get(topic) or SessionTopic(topic=topic) for topic in dict.fromkeys(topics)]

    @property
    def audiences(self) -> list[Audience]:
        chosen = {row.audience for row in self.audience_rows}
        return [audience for audience in Audience if audience in chosen]

    @audiences.setter
    def audiences(self, audiences: list[Audience]) -> None:
        kept = {row.audience: row for row in self.audience_rows}
        self.audience_rows = [kept.get(one) or SessionAudience(audience=one) for one in dict.fromkeys(audiences)]

    @property
    def receipt_number(self) -> str:
        """KT-2609-000042: month held and the record's own number."""
        return f"KT-{self.held_on:%y%m}-{self.id:06}"

    @property
    def version(self) -> str:
        """Tells whether a page shows the record as it stands."""
        return self.updated_at.isoformat()

    @property
    def in_bin(self) -> bool:
        return self.deleted_at is not None


class OutreachVillage(Model):
    """A village that a session served; the host is one of them where the host is a village.

    `attendance` is how many came from this village, None where they were not told apart.
    """

    __tablename__ = "outreach_village"
    __table_args__ = (
        CheckConstraint("attendance >= 0", name="attendance_not_negative"),
        Index("ix_outreach_village_village_session", "village_id", "session_id"),
    )

    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"), primary_key=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"), primary_key=True)
    attendance: Mapped[int | None]

    village: Mapped[Area] = relationship(viewonly=True, lazy="joined", innerjoin=True)


class SessionTopic(Model):
    __tablename__ = "outreach_topic"

    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"), primary_key=True)
    topic: Mapped[Topic] = mapped_column(stored_by_value(Topic), primary_key=True)


class SessionAudience(Model):
    __tablename__ = "outreach_audience"

    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"), primary_key=True)
    audience: Mapped[Audience] = mapped_column(stored_by_value(Audience), primary_key=True)


class Participant(Model):
    """One name on the sign-in sheet. Seen only in the village and by its reviewers, never printed in a report.

    `name` is emptied when its time is over (flask outreach forget-names), and the counts stay. `person_key` is equal
    in the entries of one person, and orang unik counts the different ones. `name_key`, a keyed hash of name, L/P and
    home village, finds those who may be the same person; `nik_key`, a keyed hash of the NIK, those who are.
    `row_key` is the page's own key of a typed row, by which a second send of it is known.
    """

    __tablename__ = "participant"
    __table_args__ = (
        Index("ix_participant_session_row", "session_id", "row_key", unique=True),
        Index("ix_participant_session_person", "session_id", "person_key", "home_village_id"),
        Index(
            "ix_participant_home_session",
            "home_village_id",
            "session_id",
            sqlite_where=text("home_village_id IS NOT NULL"),
            postgresql_where=text("home_village_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"))
    position: Mapped[int]
    name: Mapped[str | None] = mapped_column(String(120))
    sex: Mapped[Sex | None] = mapped_column(stored_by_value(Sex))
    audience: Mapped[Audience | None] = mapped_column(stored_by_value(Audience))
    hamlet: Mapped[str] = mapped_column(String(80), default="")
    home_village_id: Mapped[int | None] = mapped_column(ForeignKey("area.id"))
    person_key: Mapped[bytes] = mapped_column(index=True)
    name_key: Mapped[bytes] = mapped_column(index=True)
    nik_key: Mapped[bytes | None] = mapped_column(index=True)
    row_key: Mapped[str | None] = mapped_column(String(40))

    home_village: Mapped[Area | None] = relationship()


class PersonMatch(Model):
    """What somebody said of two people: that they are one (`same`), or two though their names are equal.

    Where they are one, its entries are those that went over from one person key to the other. A match that is undone
    stays as a record of what was said.
    """

    __tablename__ = "person_match"

    id: Mapped[int] = mapped_column(primary_key=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"), index=True)
    same: Mapped[bool]
    from_key: Mapped[bytes]
    to_key: Mapped[bytes]
    matched_at: Mapped[datetime] = mapped_column(default=clock.now)
    matched_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    undone_at: Mapped[datetime | None]


class PersonMatchEntry(Model):
    """An entry that a match is about: one that went over to another person, or that was said to be somebody else."""

    __tablename__ = "person_match_entry"

    match_id: Mapped[int] = mapped_column(ForeignKey("person_match.id", ondelete="CASCADE"), primary_key=True)
    participant_id: Mapped[int] = mapped_column(
        ForeignKey("participant.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class OutreachFile(Model):
    """A photo or scan of a session. `key` tells a second send of the same file; nothing is shown without `consent`
    of the people in it, which a signed sheet does not need."""

    __tablename__ = "outreach_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(80), unique=True)
    session_id: Mapped[int] = mapped_column(ForeignKey("outreach_session.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"), index=True)
    purpose: Mapped[FilePurpose] = mapped_column(stored_by_value(FilePurpose))
    consent: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime] = mapped_column(default=clock.now)

    file: Mapped[StoredFile] = relationship()


class SessionDraft(Model):
    """A session that somebody has begun to write down, or plans: the answers as they were typed, right or not.

    It is counted nowhere. Sent under the same key it becomes a session, which takes its code over, and is deleted.
    """

    __tablename__ = "outreach_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    code: Mapped[str] = mapped_column(String(7), default=new_code, index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    area_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    answers: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
    saved_at: Mapped[datetime] = mapped_column(default=clock.now)

    area: Mapped[Area] = relationship()


class NilReport(Model):
    """A village says that it had nothing to report in a month or a quarter (nihil), which is a report too."""

    __tablename__ = "nil_report"
    __history__ = True
    __table_args__ = (UniqueConstraint("village_id", "period"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    village_id: Mapped[int] = mapped_column(ForeignKey("area.id"))
    period: Mapped[str] = mapped_column(String(8))
    first_day: Mapped[date] = mapped_column(index=True)
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(String(200), default="")
    declared_at: Mapped[datetime] = mapped_column(default=clock.now)
    declared_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    @property
    def receipt_number(self) -> str:
        """NH-2609-000012 for September 2026, NH-26Q3-000012 for the quarter."""
        return f"NH-{self.period[2:].replace('-', '')}-{self.id:06}"
