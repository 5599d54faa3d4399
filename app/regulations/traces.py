"""What was written down long after its day, and which past step was changed: told from the history of a record."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import Row

from app import clock
from app.history.models import Action
from app.i18n import _, _n, day
from app.regulations.models import Regulation
from app.regulations.rules import done_name
from app.regulations.vocabulary import Step

LATE_DAYS = 7
MOST_KEPT = 50  # of the history of one record: beyond that its beginning is not at hand


def list_traces(regulation: Regulation, history: Sequence[Row]) -> list[str]:
    """One sentence for each, the oldest first. `history`: (entry, name of who did it), the newest first."""
    entries = list(reversed(history))
    created = any(entry.action is Action.CREATED for entry, _who in entries)
    traces = [] if created or len(entries) >= MOST_KEPT else list(_at_once(regulation))
    for entry, who in entries:
        on = clock.local(entry.at).date()
        for step in Step:
            days = _days(entry.changes.get(step.value))
            if days is not None:
                traces += _told(step, *days, on, who or _("Command line"))
    return traces


def _days(change: list | None) -> tuple[date | None, date | None] | None:
    """(before, after); None where nothing changed, or an old entry holds what is no day: nothing is claimed of it."""
    try:
        before, after = (date.fromisoformat(one) if one else None for one in change or ())
    except (TypeError, ValueError):
        return None
    return before, after


def _at_once(regulation: Regulation) -> Iterator[str]:
    """Of what came in bulk, only the day on which it came is known."""
    if any(regulation.dates.values()):
        yield _(
            "Came in on %(day)s together with others: when each of its days was written down is not known.",
            day=day(clock.local(regulation.created_at).date()),
        )


def _told(step: Step, before: date | None, after: date | None, on: date, who: str) -> Iterator[str]:
    name = done_name(step)
    if before is None and after is not None:
        if (late := (on - after).days) > LATE_DAYS:
            yield _n(
                "%(step)s %(day)s: written down on %(on)s, %(num)s day later, by %(who)s.",
                "%(step)s %(day)s: written down on %(on)s, %(num)s days later, by %(who)s.",
                late,
                step=name,
                day=day(after),
                on=day(on),
                who=who,
            )
    elif before is not None and after is not None:
        yield _(
            "%(step)s: changed from %(before)s to %(after)s on %(on)s by %(who)s.",
            step=name,
            before=day(before),
            after=day(after),
            on=day(on),
            who=who,
        )
    elif before is not None:
        yield _(
            "%(step)s: the day %(before)s was taken out on %(on)s by %(who)s.",
            step=name,
            before=day(before),
            on=day(on),
            who=who,
        )
