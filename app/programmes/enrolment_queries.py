"""The parts of villages in programmes, their evidence and who changed what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.areas.models import Level
from app.areas.queries import WITH_PLACE
from app.areas.reach import Reach
from app.db import db
from app.history.models import HistoryEntry
from app.outreach.models import OutreachSession, OutreachVillage
from app.outreach.queries import counted
from app.programmes.models import Enrolment, Evidence, Milestone
from app.regulations.models import Regulation
from app.web.errors import NotFound

_MOST_SESSIONS = 100


@dataclass(frozen=True)
class EvidenceLine:
    """A piece of evidence with what it names; a session or regulation that was deleted since is None."""

    evidence: Evidence
    session_title: str | None
    session_held_on: date | None
    regulation: Regulation | None


def _parts() -> Select:
    return (
        select(Enrolment)
        .join(Enrolment.village)
        .options(
            contains_eager(Enrolment.village).options(*WITH_PLACE),
            joinedload(Enrolment.programme),
            selectinload(Enrolment.milestones),
        )
        .execution_options(populate_existing=True)
    )


def get_enrolment(reach: Reach, enrolment_id: int, in_bin: bool = False, lock: bool = False) -> Enrolment:
    """A village's part with its stages; NotFound where out of reach, or taken back unless asked for.

    `lock`, inside write_tx: nobody else changes it until the end, as on SQLite anyway.
    """
    query = _parts().where(Enrolment.id == enrolment_id, reach.areas())
    if not in_bin:
        query = query.where(Enrolment.deleted_at.is_(None))
    if lock:
        query = query.with_for_update(of=Enrolment)
    enrolment = db.session.scalar(query)
    if enrolment is None:
        raise NotFound(str(enrolment_id))
    return enrolment


def find_by_key(reach: Reach, key: str) -> Enrolment | None:
    """The part that this form has stored already."""
    return db.session.scalar(_parts().where(Enrolment.key == key, reach.areas()))


def find_running(village_id: int, programme_id: int) -> int | None:
    """The id of the part of that village that has not ended."""
    query = select(Enrolment.id).where(
        _of_village(village_id),
        Enrolment.programme_id == programme_id,
        Enrolment.ended_on.is_(None),
        Enrolment.deleted_at.is_(None),
    )
    return db.session.scalars(query.order_by(Enrolment.village_id != village_id, Enrolment.id)).first()


def list_parts(village_id: int, in_bin: bool = False) -> Sequence[Enrolment]:
    """The parts of a village, and of those merged into it, in any programme, the latest first, with their stages."""
    gone = Enrolment.deleted_at.is_not(None) if in_bin else Enrolment.deleted_at.is_(None)
    query = (
        select(Enrolment)
        .outerjoin(Enrolment.milestones)
        .options(joinedload(Enrolment.programme), contains_eager(Enrolment.milestones))
        .where(_of_village(village_id), gone)
        .order_by(Enrolment.started_on.desc(), Enrolment.id.desc(), Milestone.reached_on, Milestone.id)
    )
    return db.session.scalars(query).unique().all()


def _of_village(village_id: int) -> ColumnElement[bool]:
    return _at(village_id).covers(Enrolment.village_id)


def _at(village_id: int) -> Reach:
    """The village and those merged into it."""
    return Reach(village_id, Level.VILLAGE)


def get_milestone(enrolment_id: int, milestone_id: int) -> Milestone:
    """A stage of that part that was not taken back; NotFound where there is none."""
    query = select(Milestone).where(
        Milestone.id == milestone_id, Milestone.enrolment_id == enrolment_id, Milestone.removed_at.is_(None)
    )
    milestone = db.session.scalar(query)
    if milestone is None:
        raise NotFound(str(milestone_id))
    return milestone


def find_milestone(key: str) -> Milestone | None:
    """The stage that the form with that key has stored already."""
    return db.session.scalar(select(Milestone).where(Milestone.key == key))


def find_evidence(key: str) -> Evidence | None:
    """The evidence that the form with that key has stored already."""
    return db.session.scalar(select(Evidence).options(joinedload(Evidence.file)).where(Evidence.key == key))


def get_evidence(enrolment_id: int, evidence_id: int, removed: bool = False) -> Evidence:
    """A piece of evidence of that part; NotFound where there is none, or taken back unless asked for."""
    query = select(Evidence).options(joinedload(Evidence.file))
    query = query.where(Evidence.id == evidence_id, Evidence.enrolment_id == enrolment_id)
    if not removed:
        query = query.where(Evidence.removed_at.is_(None))
    evidence = db.session.scalar(query.execution_options(populate_existing=True))
    if evidence is None:
        raise NotFound(str(evidence_id))
    return evidence


def list_evidence(enrolment_id: int) -> list[EvidenceLine]:
    """All evidence of that part, that which was taken back too, in the order of its days."""
    session_there = and_(OutreachSession.id == Evidence.session_id, OutreachSession.deleted_at.is_(None))
    regulation_there = and_(Regulation.id == Evidence.regulation_id, Regulation.deleted_at.is_(None))
    query = (
        select(Evidence, OutreachSession.title, OutreachSession.held_on, Regulation)
        .outerjoin(OutreachSession, session_there)
        .outerjoin(Regulation, regulation_there)
        .options(joinedload(Evidence.file))
        .where(Evidence.enrolment_id == enrolment_id)
        .order_by(Evidence.met_on, Evidence.id)
    )
    return [EvidenceLine(*row) for row in db.session.execute(query)]


def list_sessions_to_name(village_id: int, named_id: int | None = None) -> Sequence[Row]:
    """(id, title, held_on) of the latest sessions of a village that evidence may name; the one that it names first."""
    here, is_named = _at(village_id).covers(OutreachVillage.village_id), OutreachSession.id == (named_id or 0)
    query = (
        select(OutreachSession.id, OutreachSession.title, OutreachSession.held_on)
        .where(OutreachSession.id.in_(select(OutreachVillage.session_id).where(here)), or_(counted(), is_named))
        .order_by(is_named.desc(), OutreachSession.held_on.desc(), OutreachSession.id.desc())
        .limit(_MOST_SESSIONS)
    )
    return db.session.execute(query).all()


def find_named_regulation(regulation_id: int | None) -> Regulation | None:
    """The one that evidence names, also from the bin: it may come back."""
    return db.session.get(Regulation, regulation_id) if regulation_id else None


def list_changes(enrolment_id: int) -> Sequence[Row]:
    """(HistoryEntry, name of who did it or None) of that part, its stages and its evidence, newest first."""
    query = (
        select(HistoryEntry, User.full_name)
        .outerjoin(User, HistoryEntry.user_id == User.id)
        .where(
            or_(
                _of(Enrolment, Enrolment.id == enrolment_id),
                _of(Milestone, Milestone.enrolment_id == enrolment_id),
                _of(Evidence, Evidence.enrolment_id == enrolment_id),
            )
        )
        .order_by(HistoryEntry.at.desc(), HistoryEntry.id.desc())
        .limit(100)
    )
    return db.session.execute(query).all()


def _of(model: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    ids = select(model.id).where(condition)
    return and_(HistoryEntry.record_type == model.__tablename__, HistoryEntry.record_id.in_(ids))
