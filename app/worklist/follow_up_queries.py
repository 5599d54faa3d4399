"""Follow-ups of villages with their notes, and who may be asked to see to one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import aliased

from app.accounts.access import PERMISSIONS, Permission
from app.accounts.models import Role, User
from app.areas.models import Area, Level
from app.areas.queries import WITH_PLACE
from app.areas.reach import Reach
from app.db import db
from app.worklist.models import FollowUp, FollowUpNote, FollowUpState

_ROLES = [role for role in Role if Permission.FOLLOW_UP in PERMISSIONS[role]]


@dataclass(frozen=True)
class Note:
    text: str
    written_at: datetime
    who: str | None


@dataclass(frozen=True)
class Told:
    """A follow-up with the names of who sees to it, gave it and closed it, and its notes, the first one first."""

    record: FollowUp
    assignee: str
    given_by: str | None
    closed_by: str | None
    notes: Sequence[Note]


def find_open(village_id: int, lock: bool = False) -> FollowUp | None:
    """The follow-up that runs, the last one given where villages with one each were merged; `lock`, inside write_tx:
    nobody else changes it until the end."""
    query = select(FollowUp).where(_of(village_id), FollowUp.state == FollowUpState.OPEN).order_by(FollowUp.id.desc())
    if lock:
        query = query.with_for_update()
    return db.session.scalars(query.execution_options(populate_existing=True)).first()


def find_by_key(key: str) -> FollowUp | None:
    return db.session.scalar(select(FollowUp).where(FollowUp.key == key))


def find_note(key: str) -> FollowUpNote | None:
    return db.session.scalar(select(FollowUpNote).where(FollowUpNote.key == key))


def list_told(village_id: int, most: int = 20) -> list[Told]:
    """The follow-ups of a village and of those merged into it, the one that runs first, then the last one first. Two
    selects."""
    assignee, giver, closer = aliased(User), aliased(User), aliased(User)
    query = (
        select(FollowUp, assignee.full_name, giver.full_name, closer.full_name)
        .outerjoin(assignee, assignee.id == FollowUp.assignee_id)
        .outerjoin(giver, giver.id == FollowUp.created_by_id)
        .outerjoin(closer, closer.id == FollowUp.closed_by_id)
        .where(_of(village_id))
        .order_by(FollowUp.state != FollowUpState.OPEN, FollowUp.id.desc())
        .limit(most)
    )
    rows = db.session.execute(query.execution_options(populate_existing=True)).all()
    notes = _list_notes([record.id for record, *_names in rows])
    return [
        Told(record, name or record.assignee_name, given_by, closed_by, notes.get(record.id, []))
        for record, name, given_by, closed_by in rows
    ]


def _list_notes(follow_up_ids: Sequence[int]) -> dict[int, list[Note]]:
    query = (
        select(FollowUpNote.follow_up_id, FollowUpNote.text, FollowUpNote.written_at, User.full_name)
        .outerjoin(User, User.id == FollowUpNote.written_by_id)
        .where(FollowUpNote.follow_up_id.in_(follow_up_ids))
        .order_by(FollowUpNote.id)
    )
    notes: dict[int, list[Note]] = {}
    for follow_up_id, text, written_at, who in db.session.execute(query):
        notes.setdefault(follow_up_id, []).append(Note(text, written_at, who))
    return notes


def list_people(villages: Collection[Area]) -> Sequence[Row]:
    """(id, name, role) of those whose area covers all these villages, the nearest first."""
    chains = [{one.id, one.subdistrict_id, one.regency_id, one.province_id} for one in villages]
    above = set.intersection(*chains) if chains else set()
    covers = User.area_id.in_([one for one in above if one is not None]) | (Area.level == Level.NATION)
    query = (
        select(User.id, User.full_name, User.role)
        .join(Area, Area.id == User.area_id)
        .where(User.active, User.role.in_(_ROLES), covers)
        .order_by(Area.code.desc(), User.full_name)
    )
    return db.session.execute(query).all()


def list_chosen(reach: Reach, codes: Collection[str]) -> Sequence[Area]:
    """The villages with these codes within reach, by code; others are left out."""
    query = (
        select(Area)
        .options(*WITH_PLACE)
        .where(Area.code.in_(list(codes)), Area.level == Level.VILLAGE, Area.retired_on.is_(None), reach.areas())
        .order_by(Area.code)
    )
    return db.session.scalars(query).all()


def list_open(village_ids: Collection[int]) -> dict[int, tuple[FollowUp, str]]:
    """{village: (its follow-up that runs, the name of who sees to it)}."""
    query = (
        select(Area.village_id, FollowUp, User.full_name)
        .select_from(FollowUp)
        .join(Area, Area.id == FollowUp.village_id)
        .outerjoin(User, User.id == FollowUp.assignee_id)
        .where(Area.village_id.in_(list(village_ids)), FollowUp.state == FollowUpState.OPEN)
        .order_by(FollowUp.id)
    )
    rows = db.session.execute(query)
    return {one: (record, name or record.assignee_name) for one, record, name in rows if one is not None}


def _of(village_id: int) -> ColumnElement[bool]:
    return Reach(village_id, Level.VILLAGE).covers(FollowUp.village_id)
