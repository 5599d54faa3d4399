"""Changes of follow-ups, weights and numbers of residents abroad. None of these commits."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app import clock
from app.areas.models import Area
from app.worklist.abroad_queries import find_abroad
from app.worklist.calculate import WEIGHT_FIELDS, Weights
from app.worklist.follow_up_queries import find_by_key, find_note, find_open, list_open
from app.worklist.forms import AssignForm, FollowUpForm
from app.worklist.models import FollowUp, FollowUpNote, FollowUpState, PriorityWeights, ResidentsAbroad
from app.worklist.weights_queries import find_own


def save_follow_up(session: Session, village_id: int, form: FollowUpForm, person_id: int) -> FollowUp | None:
    """Begin the follow-up of a village, or change the one that runs.

    None where the page has shown another one than stands there now: somebody else was faster.
    """
    if find_by_key(form.key.data) is not None:
        return find_by_key(form.key.data)
    running = find_open(village_id, lock=True)
    if (running.version if running else "") != (form.seen.data or ""):
        return running if running is not None and form.says_the_same_as(running) else None
    if running is None:
        running = FollowUp(key=form.key.data, village_id=village_id, created_by_id=person_id)
        session.add(running)
    form.fill(running)
    running.updated_at = clock.now()
    session.flush()
    return running


def add_note(session: Session, running: FollowUp, key: str, text: str, person_id: int) -> None:
    """Once, however often it is sent."""
    if find_note(key) is None:
        session.add(FollowUpNote(key=key, follow_up_id=running.id, text=text, written_by_id=person_id))


def close(running: FollowUp, state: FollowUpState, person_id: int) -> None:
    running.state, running.closed_at, running.closed_by_id = state, clock.now(), person_id


@dataclass
class Assigned:
    """What became of many at once: those given now, or by the first tap of this form, and those that run already."""

    given: list[Area] = field(default_factory=list)
    running: list[tuple[Area, str]] = field(default_factory=list)


def assign_many(session: Session, villages: Iterable[Area], form: AssignForm, person_id: int) -> Assigned:
    """A follow-up for each village that has none; one that runs stays as it is."""
    done, listed = Assigned(), list(villages)
    there = list_open([one.id for one in listed])
    for village in listed:
        key = f"{form.key.data}-{village.id}"
        if village.id not in there:
            follow_up = FollowUp(key=key, village_id=village.id, created_by_id=person_id)
            form.fill(follow_up)
            session.add(follow_up)
        if village.id not in there or there[village.id][0].key == key:
            done.given.append(village)
        else:
            done.running.append((village, there[village.id][1]))
    session.flush()
    return done


def set_abroad(session: Session, village_id: int, residents: int | None, counted_on: date | None, source: str) -> None:
    """None takes the number away: nothing is known any more."""
    stored = find_abroad(village_id)
    if residents is None or counted_on is None:
        if stored is not None:
            session.delete(stored)
        return
    stored = stored or ResidentsAbroad(village_id=village_id)
    stored.residents, stored.counted_on, stored.source = residents, counted_on, source
    session.add(stored)


def set_weights(session: Session, area_id: int, weights: Weights | None) -> None:
    """None takes those of the area away: what holds above holds here again."""
    stored = find_own(area_id)
    if weights is None:
        if stored is not None:
            session.delete(stored)
        return
    stored = stored or PriorityWeights(area_id=area_id)
    for name in WEIGHT_FIELDS:
        setattr(stored, name, getattr(weights, name))
    session.add(stored)
