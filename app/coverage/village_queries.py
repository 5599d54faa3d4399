"""The year of one village: its footsteps, its figures, its last sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, extract, func, select

from app.db import db
from app.outreach.models import OutreachSession, OutreachVillage, Participant
from app.outreach.queries import counted

MALE = OutreachSession.men + OutreachSession.boys
FEMALE = OutreachSession.women + OutreachSession.girls


@dataclass(frozen=True)
class VillageYear:
    """A village from 1 January to today. `months`: sessions in each month, None for those yet to come.

    Kehadiran counts heads, `named` the names written down, `unique` the distinct people among those names.
    """

    year: int
    months: tuple[int | None, ...]
    male: int
    female: int
    named: int
    unique: int
    last_held_on: date | None

    @property
    def sessions(self) -> int:
        return sum(count or 0 for count in self.months)

    @property
    def attendance(self) -> int:
        return self.male + self.female


def sum_up_year(village_id: int, today: date) -> VillageYear:
    """Two selects; `last_held_on` is of any year."""
    first = date(today.year, 1, 1)
    month = extract("month", OutreachSession.held_on)
    sums = (func.count(), func.sum(MALE), func.sum(FEMALE), func.sum(OutreachSession.named_count))
    by_month = {
        int(number): counts
        for number, *counts in db.session.execute(
            _serving(select(month, *sums), village_id)
            .where(counted(), OutreachSession.held_on.between(first, today))
            .group_by(month)
        )
    }
    people = _serving(select(func.count(Participant.person_key.distinct())), village_id).join(
        Participant, Participant.session_id == OutreachSession.id
    )
    last = _serving(select(func.max(OutreachSession.held_on)), village_id).where(counted()).scalar_subquery()
    unique, last_held_on = db.session.execute(
        select(people.where(counted(), OutreachSession.held_on.between(first, today)).scalar_subquery(), last)
    ).one()
    return VillageYear(
        year=today.year,
        months=tuple(by_month.get(n, (0,))[0] if n <= today.month else None for n in range(1, 13)),
        male=sum(counts[1] for counts in by_month.values()),
        female=sum(counts[2] for counts in by_month.values()),
        named=sum(counts[3] for counts in by_month.values()),
        unique=unique,
        last_held_on=last_held_on,
    )


def list_last_sessions(village_id: int, count: int = 5) -> Sequence[Row]:
    """The last sessions that served the village, those returned to be repaired included, so that it sees them."""
    columns = (
        OutreachSession.id,
        OutreachSession.title,
        OutreachSession.held_on,
        (MALE + FEMALE).label("attendance"),
        FEMALE.label("female"),
        OutreachSession.named_count.label("named"),
        OutreachSession.organizer,
        OutreachSession.host_area_id,
        OutreachSession.state,
        OutreachSession.return_reason,
        OutreachSession.return_field,
    )
    query = _serving(select(*columns), village_id).where(OutreachSession.deleted_at.is_(None))
    return db.session.execute(
        query.order_by(OutreachSession.held_on.desc(), OutreachSession.id.desc()).limit(count)
    ).all()


def _serving(query: Select, village_id: int) -> Select:
    return (
        query.select_from(OutreachSession)
        .join(OutreachVillage, OutreachVillage.session_id == OutreachSession.id)
        .where(OutreachVillage.village_id == village_id)
    )
