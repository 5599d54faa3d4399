"""Notes every change of a record that says `__history__ = True`, in one insert at the end of each flush.

A record names the columns that must not be written down (secrets, people's names) in `__history_omits__`, and the
lists that belong to it, with the attribute that stands for each of their members, in `__history_links__`.
Bulk statements pass by this: code that writes in bulk adds one summary row itself, see `note_bulk`.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import Any

from flask import has_request_context
from flask_security import current_user
from sqlalchemy import event, insert, inspect
from sqlalchemy.orm import Session

from app import clock
from app.history.models import Action, HistoryEntry
from app.history.queries import find_latest, stored_values

_PENDING = "history_pending"
_BESIDE = "history_beside"
_SITTING = timedelta(minutes=30)


@event.listens_for(Session, "before_flush")
def _collect(session: Session, _context, _instances) -> None:
    pending = session.info.setdefault(_PENDING, [])
    for record in session.new:
        if getattr(record, "__history__", False):
            pending.append((record, Action.CREATED, None))
    for record in session.dirty:
        if getattr(record, "__history__", False) and session.is_modified(record):
            changes = _changes(session, record) | inspect(record).info.pop(_BESIDE, {})
            if changes:
                pending.append((record, _action(changes), changes))
    for record in session.deleted:
        if getattr(record, "__history__", False):
            pending.append((record, Action.REMOVED, {}))


@event.listens_for(Session, "after_flush")
def _store(session: Session, _context) -> None:
    pending = session.info.pop(_PENDING, [])
    if pending:
        rows = [_row(record, action, changes) for record, action, changes in pending]
        session.execute(insert(HistoryEntry.__table__), rows)


@event.listens_for(Session, "after_rollback")
def _forget(session: Session) -> None:
    session.info.pop(_PENDING, None)


def note_beside(record, name: str, before: list, after: list) -> None:
    """A change of rows that belong to a record: it stands in the entry of the record's own change or creation."""
    inspect(record).info.setdefault(_BESIDE, {})[name] = [before, after]


def note_bulk(
    session: Session, record_type: str, action: Action, changes: dict[str, Any], record_id: int | None = None
) -> None:
    """One summary row for a bulk write, such as an import: {"rows": 3000, "file": "kegiatan.csv"}."""
    session.execute(
        insert(HistoryEntry.__table__),
        {
            "at": clock.now(),
            "user_id": _actor(),
            "record_type": record_type,
            "record_id": record_id,
            "action": action,
            "changes": changes,
        },
    )


def note_sitting(session: Session, record_type: str, record_id: int, column: str, change: list) -> None:
    """A bulk write of one column of a record; what one person does to it without a long break is one change."""
    latest = find_latest(record_type, record_id)
    if (
        latest is not None
        and latest.action is Action.CHANGED
        and list(latest.changes) == [column]
        and latest.user_id == _actor()
        and clock.now() - latest.at < _SITTING
    ):
        latest.at, latest.changes = clock.now(), {column: [latest.changes[column][0], change[1]]}
    else:
        note_bulk(session, record_type, Action.CHANGED, {column: change}, record_id)


def _row(record, action: Action, changes: dict | None) -> dict:
    return {
        "at": clock.now(),
        "user_id": _actor(),
        "record_type": record.__tablename__,
        "record_id": inspect(type(record)).primary_key_from_instance(record)[0],
        "action": action,
        "changes": _first_values(record) if changes is None else changes,
    }


def _actor() -> int | None:
    if has_request_context() and current_user and current_user.is_authenticated:
        return current_user.id
    return None


def _columns(record) -> list[str]:
    omitted = {"id", "created_at", "updated_at", *getattr(record, "__history_omits__", ())}
    return [name for name in inspect(type(record)).columns.keys() if name not in omitted]  # noqa: SIM118


def _changes(session: Session, record) -> dict[str, list]:
    state = inspect(record)
    changes = {}
    changed = {name: state.attrs[name].history for name in _columns(record)}
    changed = {name: history for name, history in changed.items() if history.has_changes()}
    stored = stored_values(session, record, [name for name, history in changed.items() if not history.deleted])
    for name, history in changed.items():
        before = history.deleted[0] if history.deleted else stored[name]
        after = history.added[0] if history.added else None
        if before != after:
            changes[name] = [_plain(before), _plain(after)]
    for name, attribute in _links(record):
        history = state.attrs[name].history
        if history.added or history.deleted:
            kept = list(history.unchanged or ())
            before = _listed([*kept, *(history.deleted or ())], attribute)
            after = _listed([*kept, *(history.added or ())], attribute)
            changes[name] = [before, after]
    return changes


def _links(record) -> Iterable[tuple[str, str]]:
    return getattr(record, "__history_links__", {}).items()


def _listed(members: list, attribute: str) -> list:
    return sorted(_plain(getattr(member, attribute)) for member in members)


def _first_values(record) -> dict[str, list]:
    values = {name: _plain(getattr(record, name)) for name in _columns(record)}
    for name, attribute in _links(record):
        values[name] = _listed(inspect(record).dict.get(name, []), attribute)
    values |= {name: after for name, (_before, after) in inspect(record).info.pop(_BESIDE, {}).items()}
    return {name: [None, value] for name, value in values.items() if value not in (None, "", [])}


def _action(changes: dict[str, list]) -> Action:
    if "deleted_at" not in changes:
        return Action.CHANGED
    return Action.RESTORED if changes["deleted_at"][1] is None else Action.BINNED


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value
