"""Whatever statement changes what totals count is seen on its way to the database: by a record, in bulk, as Core.

Before a row is changed or deleted, its months are noted as they were; once all is written, with the commit, the
months before and after are made anew in the same transaction. So nothing that writes can forget to say so.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Insert, Table, Update, event
from sqlalchemy.orm import Session

from app.outreach.models import NilReport, OutreachSession, OutreachVillage, Participant, SessionAudience, SessionTopic
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.vocabulary import Step
from app.totals.models import ReportingDeadline
from app.totals.months import months_between
from app.totals.rebuilding import rebuild
from app.totals.recounting import mark_stale, mark_touched, recount
from app.totals.seen_queries import Seen
from app.totals.touched_queries import (
    makers_of_regulations,
    months_of_nils,
    months_of_regulations,
    places_of_sessions,
    regencies_within,
)
from app.totals.touching import Touched, take_touched, touched_by

_FIGURES = {
    "men",
    "women",
    "boys",
    "girls",
    "named_count",
    "state",
    "deleted_at",
    "recorded_at",
    "created_at",
}
_DATES = {"held_on", "host_area_id"}
_OF_REGULATION = {step.value for step in Step} | {"kind", "theme", "year", "area_id", "valid_until", "deleted_at"}


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    take_touched(connection)


@event.listens_for(Engine, "before_execute")
def note_statement(connection: Connection, statement: Any, many: Any, one: Any, _options: Any) -> None:
    if isinstance(statement, (Insert, Update, Delete)) and isinstance(statement.table, Table):
        note = _NOTES.get(statement.table.name)
        if note is not None:
            note(Seen(connection, statement, many or [one]), touched_by(connection))


@event.listens_for(Session, "before_commit")
def recount_touched(session: Session) -> None:
    session.flush()
    connection = session.connection()
    touched = take_touched(connection)
    if not touched:
        return
    if touched.everything:
        rebuild(connection)
        return
    places = places_of_sessions(connection, touched.sessions)
    places.months |= touched.months | months_of_regulations(connection, touched.regulations)
    places.homes |= touched.homes
    if places.months:
        recount(connection, places.months)
    mark_touched(connection, places)
    everywhen = touched.makers | makers_of_regulations(connection, touched.regulations)
    everywhen |= regencies_within(connection, touched.areas)
    mark_stale(connection, {regency_id: [None] for regency_id in everywhen})


def _note_session(seen: Seen, touched: Touched) -> None:
    """A new one counts with the villages that it serves, which are written after it."""
    if seen.adds or not (isinstance(seen.statement, Delete) or seen.columns & (_FIGURES | _DATES)):
        return
    if seen.is_vague:
        touched.everything = True
        return
    ids = seen.met(OutreachSession.__table__.c.id)
    if isinstance(seen.statement, Delete) or seen.columns & _DATES:
        _note_before(seen, ids, touched)
    touched.sessions |= ids


def _note_part(seen: Seen, touched: Touched) -> None:
    """Villages, topics, audiences and names belong to a session."""
    if seen.is_vague:
        touched.everything = True
    elif seen.adds:
        touched.sessions |= set(seen.inserted("session_id"))
    else:
        ids = seen.met(seen.table.c.session_id)
        if isinstance(seen.statement, Delete) or seen.columns & {"village_id", "home_village_id"}:
            _note_before(seen, ids, touched)
        touched.sessions |= ids


def _note_name(seen: Seen, touched: Touched) -> None:
    """Names themselves are counted nowhere: they may be put right, and forgotten."""
    if not isinstance(seen.statement, Update) or seen.columns & {"person_key", "home_village_id", "session_id"}:
        _note_part(seen, touched)


def _note_before(seen: Seen, session_ids: set[int], touched: Touched) -> None:
    before = places_of_sessions(seen.connection, session_ids)
    touched.months |= before.months
    touched.homes |= before.homes


def _note_nil(seen: Seen, touched: Touched) -> None:
    if seen.is_vague or isinstance(seen.statement, Update):
        touched.everything = True
    elif seen.adds:
        columns = (seen.inserted(name) for name in ("village_id", "first_day", "last_day"))
        for village_id, first_day, last_day in zip(*columns, strict=True):
            touched.months |= {(village_id, month) for month in months_between(first_day, last_day)}
    else:
        touched.months |= months_of_nils(seen.connection, seen.met(NilReport.__table__.c.id))


def _note_regulation(seen: Seen, touched: Touched) -> None:
    if isinstance(seen.statement, Update) and not seen.columns & _OF_REGULATION:
        return
    if seen.is_vague:
        touched.everything = True
    elif seen.adds:
        touched.areas |= set(seen.inserted("area_id"))
    else:
        _note_regulations(seen, seen.met(Regulation.__table__.c.id), touched)


def _note_valid_in(seen: Seen, touched: Touched) -> None:
    """The villages of a regulation."""
    if seen.is_vague:
        touched.everything = True
    elif seen.adds:
        touched.regulations |= set(seen.inserted("regulation_id"))
    else:
        _note_regulations(seen, seen.met(RegulationVillage.__table__.c.regulation_id), touched)


def _note_regulations(seen: Seen, ids: set[int], touched: Touched) -> None:
    touched.months |= months_of_regulations(seen.connection, ids)
    touched.makers |= makers_of_regulations(seen.connection, ids)
    touched.regulations |= ids


def _note_deadline(seen: Seen, touched: Touched) -> None:
    """Who was on time is kept with the figures of each regency."""
    if seen.is_vague:
        touched.everything = True
    else:
        column = ReportingDeadline.__table__.c.area_id
        touched.areas |= set(seen.inserted("area_id")) if seen.adds else seen.met(column)


_NOTES: dict[str, Callable[[Seen, Touched], None]] = {
    OutreachSession.__tablename__: _note_session,
    OutreachVillage.__tablename__: _note_part,
    SessionTopic.__tablename__: _note_part,
    SessionAudience.__tablename__: _note_part,
    Participant.__tablename__: _note_name,
    NilReport.__tablename__: _note_nil,
    Regulation.__tablename__: _note_regulation,
    RegulationVillage.__tablename__: _note_valid_in,
    ReportingDeadline.__tablename__: _note_deadline,
}
