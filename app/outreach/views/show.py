"""One session: its page, its receipt, into the bin and back."""

from urllib.parse import quote

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.db import write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _, number, weekday_day
from app.outreach.changes import change_labels, change_words, ids_of_areas
from app.outreach.models import OutreachSession
from app.outreach.names_queries import count_unique_people, list_names
from app.outreach.queries import get_held_within, get_session, list_areas_by_id, list_served
from app.outreach.views.blueprint import bp
from app.outreach.vocabulary import APPROACH_NAMES, AUDIENCE_NAMES, TOPIC_NAMES
from app.web.errors import NotFound


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
        history_rows=history,
        change_labels=change_labels(),
        change_words=lambda column, change: change_words(column, change, areas),
        action_name=action_name,
        topics=[TOPIC_NAMES[topic] for topic in outreach.topics],
        audiences=[AUDIENCE_NAMES[audience] for audience in outreach.audiences],
        approach=APPROACH_NAMES[outreach.approach] if outreach.approach else "",
        audience_names=AUDIENCE_NAMES,
    )


@bp.get("/<int:outreach_id>/receipt")
@requires(Permission.READ)
def receipt(outreach_id: int):
    """What was stored and when, with words to pass on."""
    outreach = get_session(reach_of(current_user), outreach_id)
    if outreach.in_bin:
        return redirect(url_for(".detail", outreach_id=outreach_id))
    message = _message(outreach)
    return render_template(
        "outreach/receipt.html",
        outreach=outreach,
        message=message,
        whatsapp=f"https://wa.me/?text={quote(message)}",
        sees_names=can(Permission.SEE_NAMES) and reach_of(current_user).includes(outreach.host_area),
    )


def _message(outreach: OutreachSession) -> str:
    return _(
        "%(area)s: session “%(title)s”, %(day)s, %(attendance)s came (%(male)s M, %(female)s F). Receipt %(receipt)s",
        area=outreach.host_area.label,
        title=outreach.title,
        day=weekday_day(outreach.held_on),
        attendance=number(outreach.attendance),
        male=number(outreach.male),
        female=number(outreach.female),
        receipt=outreach.receipt_number,
    )


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
