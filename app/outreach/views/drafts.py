"""Drafts: kept while one types, by the button for it, opened again by whoever began them, deleted."""

from enum import StrEnum

from flask import flash, redirect, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, requires
from app.db import one_at_a_time, write_tx
from app.i18n import _
from app.outreach.codes import code_text
from app.outreach.draft_queries import count_own_drafts, find_draft, find_own_draft
from app.outreach.drafts import MOST_DRAFTS, is_too_large, read_answers, too_large_words, too_many_words
from app.outreach.forms import is_key
from app.outreach.models import OutreachSession, SessionDraft
from app.outreach.queries import find_by_key
from app.outreach.views.blueprint import bp
from app.outreach.views.record import new_page
from app.outreach.views.storing import session_form
from app.web.asked import wants_json
from app.web.errors import NotFound


class Refused(StrEnum):
    """Why a draft was not kept."""

    NOT_YOURS = "not_yours"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"


@bp.post("/drafts/<key>")
@requires(Permission.RECORD)
def save_draft(key: str):
    """Keep the answers as they were typed, right or not. JSON for a script, the page again for the plain button."""
    if not is_key(key):
        raise NotFound(key)
    kept = _keep(key)
    script = wants_json()
    if isinstance(kept, OutreachSession):
        return _was_sent(kept, script)
    if isinstance(kept, Refused):
        return _refuse(kept, key, script)
    at = f"{clock.local(kept.saved_at):%H.%M}"
    if script:
        return {"saved_at": at, "code": code_text(kept.code)}
    if request.args.get("then") == "sheet":
        return redirect(url_for("reports.sign_in_sheet", code=code_text(kept.code)))
    flash(_("The draft was saved at %(time)s. It is not sent yet, and counted nowhere.", time=at))
    return redirect(url_for(".new", draft=key))


def _keep(key: str) -> SessionDraft | OutreachSession | Refused:
    """The draft, or the session that was sent under this key already: a draft never comes back to life."""
    answers = read_answers(request.form)
    if is_too_large(answers):
        return Refused.TOO_LARGE
    with write_tx() as session:
        one_at_a_time(session, key)
        sent = find_by_key(key)
        if sent is not None:
            return sent if sent.created_by_id == current_user.id else Refused.NOT_YOURS
        draft = find_draft(key)
        if draft is None:
            one_at_a_time(session, f"drafts of {current_user.id}")
            if count_own_drafts(current_user.id) >= MOST_DRAFTS:
                return Refused.TOO_MANY
            draft = SessionDraft(key=key, user_id=current_user.id, area_id=current_user.area_id)
            session.add(draft)
        elif draft.user_id != current_user.id:
            return Refused.NOT_YOURS
        draft.answers, draft.saved_at = answers, clock.now()
    return draft


def _was_sent(outreach: OutreachSession, script: bool):
    receipt = url_for(".receipt", outreach_id=outreach.id)
    if script:
        return {"receipt": receipt, "number": outreach.receipt_number}, 409
    flash(_("This session was saved before. What you have changed since is not in it: use “Change” for that."))
    return redirect(receipt)


def _refuse(reason: Refused, key: str, script: bool):
    if reason is Refused.NOT_YOURS:
        if not script:
            raise NotFound(key)
        return {"fault": _("This draft belongs to another account. It was not changed.")}, 409
    status, words = (413, too_large_words()) if reason is Refused.TOO_LARGE else (409, too_many_words())
    return ({"fault": words}, status) if script else (new_page(session_form(), words), status)


@bp.post("/drafts/<key>/delete")
@requires(Permission.RECORD)
def delete_draft(key: str):
    with write_tx() as session:
        draft = find_own_draft(current_user.id, key)
        if draft is None:
            raise NotFound(key)
        session.delete(draft)
    flash(_("The draft is deleted."))
    return redirect(url_for(".new"))
