"""A mark that changes with every write: what was worked out from the data holds for as long as the mark stays.

PostgreSQL tells it by itself: a snapshot never comes back once a transaction has ended since. SQLite, where one
writer at a time is the rule anyway, writes a random mark with each commit.
"""

import secrets

from sqlalchemy import bindparam, event, text
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.db import db
from app.web.settings import Setting, all_settings

_KEY = "mark"
_INSERT = insert(Setting.__table__).values(key=_KEY, value=bindparam("value", type_=Setting.value.type))
_WRITE = _INSERT.on_conflict_do_update(index_elements=["key"], set_={"value": _INSERT.excluded.value})
_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


def data_mark() -> str | None:
    """The mark of the data as this request sees it; None where nothing has ever been written."""
    if db.session.get_bind().dialect.name == "postgresql":
        return db.session.scalar(_SNAPSHOT)
    value = all_settings().get(_KEY)
    return None if value is None else value["mark"]


@event.listens_for(Session, "before_commit")
def _change(session: Session) -> None:
    """In the same transaction as the write. Random, so that no mark comes back, not even in an emptied table."""
    if session.get_bind().dialect.name == "sqlite" and session.info.get("is_shown", True):
        session.execute(_WRITE, {"value": {"mark": secrets.token_hex(8)}})
