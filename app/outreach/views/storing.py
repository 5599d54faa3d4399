"""Storing a new session once, however often it is sent: the page and the phone's queue both go through here."""

from dataclasses import dataclass
from enum import StrEnum

from flask import current_app
from flask_security import current_user
from sqlalchemy.exc import IntegrityError

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Level
from app.db import write_tx
from app.outreach.actions import place_session
from app.outreach.forms import SessionForm
from app.outreach.models import OutreachSession
from app.outreach.queries import find_by_key, list_places


class Outcome(StrEnum):
    """What became of a send: stored, stored before with the same or with other content, or another's key."""

    NEW = "new"
    REPLAY = "replay"
    OTHER_CONTENT = "other_content"
    NOT_YOURS = "not_yours"


@dataclass(frozen=True)
class Stored:
    outcome: Outcome
    outreach: OutreachSession


def session_form(outreach: OutreachSession | None = None) -> SessionForm:
    """The form for the signed-in person, who in a village is not asked for places."""
    in_village = current_user.area.level is Level.VILLAGE
    places = None if in_village else list_places(reach_of(current_user))
    return SessionForm(clock.today(current_app.config["TIME_ZONE"]), places, outreach)


def store_once(form: SessionForm) -> Stored:
    """Store a valid form under its key, in a transaction of its own, or find what was stored under it before."""
    key = form.key.data
    try:
        with write_tx() as session:
            earlier = find_by_key(key)
            if earlier is None:
                outreach = OutreachSession(key=key, created_by_id=current_user.id)
                form.fill(outreach)
                host_id = form.host_id or current_user.area_id
                place_session(outreach, reach_of(current_user), host_id, form.village_ids)
                session.add(outreach)
    except IntegrityError:  # another worker stored the same key between our look and our insert
        earlier = find_by_key(key)
        if earlier is None:
            raise
    if earlier is None:
        return Stored(Outcome.NEW, outreach)
    if earlier.created_by_id != current_user.id:
        return Stored(Outcome.NOT_YOURS, earlier)
    return Stored(Outcome.REPLAY if form.agrees_with(earlier) else Outcome.OTHER_CONTENT, earlier)
