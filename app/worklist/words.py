"""What the work list is called in, in the language of the page."""

from datetime import date

from app.coverage.stuck import Stuck
from app.coverage.stuck_words import waiting
from app.i18n import _, _l, _n, day, number, short_day
from app.worklist.calculate import Made, Part, Tab, TakesPart, months_between
from app.worklist.filters import Standing
from app.worklist.models import FollowUpState, Reason

TITLE = _l("Not yet reached")
TAB_NAMES = {
    Tab.ALL: _l("To be visited"),
    Tab.NEVER: _l("Never"),
    Tab.YEAR: _l("Over 12 months ago"),
    Tab.NAMES: _l("Without names"),
    Tab.WOMEN: _l("Without women"),
    Tab.STUCK: _l("Regulation stuck"),
    Tab.LAPSING: _l("Decree lapsing"),
}
TAB_NOTES = {
    Tab.ALL: _l("Every village with at least one of the reasons of the other tabs."),
    Tab.NEVER: _l("No session with attendance has ever been held for them."),
    Tab.YEAR: _l("Their last session was held more than 12 months ago."),
    Tab.NAMES: _l("Reached in the last 12 months, but no name of a participant was written down in them."),
    Tab.WOMEN: _l("Reached in the last 12 months, but no woman or girl came."),
    Tab.STUCK: _l("Their village regulation on protection waits too long for its next step."),
    Tab.LAPSING: _l(
        "The decree of a programme or of the village task force ends within 90 days, or has ended in the last 90."
    ),
}
PART_NAMES = {
    Part.TIME: _l("time since the last session"),
    Part.ABROAD: _l("residents abroad"),
    Part.REGULATION: _l("regulation"),
    Part.PROGRAMME: _l("programme"),
}
REASON_NAMES = {
    Reason.NOT_ASKED: _l("Not asked yet"),
    Reason.NO_SIGNAL: _l("No signal"),
    Reason.NO_STAFF: _l("No staff"),
    Reason.REFUSED: _l("Refused"),
    Reason.WANTS_LETTER: _l("Wants a letter first"),
    Reason.HARD_TO_REACH: _l("Hard to reach"),
    Reason.NEW_HEAD: _l("New village head"),
    Reason.NEW_VILLAGE: _l("New village"),
    Reason.NO_BUDGET: _l("No budget"),
    Reason.OTHER: _l("Other"),
}
STATE_NAMES = {
    FollowUpState.OPEN: _l("Still open"),
    FollowUpState.DONE: _l("Done"),
    FollowUpState.DROPPED: _l("Dropped"),
}
STANDING_NAMES = {
    Standing.NONE: _l("Nobody sees to it yet"),
    Standing.OPEN: _l("Somebody sees to it"),
    Standing.LATE: _l("Late"),
    Standing.REACHED: _l("Reached since"),
}
MADE_WORDS = {
    Made.NONE: _l("A kelurahan makes no village regulation"),
    Made.NOT_BEGUN: _l("No village regulation on protection yet"),
    Made.BEGUN: _l("A village regulation is being made"),
    Made.STUCK: _l("A village regulation is stuck"),
    Made.IN_FORCE: _l("A village regulation is in force"),
}
TAKES_PART_WORDS = {
    TakesPart.NOT: _l("In no programme yet"),
    TakesPart.PREPARES: _l("Prepares for a programme"),
    TakesPart.HOLDS: _l("In a programme"),
    TakesPart.LAPSES: _l("A decree lapses or has just lapsed"),
}


def last_contact(last: date | None, today: date) -> str:
    """Never; 14 months ago; of less than a month the days."""
    if last is None:
        return _("Never")
    months = months_between(last, today)
    if months:
        return _n("%(num)s month ago", "%(num)s months ago", months)
    days = (today - last).days
    return _n("%(num)s day ago", "%(num)s days ago", days) if days else _("today")


def why_visit(row, stuck: Stuck | None, today: date) -> list[str]:
    """Why the village is on the list, the plainest reason first; its last contact stands beside it."""
    told = []
    if row.is_names:
        told.append(_("no names in 12 months"))
    if row.is_women:
        told.append(_("no women in 12 months"))
    if stuck is not None:
        told.append(waiting(stuck))
    elif row.made == Made.NOT_BEGUN:
        told.append(_("no Perdes on protection"))
    if row.ends_on is not None:
        ends = _("decree ended %(day)s") if row.ends_on < today else _("decree ends %(day)s")
        told.append(ends % {"day": short_day(row.ends_on)})
    if row.residents and not is_small(row.residents):
        told.append(
            _n("%(count)s resident abroad", "%(count)s residents abroad", row.residents, count=number(row.residents))
        )
    return told


def due_words(due: date | None, today: date) -> str:
    """By 20 October 2026; 4 days late."""
    if due is None:
        return "-"
    if due < today:
        return _n("%(num)s day late", "%(num)s days late", (today - due).days)
    return _("by %(day)s", day=day(due))


def score_words(points: dict[Part, int]) -> str:
    """80: time since the last session 40, residents abroad 22, regulation 12, programme 6."""
    return _(
        "%(score)s: %(parts)s",
        score=sum(points.values()),
        parts=", ".join(f"{PART_NAMES[part]} {points[part]}" for part in Part),
    )


def is_small(residents: int | None) -> bool:
    """A number of people of one village that is told nobody but those who work with it."""
    return residents is not None and 0 < residents < 5
