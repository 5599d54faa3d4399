"""Who came before to sessions of an area: the names that a sign-in sheet can begin with."""

from sqlalchemy import func, select

from app.areas.models import Area
from app.db import db
from app.outreach.models import OutreachSession, Participant
from app.outreach.vocabulary import Sex
from app.reports.papers.sign_in_sheet import MOST_ROWS, KnownPerson

_LETTERS = {Sex.MALE: "L", Sex.FEMALE: "P"}


def list_known_people(host: Area) -> list[KnownPerson]:
    """As many as a sheet has rows, those who came most often, each as last written down, by name.

    Only for who may see names, of an area within reach.
    """
    latest = (
        select(func.max(Participant.id).label("id"), func.count().label("times"))
        .join(OutreachSession, OutreachSession.id == Participant.session_id)
        .where(
            OutreachSession.host_area_id == host.id,
            OutreachSession.deleted_at.is_(None),
            Participant.name.is_not(None),
        )
        .group_by(Participant.person_key)
        .order_by(func.count().desc(), func.max(Participant.id).desc())
        .limit(MOST_ROWS)
        .subquery()
    )
    columns = (Participant.id, Participant.name, Participant.sex, Participant.audience, Participant.hamlet)
    query = select(*columns).join(latest, latest.c.id == Participant.id)
    people = [
        KnownPerson(row.id, row.name, _LETTERS.get(row.sex, ""), row.audience, row.hamlet)
        for row in db.session.execute(query)
    ]
    return sorted(people, key=lambda person: person.name.casefold())
