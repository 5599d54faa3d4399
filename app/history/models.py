"""Who changed what and when, before and after."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app import clock
from app.db import Model, stored_by_value
from app.i18n import _


class Action(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    BINNED = "binned"
    RESTORED = "restored"
    IMPORTED = "imported"
    REMOVED = "removed"


def action_name(action: Action) -> str:
    return {
        Action.CREATED: _("recorded"),
        Action.CHANGED: _("changed"),
        Action.BINNED: _("moved to the bin"),
        Action.RESTORED: _("restored"),
        Action.IMPORTED: _("imported from a file"),
        Action.REMOVED: _("removed for good"),
    }[action]


class HistoryEntry(Model):
    """One change of one record. `changes` is {column: [before, after]}; a bulk write leaves one summary row."""

    __tablename__ = "history_entry"
    __table_args__ = (Index("ix_history_entry_record", "record_type", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=clock.now)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"), index=True)
    record_type: Mapped[str] = mapped_column(String(40))
    record_id: Mapped[int | None]
    action: Mapped[Action] = mapped_column(stored_by_value(Action))
    changes: Mapped[dict] = mapped_column(JSON, default=dict)
