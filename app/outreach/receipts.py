"""What a receipt says of a session: where it stands, who looks at it next, and the words to pass on."""

from collections.abc import Collection
from datetime import timedelta

from app.areas.models import Level
from app.i18n import _, number, weekday_day
from app.outreach.models import OutreachSession
from app.outreach.places import count_words
from app.outreach.vocabulary import SessionState

_SAME_MOMENT = timedelta(minutes=10)


def standing(outreach: OutreachSession) -> str:
    """One sentence on what has become of it."""
    if outreach.state is SessionState.CHECKED:
        return _("It was sent in and checked.")
    if outreach.state is SessionState.RETURNED:
        return _("It was returned to be repaired, and is counted nowhere until it is sent in again.")
    host = outreach.host_area
    office = {Level.VILLAGE: host.subdistrict, Level.SUBDISTRICT: host.regency}.get(host.level)
    if office is None:
        return _("It is sent in and counted.")
    return _("It is sent in and counted. %(office)s will check it.", office=office.label)


def written_down_before(outreach: OutreachSession) -> bool:
    """Whether it waited on the phone for a while before it came in."""
    at = outreach.recorded_at
    return at is not None and abs(outreach.created_at - at) > _SAME_MOMENT


def served_words(outreach: OutreachSession, codes: Collection[str]) -> str:
    """17 villages in 3 subdistricts; "" where a village held it for itself alone."""
    return "" if codes == [outreach.host_area.code] else count_words(codes)


def message(outreach: OutreachSession, served: str) -> str:
    """The same facts in words for WhatsApp; `served` is what `served_words` gives."""
    area = outreach.host_area.label
    return _(
        "%(area)s: session “%(title)s”, %(day)s, %(attendance)s came (%(male)s M, %(female)s F). Receipt %(receipt)s",
        area=_("%(area)s, for %(villages)s", area=area, villages=served) if served else area,
        title=outreach.title,
        day=weekday_day(outreach.held_on),
        attendance=number(outreach.attendance),
        male=number(outreach.male),
        female=number(outreach.female),
        receipt=outreach.receipt_number,
    )
