"""Which one session would reach the most villages that wait, and planning it: as a draft, or as follow-ups."""

from flask import redirect, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.boundary_queries import list_outlines
from app.areas.models import Level, kind_name
from app.db import one_at_a_time, write_tx
from app.i18n import _
from app.outreach.draft_queries import count_own_drafts, find_draft
from app.outreach.drafts import MOST_DRAFTS, too_many_words
from app.outreach.forms import is_key
from app.outreach.models import SessionDraft
from app.web.errors import NotFound
from app.worklist.follow_up_queries import list_chosen
from app.worklist.list_queries import Question, list_waiting
from app.worklist.touching import find_touching
from app.worklist.tour import Stop, Tour, suggest_tours
from app.worklist.views.blueprint import bp, get_above


def find_tours(question: Question) -> list[Tour]:
    """At most three; outlines are read where there are any."""
    stops = [
        Stop(
            row.id,
            row.code,
            f"{kind_name(row.kind)} {row.name}",
            row.subdistrict_id,
            row.subdistrict,
            row.last_reached_on,
            row.score,
        )
        for row in list_waiting(question)
    ]
    outlines = list_outlines(question.area, {Level.VILLAGE}).get(Level.VILLAGE, [])
    return suggest_tours(stops, find_touching(outlines))


@bp.post("/worklist/<code>/plan")
@requires(Permission.RECORD)
def plan(code: str):
    """A draft of a session for the villages that were chosen, which the form then shows; sent twice it is one."""
    area, key = get_above(code), request.form.get("key", "")
    villages = list_chosen(reach_of(current_user), request.form.getlist("village"))
    if not is_key(key) or not villages:
        raise NotFound(code)
    own = current_user.area
    answers = {
        "title": [_("Prevention of trafficking in %(area)s", area=area.label)],
        "host": [own.code],
        "villages": [one.code for one in villages],
    }
    person_id, area_id = current_user.id, own.id
    with write_tx() as session:
        one_at_a_time(session, f"drafts of {person_id}")
        stored = find_draft(key)
        is_full = stored is None and count_own_drafts(person_id) >= MOST_DRAFTS
        if stored is None and not is_full:
            session.add(SessionDraft(key=key, user_id=person_id, area_id=area_id, answers=answers))
    if is_full:
        return too_many_words(), 409
    return redirect(url_for("outreach.new", draft=key))
