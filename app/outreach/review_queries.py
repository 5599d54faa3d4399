"""Sessions to be checked, and what they are compared with: a fixed number of selects, however many wait."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from app.accounts.models import User
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.files.models import StoredFile
from app.outreach.models import OutreachFile, OutreachSession, OutreachVillage
from app.outreach.oddities import USUAL_OF, Compared
from app.outreach.queries import ATTENDANCE, counted
from app.outreach.vocabulary import SessionState

_CHILDREN = OutreachSession.boys + OutreachSession.girls


def waiting(reach: Reach) -> ColumnElement[bool]:
    """A condition on sessions: sent in, not yet checked or returned, and held within reach."""
    waits = and_(OutreachSession.state == SessionState.SUBMITTED, OutreachSession.deleted_at.is_(None))
    return and_(waits, reach.covers(OutreachSession.host_area_id))


def list_reviewed(which: ColumnElement[bool]) -> Sequence[Row]:
    """What the queue shows of these sessions, the first received first."""
    above = Area.__table__.alias("above")
    columns: tuple[Any, ...] = (
        OutreachSession.id,
        OutreachSession.title,
        OutreachSession.held_on,
        OutreachSession.created_at,
        OutreachSession.updated_at,
        OutreachSession.created_by_id,
        OutreachSession.host_area_id,
        ATTENDANCE.label("attendance"),
        _CHILDREN.label("children"),
        OutreachSession.named_count,
        Area.kind.label("host_kind"),
        Area.name.label("host_name"),
        above.c.name.label("subdistrict_name"),
    )
    query = (
        select(*columns)
        .join(Area, OutreachSession.host_area_id == Area.id)
        .outerjoin(above, and_(Area.level == Level.VILLAGE, Area.subdistrict_id == above.c.id))
        .where(which)
        .order_by(OutreachSession.created_at, OutreachSession.id)
    )
    return db.session.execute(query).all()


def compare(which: ColumnElement[bool], reach: Reach) -> Compared:
    """What is usual for the hosts of these sessions, which others may be the same, and which have the same file."""
    usual: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for host_id, session_id, attendance in db.session.execute(_usual(which)):
        usual[host_id].append((session_id, attendance))
    twins, same_files = defaultdict(list), defaultdict(list)
    for row in db.session.execute(_twins(which, reach)):
        twins[row.of].append(row)
    for row in db.session.execute(_same_files(which, reach)):
        same_files[row.of].append(row)
    return Compared(usual, twins, same_files)


def _usual(which: ColumnElement[bool]) -> Select:
    """(host, session, attendance) of the last that were counted and to which people came: one more than is needed,
    since the one that is compared may be among them."""
    latest = func.row_number().over(
        partition_by=OutreachSession.host_area_id,
        order_by=(OutreachSession.held_on.desc(), OutreachSession.id.desc()),
    )
    hosts = select(OutreachSession.host_area_id).where(which)
    ranked = (
        select(OutreachSession.host_area_id, OutreachSession.id, ATTENDANCE.label("attendance"), latest.label("latest"))
        .where(counted(), ATTENDANCE > 0, OutreachSession.host_area_id.in_(hosts))
        .subquery()
    )
    columns = (ranked.c.host_area_id, ranked.c.id, ranked.c.attendance)
    return select(*columns).where(ranked.c.latest <= USUAL_OF + 1).order_by(ranked.c.host_area_id, ranked.c.latest)


def _twins(which: ColumnElement[bool], reach: Reach) -> Select:
    """Other counted sessions for the same village on the same day, or of the same name and with the same counts.

    `+ 0` keeps SQLite from beginning with all villages within reach instead of the few sessions that wait.
    """
    one = select(*_COMPARED).where(which).subquery()
    served, also = aliased(OutreachVillage), aliased(OutreachVillage)
    same = and_(*(getattr(OutreachSession, name) == one.c[name] for name in ("title", "men", "women", "boys", "girls")))
    return (
        select(one.c.id.label("of"), *_OTHER)
        .distinct()
        .join(served, served.session_id == one.c.id)
        .join(also, and_(also.village_id == served.village_id, also.session_id != one.c.id))
        .join(OutreachSession, OutreachSession.id == also.session_id)
        .where(counted(), reach.covers(served.village_id + 0), or_(OutreachSession.held_on == one.c.held_on, same))
        .order_by(one.c.id, OutreachSession.id)
    )


def _same_files(which: ColumnElement[bool], reach: Reach) -> Select:
    """Sessions with a file that was sent with one of these too. `own`: the reader may open it."""
    one = select(OutreachSession.id).where(which).subquery()
    mine, theirs = aliased(OutreachFile), aliased(OutreachFile)
    sent, again = aliased(StoredFile), aliased(StoredFile)
    return (
        select(one.c.id.label("of"), *_OTHER, reach.covers(OutreachSession.host_area_id).label("own"))
        .distinct()
        .join(mine, mine.session_id == one.c.id)
        .join(sent, sent.id == mine.file_id)
        .join(again, again.sent_sha256 == sent.sent_sha256)
        .join(theirs, and_(theirs.file_id == again.id, theirs.session_id != one.c.id))
        .join(OutreachSession, OutreachSession.id == theirs.session_id)
        .where(OutreachSession.deleted_at.is_(None))
        .order_by(one.c.id, OutreachSession.id)
    )


_COMPARED = tuple(
    getattr(OutreachSession, name) for name in ("id", "title", "held_on", "men", "women", "boys", "girls")
)
_OTHER = (
    OutreachSession.id.label("id"),
    OutreachSession.title.label("title"),
    OutreachSession.held_on.label("held_on"),
    ATTENDANCE.label("attendance"),
)


def lock_held_within(reach: Reach, ids: Collection[int]) -> Sequence[OutreachSession]:
    """Of these sessions those that were held within reach and are not in the bin; nobody else changes them now."""
    query = (
        select(OutreachSession)
        .where(OutreachSession.id.in_(ids), OutreachSession.deleted_at.is_(None))
        .where(reach.covers(OutreachSession.host_area_id))
        .order_by(OutreachSession.id)
        .options(joinedload(OutreachSession.host_area))
        .with_for_update(of=OutreachSession)
        .execution_options(populate_existing=True)
    )
    return db.session.scalars(query).all()


def find_reviewer(outreach: OutreachSession) -> str | None:
    """The name of who checked or returned it; None where nobody has, or where the account is gone."""
    return db.session.scalar(select(User.full_name).where(User.id == outreach.reviewed_by_id))
