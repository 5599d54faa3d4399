"""Enrolling a village, and beginning to fill in a duty of every village; none of it commits."""

from datetime import date

from sqlalchemy.orm import Session

from app.programmes.models import Enrolment, Milestone
from app.programmes.vocabulary import Stage


def enrol(session: Session, part: Enrolment, previous: Enrolment | None, person_id: int) -> None:
    """Add the part with its first stage; what it did in the programme before stays in sight."""
    part.created_by_id = person_id
    part.previous_id = previous.id if previous else None
    part.milestones = [Milestone(stage=Stage.PROPOSED, reached_on=part.started_on, recorded_by_id=person_id)]
    session.add(part)


def begin_duty(session: Session, village_id: int, programme_id: int, since: date, person_id: int) -> Enrolment:
    """A duty has no stages: its part only holds the evidence, from the first day of the programme on."""
    part = Enrolment(programme_id=programme_id, village_id=village_id, started_on=since, created_by_id=person_id)
    session.add(part)
    session.flush()
    return part
