"""Village regulations on protection that wait too long for their next step; no database, clock or request here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.regulations.models import State
from app.regulations.queries import RegulationRow
from app.regulations.settings_queries import TermsBook
from app.regulations.terms import Terms, next_step


@dataclass(frozen=True)
class Stuck:
    """One that waits since its last step: enacted and not promulgated, or agreed and not signed in time.

    `days_late` None: the regency sets no term for the next step.
    """

    regulation: RegulationRow
    state: State
    since: date
    days: int
    days_late: int | None


def find_stuck(rows: Iterable[RegulationRow], book: TermsBook, on: date) -> list[Stuck]:
    """Of those that are agreed or enacted on that day, the longest waiting first; `book` has each regency's terms."""
    found = [_stuck(row, book[row.regency_id], on) for row in rows]
    return sorted((one for one in found if one), key=lambda one: (one.since, one.regulation.area_code))


def _stuck(row: RegulationRow, terms: Terms, on: date) -> Stuck | None:
    """An agreed one waits lawfully until the term to sign has ended; an enacted one is stuck from the first day."""
    state, step = row.state(on), next_step(row, terms, on)
    since = row.enacted_on if state is State.ENACTED else row.agreed_on
    if since is None or step is None:
        return None
    late = step.days_late(on) if step.due else None
    if state is State.ENACTED or (state is State.AGREED and (late or step.unsigned)):
        return Stuck(row, state, since, (on - since).days, late)
    return None
