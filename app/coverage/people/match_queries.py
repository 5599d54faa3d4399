"""Names that are equal to those of somebody else: as long as nobody has said whether it is one person, they are two."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.outreach.models import OutreachSession, Participant, PersonMatch
from app.outreach.queries import counted

MOST_SESSIONS = 5
_OTHER, _THERE, _HOST = aliased(Participant), aliased(OutreachSession), aliased(Area)


def list_undecided(area: Area, first: date, last: date) -> Sequence[Row]:
    """(id, title, held_on, names) of the sessions held in the area with names that wait for a decision, most first."""
    apart = exists().where(
        PersonMatch.session_id == Participant.session_id,
        PersonMatch.same.is_(False),
        PersonMatch.undone_at.is_(None),
        PersonMatch.from_key == Participant.person_key,
        PersonMatch.to_key == _OTHER.person_key,
    )
    alike = (
        select(_OTHER.id)
        .join(_THERE, _THERE.id == _OTHER.session_id)
        .join(_HOST, _HOST.id == _THERE.host_area_id)
        .where(
            _OTHER.name_key == Participant.name_key,
            _OTHER.person_key != Participant.person_key,
            _OTHER.name.is_not(None),
            _THERE.deleted_at.is_(None),
            _HOST.subdistrict_id == area.subdistrict_id,
            or_(_OTHER.session_id != Participant.session_id, _OTHER.position < Participant.position),
            or_(Participant.nik_key.is_(None), _OTHER.nik_key.is_(None), _OTHER.nik_key == Participant.nik_key),
            ~apart,
        )
    )
    names = func.count(Participant.id).label("names")
    query = (
        select(OutreachSession.id, OutreachSession.title, OutreachSession.held_on, names)
        .join(Participant, Participant.session_id == OutreachSession.id)
        .where(
            and_(counted(), Participant.name.is_not(None), alike.exists()),
            OutreachSession.held_on.between(first, last),
            Reach.of(area).covers(OutreachSession.host_area_id),
        )
        .group_by(OutreachSession.id, OutreachSession.title, OutreachSession.held_on)
        .order_by(names.desc(), OutreachSession.held_on.desc(), OutreachSession.id)
    )
    return db.session.execute(query).all()
