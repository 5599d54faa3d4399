"""The regulations whose next step is late or due soon, of those that are on their way."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_

from app.areas.models import Area
from app.areas.reach import Reach
from app.db import db
from app.regulations.models import Regulation, Stepwise
from app.regulations.queries import STEP_COLUMNS, Filters, list_rows, listed
from app.regulations.settings_queries import TermsBook
from app.regulations.terms import Clock, next_step
from app.regulations.vocabulary import RegulationKind
from app.web.paging import PER_PAGE, Page


@dataclass(frozen=True)
class _Waiting(Stepwise):
    """One on its way: its days alone, for there may be many of them."""

    id: int
    planned_on: date | None
    drafting_on: date | None
    deliberation_on: date | None
    agreed_on: date | None
    handed_over_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    disseminated_on: date | None
    clarified_on: date | None
    annulled_on: date | None
    repealed_on: date | None
    valid_until: date | None
    unsigned: bool
    regency_id: int
    kind = RegulationKind.VILLAGE_REGULATION


_COLUMNS = (Regulation.id, *STEP_COLUMNS, Regulation.valid_until, Regulation.unsigned, Area.regency_id)


def page_by_clock(reach: Reach, filters: Filters, clock: Clock, on: date, number: int, book: TermsBook) -> Page:
    """One page of those that are late, the latest first, or due soon, the soonest first.

    A last day follows from the terms of each regency and from the days off, so it is worked out here and not asked
    of the database, but only of the Perdes that are on their way.
    """
    ids = _ids_by_clock(reach, filters, clock, on, book)
    number = max(1, min(number, -(-len(ids) // PER_PAGE)))
    shown = ids[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Page(list_rows(shown), number, len(ids))


def _ids_by_clock(reach: Reach, filters: Filters, clock: Clock, on: date, book: TermsBook) -> list[int]:
    query = listed(reach, filters, on).where(_on_its_way(on)).with_only_columns(*_COLUMNS).order_by(None)
    found = []
    for row in db.session.execute(query):
        waiting = _Waiting(*row)
        step = next_step(waiting, book[waiting.regency_id], on)
        if step is not None and step.due is not None and step.clock(on) is clock:
            found.append((step.due, waiting.id))
    return [number for _due, number in sorted(found)]


def _on_its_way(on: date) -> ColumnElement[bool]:
    """A Perdes that was agreed, enacted or promulgated, and neither submitted nor over by that day."""
    begun = or_(Regulation.agreed_on <= on, Regulation.enacted_on <= on, Regulation.promulgated_on <= on)
    open_columns = (Regulation.submitted_on, Regulation.annulled_on, Regulation.repealed_on)
    return and_(
        Regulation.kind == RegulationKind.VILLAGE_REGULATION,
        Regulation.deleted_at.is_(None),
        begun,
        *(or_(column.is_(None), column > on) for column in open_columns),
    )
