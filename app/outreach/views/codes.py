"""The way from the code on a printed sheet to where its names are typed."""

from flask import flash, redirect, request, url_for
from flask_security import current_user

from app.accounts.access import Permission, can, reach_of, requires
from app.i18n import _
from app.outreach.codes import read_code
from app.outreach.draft_queries import find_own_draft_by_code
from app.outreach.queries import find_by_code
from app.outreach.views.blueprint import at_root
from app.web.errors import NotFound


@at_root("/s/<code>")
@requires(Permission.READ)
def by_code(code: str):
    """To one's own draft, or to the session within reach: its names for who may see them, else its page."""
    address = _find_address(code)
    if address is None:
        raise NotFound(code)
    return redirect(address)


@at_root("/s")
@requires(Permission.READ)
def typed_code():
    """The same from the field on the list of sessions, where a slip of the pen is no dead end."""
    typed = request.args.get("code", "")[:40]
    address = _find_address(typed)
    if address is None:
        flash(
            _("No session or draft of yours has the code “%(code)s”. Compare it with the sheet.", code=typed.strip()),
            "due",
        )
        return redirect(url_for("outreach.index"))
    return redirect(address)


def _find_address(typed: str) -> str | None:
    code = read_code(typed)
    if can(Permission.RECORD):
        draft = find_own_draft_by_code(current_user.id, code)
        if draft is not None:
            return url_for("outreach.new", draft=draft.key)
    reach = reach_of(current_user)
    outreach = find_by_code(reach, code)
    if outreach is None:
        return None
    names = can(Permission.SEE_NAMES) and reach.includes(outreach.host_area)
    return url_for("outreach.names" if names else "outreach.detail", outreach_id=outreach.id)
