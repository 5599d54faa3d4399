"""What was recorded or changed since a report was issued, of the days and the area that it counts."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select

from app.areas.models import Area, AreaList
from app.areas.reach import Reach
from app.db import db, some_at_once
from app.history.models import HistoryEntry
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import declared_nil_within
from app.outreach.vocabulary import SessionState
from app.regulations.models import Regulation
from app.regulations.queries import begun, valid_within

MOST = 100
_OF_A_SESSION = {"held_on", "men", "women", "boys", "girls", "named_count", "villages", "deleted_at"}


def list_changed_sessions(
    area: Area, first: date, last: date, since: datetime
) -> list[tuple[OutreachSession, datetime]]:
    """Sessions that count in those days, or did before, and when each was changed last; the latest change first."""
    reach = Reach.of(area)
    served = select(OutreachVillage.session_id).where(reach.covers(OutreachVillage.village_id))
    here = or_(reach.covers(OutreachSession.host_area_id), OutreachSession.id.in_(served))
    entries = (
        select(OutreachSession, HistoryEntry.at, HistoryEntry.changes)
        .join(HistoryEntry, HistoryEntry.record_id == OutreachSession.id)
        .where(HistoryEntry.record_type == OutreachSession.__tablename__, HistoryEntry.at > since, here)
        .order_by(HistoryEntry.at.desc())
        .limit(MOST * 5)
    )
    added = (
        select(OutreachSession, OutreachSession.created_at)
        .where(OutreachSession.created_at > since, OutreachSession.held_on.between(first, last), here)
        .order_by(OutreachSession.created_at.desc())
        .limit(MOST)
    )
    changed = {
        session: at
        for session, at, changes in reversed(db.session.execute(entries).all())
        if _counts(changes) and any(first <= day <= last for day in _days(session.held_on, changes))
    }
    return _latest({session: at for session, at in db.session.execute(added)} | changed)


def list_changed_regulations(area: Area, cutoff: date, since: datetime) -> list[tuple[Regulation, datetime]]:
    """Regulations of that area which had begun by the cut-off day; the latest change first."""
    last = (
        select(HistoryEntry.record_id, func.max(HistoryEntry.at).label("at"))
        .where(HistoryEntry.record_type == Regulation.__tablename__, HistoryEntry.at > since)
        .group_by(HistoryEntry.record_id)
        .subquery()
    )
    at: Any = func.coalesce(last.c.at, Regulation.created_at)
    query = (
        select(Regulation, Area, last.c.at)
        .join(Area, Area.id == Regulation.area_id)
        .outerjoin(last, last.c.record_id == Regulation.id)
        .where(or_(last.c.at.is_not(None), Regulation.created_at > since), valid_within(Reach.of(area)), begun(cutoff))
        .order_by(at.desc())
        .limit(MOST)
    )
    return [(regulation, when or regulation.created_at) for regulation, _area, when in db.session.execute(query)]


def list_nils_since(area: Area, first: date, last: date, since: datetime) -> Sequence[Row]:
    """(NilReport, its village) of those that were declared since."""
    query = (
        select(NilReport, Area)
        .join(Area, Area.id == NilReport.village_id)
        .where(NilReport.declared_at > since, declared_nil_within(first, last), Reach.of(area).areas())
        .order_by(NilReport.declared_at.desc())
        .limit(MOST)
    )
    return db.session.execute(query).all()


def list_touched(since: datetime) -> set[int] | None:
    """The areas that hold others by a list that was brought in since; None where none was."""
    lists = db.session.scalars(select(AreaList.touched).where(AreaList.applied_at > since)).all()
    return {area_id for touched in lists for area_id in touched} if lists else None


def list_codes(ids: Collection[int]) -> set[str]:
    return {
        code for some in some_at_once(ids) for code in db.session.scalars(select(Area.code).where(Area.id.in_(some)))
    }


def _counts(changes: dict[str, list]) -> bool:
    """Whether that change may have moved a figure: that a session was checked has not."""
    return bool(_OF_A_SESSION & set(changes)) or SessionState.RETURNED in changes.get("state", ())


def _days(held_on: date, changes: dict[str, list]) -> list[date]:
    return [held_on, *(date.fromisoformat(day) for day in changes.get("held_on", ()) if day)]


def _latest(changed: dict[Any, datetime]) -> list[tuple[Any, datetime]]:
    return sorted(changed.items(), key=lambda one: one[1], reverse=True)[:MOST]
