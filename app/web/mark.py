"""A mark that changes with every write: what was worked out from the data holds for as long as the mark stays."""

import secrets
from functools import cache

from sqlalchemy import bindparam, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from app.web.settings import Setting, all_settings

_KEY = "mark"


def data_mark() -> str | None:
    """The mark of the data as this request sees it; None where nothing has ever been written."""
    value = all_settings().get(_KEY)
    return None if value is None else value["mark"]


@event.listens_for(Session, "before_commit")
def _change(session: Session) -> None:
    """In the same transaction as the write. Random, so that no mark comes back, not even in an emptied table."""
    session.execute(_write(session.get_bind().dialect.name), {"value": {"mark": secrets.token_hex(8)}})


@cache
def _write(dialect: str):
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(Setting).values(key=_KEY, value=bindparam("value", type_=Setting.value.type))
    return statement.on_conflict_do_update(index_elements=["key"], set_={"value": statement.excluded.value})
