"""The names on sign-in sheets: shown to few, counted for all."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, Select, func, or_, select

from app.areas.models import Area, Level
from app.db import db
from app.outreach.models import OutreachSession, Participant


def list_names(outreach_id: int) -> Sequence[Row]:
    """(position, name, sex, audience, home_code, home_kind, home_name) as on the sheet, without emptied names."""
    query = (
        select(
            Participant.position,
            Participant.name,
            Participant.sex,
            Participant.audience,
            Area.code.label("home_code"),
            Area.kind.label("home_kind"),
            Area.name.label("home_name"),
        )
        .outerjoin(Area, Participant.home_village_id == Area.id)
        .where(Participant.session_id == outreach_id, Participant.name.is_not(None))
        .order_by(Participant.position)
    )
    return db.session.execute(query).all()


def count_unique_people(outreach_id: int) -> int:
    """Orang unik: different people among the named of one session."""
    query = select(func.count(Participant.person_key.distinct())).where(Participant.session_id == outreach_id)
    return db.session.scalar(query) or 0


def count_emptied_names(outreach_id: int) -> int:
    """Entries whose name was emptied because its time was over."""
    query = select(func.count()).where(Participant.session_id == outreach_id, Participant.name.is_(None))
    return db.session.scalar(query) or 0


def list_names_at_home(outreach_id: int) -> Sequence[Row]:
    """(id, name, sex) of those who named no home village of their own."""
    return db.session.execute(
        select(Participant.id, Participant.name, Participant.sex).where(
            Participant.session_id == outreach_id,
            Participant.name.is_not(None),
            Participant.home_village_id.is_(None),
        )
    ).all()


def held_before(day: date) -> Select:
    """Ids of the sessions held before that day, in the bin or not."""
    return select(OutreachSession.id).where(OutreachSession.held_on < day)


def list_homes(codes: Sequence[str], keys: Sequence[str]) -> Sequence[Area]:
    """The villages of the nation with one of these codes, or one of these names as search keys."""
    query = select(Area).where(
        Area.level == Level.VILLAGE,
        Area.retired_on.is_(None),
        or_(Area.code.in_(codes), Area.search_key.in_(keys)),
    )
    return db.session.scalars(query).all()


def list_villages_near(area: Area) -> Sequence[Row]:
    """(code, name) of the villages of the same subdistrict, offered as homes; none for a larger area."""
    if area.subdistrict_id is None:
        return []
    query = select(Area.code, Area.name).where(
        Area.subdistrict_id == area.subdistrict_id, Area.level == Level.VILLAGE, Area.retired_on.is_(None)
    )
    return db.session.execute(query.order_by(Area.code)).all()
