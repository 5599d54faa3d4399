"""Two people at one record: nobody overwrites another's work without knowing."""

from flask_security import current_user

from app.history.queries import list_history
from app.i18n import _
from app.outreach.models import OutreachSession


def changed_by_another(outreach: OutreachSession, seen: str | None) -> str:
    """What to tell the reader when somebody else changed the session after the page was made; "" where nobody did."""
    if seen == outreach.version:
        return ""
    latest = list_history(outreach)[:1]
    if not latest or latest[0][0].user_id == current_user.id:
        return ""
    return _(
        "%(who)s changed this session after you opened it. Look at it in another tab; save once more to put yours in.",
        who=latest[0][1] or _("Somebody"),
    )
