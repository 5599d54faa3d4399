"""From where people came: by their home beside the place of the session. Live, for a village or a subdistrict."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import aliased

from app.areas.models import Area, Level
from app.areas.reach import ancestor_column
from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted

WITH_HOMES = (Level.VILLAGE, Level.SUBDISTRICT)
_HERE, _ELSEWHERE, _UNKNOWN = 0, 1, 2


@dataclass(frozen=True)
class Homes:
    """Different people. Who came to a session here lives here, elsewhere, or nobody knows where; each counts once.

    `only_elsewhere` live here and came to sessions of other places alone. Who gave no home lives where it was held.
    """

    from_here: int
    from_elsewhere: int
    unknown: int
    only_elsewhere: int

    @property
    def came(self) -> int:
        """By the place of the session: the orang unik of the area."""
        return self.from_here + self.from_elsewhere + self.unknown

    @property
    def at_home(self) -> int:
        return self.from_here + self.only_elsewhere


def count_homes(area: Area, first: date, last: date) -> Homes:
    """Two selects."""
    home = ancestor_column(area.level, aliased_home := aliased(Area))
    place = case((home == area.id, _HERE), (home.is_not(None), _ELSEWHERE), else_=_UNKNOWN)
    people = _entries(aliased_home, first, last, func.min(place).label("place")).where(came_to(area)).subquery()
    counts = {
        place: number
        for place, number in db.session.execute(select(people.c.place, func.count()).group_by(people.c.place))
    }
    living = _entries(aliased_home, first, last).where(home == area.id).subquery()
    at_home = db.session.scalar(select(func.count()).select_from(living)) or 0
    return Homes(
        from_here=counts.get(_HERE, 0),
        from_elsewhere=counts.get(_ELSEWHERE, 0),
        unknown=counts.get(_UNKNOWN, 0),
        only_elsewhere=at_home - counts.get(_HERE, 0),
    )


def _entries(home: Any, first: date, last: date, *columns: Any) -> Select:
    """Each person once, of all sessions of those days."""
    return (
        select(Participant.person_key, *columns)
        .join(OutreachSession, OutreachSession.id == Participant.session_id)
        .join(home, home.id == func.coalesce(Participant.home_village_id, OutreachSession.host_area_id))
        .where(counted(), OutreachSession.held_on.between(first, last))
        .group_by(Participant.person_key)
    )


def came_to(area: Area) -> ColumnElement[bool]:
    """A condition on entries: the session served a village of the area."""
    served = select(OutreachVillage.session_id).join(Area, Area.id == OutreachVillage.village_id)
    return Participant.session_id.in_(served.where(ancestor_column(area.level) == area.id))
