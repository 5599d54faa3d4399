"""Drafts of sessions: each person sees their own and no other."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from app.db import db
from app.outreach.models import SessionDraft


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list: what was typed as its name and its day, right or not."""

    key: str
    code: str
    title: str
    held_on: str
    saved_at: datetime


def find_draft(key: str) -> SessionDraft | None:
    """The draft under this key, whosever it is."""
    query = select(SessionDraft).where(SessionDraft.key == key)
    return db.session.scalar(query.execution_options(populate_existing=True))


def find_own_draft(user_id: int, key: str) -> SessionDraft | None:
    draft = find_draft(key)
    return draft if draft is not None and draft.user_id == user_id else None


def find_own_draft_by_code(user_id: int, code: str) -> SessionDraft | None:
    """`code` as it is stored: see codes.read_code."""
    query = select(SessionDraft).where(SessionDraft.code == code, SessionDraft.user_id == user_id)
    return db.session.scalars(query).first()


def list_own_drafts(user_id: int) -> tuple[DraftLine, ...]:
    """The last saved first."""
    columns = (SessionDraft.key, SessionDraft.code, SessionDraft.answers, SessionDraft.saved_at)
    query = select(*columns).where(SessionDraft.user_id == user_id).order_by(SessionDraft.saved_at.desc())
    return tuple(
        DraftLine(row.key, row.code, _first(row.answers, "title"), _first(row.answers, "held_on"), row.saved_at)
        for row in db.session.execute(query)
    )


def _first(answers: dict[str, list[str]], name: str) -> str:
    return (answers.get(name) or [""])[0]


def count_own_drafts(user_id: int) -> int:
    query = select(func.count()).select_from(SessionDraft).where(SessionDraft.user_id == user_id)
    return db.session.scalar(query) or 0
