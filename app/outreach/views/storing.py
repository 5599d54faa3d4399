"""Storing a new session once, however often it is sent: the page and the phone's queue both go through here."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from flask import current_app
from flask_security import current_user
from sqlalchemy.exc import IntegrityError
from werkzeug.datastructures import MultiDict

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Level
from app.db import one_at_a_time, write_tx
from app.outreach.actions import become_session, place_session
from app.outreach.draft_queries import find_own_draft
from app.outreach.forms import SessionForm
from app.outreach.models import OutreachSession
from app.outreach.queries import find_by_key, list_places
from app.outreach.village_heads import tell_apart


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


def session_form(
    outreach: OutreachSession | None = None, copied: OutreachSession | None = None, **sent: MultiDict | None
) -> SessionForm:
    """The form for the signed-in person, who in a village is not asked for places."""
    in_village = current_user.area.level is Level.VILLAGE
    places = None if in_village else list_places(reach_of(current_user))
    return SessionForm(clock.today(current_app.config["TIME_ZONE"]), places, outreach, copied, **sent)


def store_once(form: SessionForm, recorded_at: datetime | None = None) -> Stored:
    """Store a valid form under its key, in a transaction of its own, or find what was stored under it before.

    `recorded_at` is when it was written down, where that is not now.
    """
    key = form.key.data
    try:
        with write_tx() as session:
            one_at_a_time(session, key)  # a draft under this key is not saved beside us
            earlier = find_by_key(key)
            if earlier is None:
                outreach = OutreachSession(key=key, created_by_id=current_user.id, recorded_at=recorded_at)
                become_session(session, find_own_draft(current_user.id, key), outreach)
                form.fill(outreach)
                host_id = form.host_id or current_user.area_id
                place_session(outreach, reach_of(current_user), host_id, form.village_ids)
                session.add(outreach)
                tell_apart(session, outreach, form.village_heads)
    except IntegrityError:  # another worker stored the same key between our look and our insert
        earlier = find_by_key(key)
        if earlier is None:
            raise
    if earlier is None:
        return Stored(Outcome.NEW, outreach)
    agrees = form.agrees_with(earlier)
    # The file that a phone saved may have been brought in by somebody else here: it is the same record all the same.
    brought_in = form.is_of(earlier) and reach_of(current_user).includes(earlier.host_area)
    if earlier.created_by_id != current_user.id and not brought_in:
        return Stored(Outcome.NOT_YOURS, earlier)
    return Stored(Outcome.REPLAY if agrees else Outcome.OTHER_CONTENT, earlier)
