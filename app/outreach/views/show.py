"""One session: its page, into the bin and back."""

from dataclasses import dataclass

from flask import current_app, flash, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.db import write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.outreach.changes import change_labels, change_words, ids_of_areas
from app.outreach.models import OutreachSession
from app.outreach.names_queries import count_unique_people, list_names
from app.outreach.oddities import Oddity, find_oddities
from app.outreach.queries import get_held_within, get_session, list_areas_by_id, list_served
from app.outreach.return_form import field_label
from app.outreach.review_queries import compare, find_reviewer, list_reviewed
from app.outreach.views.blueprint import bp
from app.outreach.views.files import files_of
from app.outreach.views.sheet import alike_words, find_alike
from app.outreach.vocabulary import APPROACH_NAMES, AUDIENCE_NAMES, TOPIC_NAMES
from app.web.errors import NotFound


@dataclass(frozen=True)
class Review:
    """What the page says about the state of the session; `field` is the name of the field to repair."""

    may_check: bool
    who: str | None
    field: str
    oddities: tuple[Oddity, ...]


@bp.get("/<int:outreach_id>")
@requires(Permission.READ)
def detail(outreach_id: int):
    """Everything about a session; the names only for those of the area that held it."""
    outreach = get_session(reach_of(current_user), outreach_id)
    own = reach_of(current_user).includes(outreach.host_area)
    if outreach.in_bin and not (own and can(Permission.RECORD)):
        raise NotFound(str(outreach_id))
    history = list_history(outreach)
    areas = {area.id: area for area in list_areas_by_id(ids_of_areas(history))}
    sees_names = own and can(Permission.SEE_NAMES)
    return render_template(
        "outreach/detail.html",
        outreach=outreach,
        villages=list_served(outreach.id),
        unique=count_unique_people(outreach.id),
        may_change=own and can(Permission.RECORD),
        sees_names=sees_names,
        names=list_names(outreach.id) if sees_names else [],
        alike=_alike(outreach) if sees_names and request.args.get("saved") == "names" else "",
        files=files_of(outreach.id, own),
        history_rows=history,
        change_labels=change_labels(),
        change_words=lambda column, change: change_words(column, change, areas),
        action_name=action_name,
        topics=[TOPIC_NAMES[topic] for topic in outreach.topics],
        audiences=[AUDIENCE_NAMES[audience] for audience in outreach.audiences],
        approach=APPROACH_NAMES[outreach.approach] if outreach.approach else "",
        audience_names=AUDIENCE_NAMES,
        review=_review(outreach, own and can(Permission.CHECK)),
    )


def _alike(outreach: OutreachSession) -> str:
    """Right after names were saved: how many of them are those of people who came before."""
    alike = find_alike(outreach)
    return alike_words(len(alike)) if alike else ""


def _review(outreach: OutreachSession, may_check: bool) -> Review:
    """Who checked or returned it; what looks odd is for those who check."""
    oddities: tuple[Oddity, ...] = ()
    if may_check:
        reach, which, zone = reach_of(current_user), OutreachSession.id == outreach.id, current_app.config["TIME_ZONE"]
        [row], compared = list_reviewed(which), compare(which, reach)
        oddities = find_oddities(row, compared, current_user.id, zone)
    return Review(may_check, find_reviewer(outreach), field_label(outreach.return_field), oddities)


@bp.post("/<int:outreach_id>/delete")
@requires(Permission.RECORD)
def delete(outreach_id: int):
    with write_tx():
        outreach = get_held_within(reach_of(current_user), outreach_id)
        if not outreach.in_bin:
            outreach.deleted_at = clock.now()
    flash(_("The session is in the bin. It is counted nowhere until somebody restores it."))
    return redirect(url_for(".detail", outreach_id=outreach_id))


@bp.post("/<int:outreach_id>/restore")
@requires(Permission.RECORD)
def restore(outreach_id: int):
    with write_tx():
        outreach = get_held_within(reach_of(current_user), outreach_id)
        outreach.deleted_at = None
    flash(_("The session is restored."))
    return redirect(url_for(".detail", outreach_id=outreach_id))
