"""Small facts about this installation that live in the database, such as whether its data is the demo."""

from flask import g, has_request_context
from sqlalchemy import JSON, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.db import Model, db


class Setting(Model):
    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[dict] = mapped_column(JSON)


_ALL = select(Setting.key, Setting.value)


def get_setting(key: str) -> dict | None:
    row = db.session.get(Setting, key)
    return None if row is None else row.value


def put_setting(session: Session, key: str, value: dict | None) -> None:
    """Store a value, or take it away with None. Does not commit."""
    row = session.get(Setting, key)
    if value is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(Setting(key=key, value=value))
    else:
        row.value = value


def all_settings() -> dict[str, dict]:
    """Every setting, read once a request."""
    if not has_request_context():
        return _read()
    if "settings" not in g:
        g.settings = _read()
    return g.settings


def _read() -> dict[str, dict]:
    return {key: value for key, value in db.session.execute(_ALL)}


def is_demo() -> bool:
    """Whether people and figures here are invented."""
    return "demo" in all_settings()
