"""How long a village regulation has waited, in the language of the page."""

from app.coverage.stuck import Stuck
from app.i18n import _, _n, day
from app.regulations.models import State


def waiting(one: Stuck) -> str:
    """Enacted 22 September 2026, not promulgated for 15 days."""
    on = day(one.since)
    if one.state is State.ENACTED:
        if not one.days:
            return _("Enacted %(day)s, not promulgated yet", day=on)
        return _n(
            "Enacted %(day)s, not promulgated for %(num)s day",
            "Enacted %(day)s, not promulgated for %(num)s days",
            one.days,
            day=on,
        )
    return _n(
        "Agreed with the BPD %(day)s, not enacted for %(num)s day",
        "Agreed with the BPD %(day)s, not enacted for %(num)s days",
        one.days,
        day=on,
    )
