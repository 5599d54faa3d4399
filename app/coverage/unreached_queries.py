"""The villages that were not reached in a period: first those that never were, then the longest ago.

When a village was last reached is known from totals; those that never were follow in the order of their codes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Row, Select, Subquery, and_, cast, func, literal, null, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.types import Date

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.calculate import cutoff_of
from app.db import db
from app.outreach.models import NilReport, OutreachSession, OutreachVillage
from app.outreach.queries import counted, declared_nil_within
from app.periods import Period, months_before
from app.regulations.models import Regulation, RegulationVillage
from app.regulations.queries import made_by_villages, stepped_within
from app.totals.last_queries import select_last_reached, was_reached

_HAD = aliased(Area)


class Lapse(StrEnum):
    """Which of the villages not reached in the period: all, never, over 12 months ago, 6 to 12, up to 6."""

    ALL = "all"
    NEVER = "never"
    YEAR = "year"
    HALF = "half"
    RECENT = "recent"


@dataclass(frozen=True)
class Unreached:
    """The question: which area, which days."""

    area: Area
    first: date
    last: date

    @classmethod
    def within(cls, area: Area, period: Period, today: date) -> "Unreached":
        return cls(area, period.first_day, cutoff_of(period, today))

    def days_of(self, lapse: Lapse) -> tuple[date | None, date]:
        """From which day on (None: any) and before which one their last session was held, if ever."""
        half_year, year = (min(months_before(self.last, months), self.first) for months in (6, 12))
        return {
            Lapse.YEAR: (None, year),
            Lapse.HALF: (year, half_year),
            Lapse.RECENT: (half_year, self.first),
        }.get(lapse, (None, self.first))


def count_unreached(question: Unreached) -> dict[Lapse, int]:
    """How many there are of each, in one select."""
    seen = _last_held(question)
    lapses = (Lapse.YEAR, Lapse.HALF, Lapse.RECENT)
    query = select(
        func.count(),
        func.count().filter(seen.c.held_on >= question.first),
        *(func.count().filter(_between(seen.c.held_on, question, lapse)) for lapse in lapses),
    ).select_from(seen)
    ever, reached, *counts = db.session.execute(query).one()
    villages = question.area.village_count
    return {Lapse.ALL: villages - reached, Lapse.NEVER: villages - ever, **dict(zip(lapses, counts, strict=True))}


def _between(held_on: ColumnElement[date], question: Unreached, lapse: Lapse) -> ColumnElement[bool]:
    since, before = question.days_of(lapse)
    return held_on < before if since is None else and_(held_on >= since, held_on < before)


def list_unreached(
    question: Unreached, lapse: Lapse, counts: dict[Lapse, int], start: int = 0, most: int | None = None
) -> Sequence[Row]:
    """(id, code, kind, name, subdistrict, regency kind, regency, last_held_on, reported) from row `start` on."""
    never = counts[Lapse.NEVER]
    rows: list[Row] = []
    if lapse in (Lapse.ALL, Lapse.NEVER):
        rows += _cut(_never(question), start, most if start < never else 0)
    if lapse is not Lapse.NEVER:
        before = never if lapse is Lapse.ALL else 0
        rows += _cut(_long_ago(question, lapse), max(0, start - before), None if most is None else most - len(rows))
    return rows


def _cut(query: Select, start: int, most: int | None) -> Sequence[Row]:
    """Asked even where nothing can come, so that every page takes the same number of selects."""
    return db.session.execute(query.offset(start).limit(most) if most is not None else query).all()


def _last_held(question: Unreached) -> Subquery:
    """(village_id, held_on): the last session with attendance that was held for each village, up to the last day."""
    return select_last_reached(Reach.of(question.area), question.last).subquery("seen")


def _never(question: Unreached) -> Select:
    never = ~was_reached(Area.village_id, question.last)
    return _rows(question, cast(null(), Date)).where(never).order_by(Area.code)


def _long_ago(question: Unreached, lapse: Lapse) -> Select:
    seen = _last_held(question)
    query = _rows(question, seen.c.held_on).join(seen, seen.c.village_id == Area.id)
    return query.where(_between(seen.c.held_on, question, lapse)).order_by(seen.c.held_on, Area.code)


def _rows(question: Unreached, last_held_on) -> Select:
    more = (last_held_on.label("last_held_on"), reported(question).label("reported"))
    return select_villages(question.area, *more)


def select_villages(area: Area, *more: ColumnElement) -> Select:
    """(id, code, kind, name, subdistrict, regency kind, regency, and what else is asked) of the villages of an area."""
    subdistrict, regency = aliased(Area), aliased(Area)
    return (
        select(
            Area.id,
            Area.code,
            Area.kind,
            Area.name,
            subdistrict.name.label("subdistrict"),
            regency.kind.label("regency_kind"),
            regency.name.label("regency"),
            *more,
        )
        .join(subdistrict, subdistrict.id == Area.subdistrict_id)
        .join(regency, regency.id == Area.regency_id)
        .where(Area.level == Level.VILLAGE, Area.retired_on.is_(None), Reach.of(area).areas())
    )


def reported(question: Unreached) -> ColumnElement[bool]:
    """A condition on villages: something was recorded of them within those days, or that there was nothing."""
    nil = select(literal(1)).select_from(NilReport).join(_HAD, _HAD.id == NilReport.village_id)
    declared = nil.where(_counts_here(), _nil_within(question)).correlate(Area).exists()
    return or_(*_something_told(question), declared)


def select_only_nil(question: Unreached) -> Select:
    """The ids of villages that declared for a time within those days that there was nothing, and told nothing else."""
    return (
        select(Area.id)
        .join(_HAD, _counts_here())
        .join(NilReport, NilReport.village_id == _HAD.id)
        .where(_nil_within(question), Reach.of(question.area).areas(), Area.retired_on.is_(None))
        .where(*(~told for told in _something_told(question)))
        .distinct()
    )


def _counts_here() -> ColumnElement[bool]:
    """What was recorded of a village that was merged into another one is told by that one."""
    return _HAD.village_id == Area.id


def _nil_within(question: Unreached) -> ColumnElement[bool]:
    return declared_nil_within(question.first, question.last)


def _something_told(question: Unreached) -> list[ColumnElement[bool]]:
    """Conditions on villages: a session was held for it, a regulation of its own came a step further."""
    days = (question.first, question.last)
    held = (
        select(literal(1))
        .select_from(OutreachVillage)
        .join(OutreachSession, OutreachSession.id == OutreachVillage.session_id)
        .join(_HAD, _HAD.id == OutreachVillage.village_id)
        .where(_counts_here(), counted(), OutreachSession.held_on.between(*days))
    )
    stepped = (
        select(literal(1))
        .select_from(RegulationVillage)
        .join(Regulation, Regulation.id == RegulationVillage.regulation_id)
        .join(_HAD, _HAD.id == RegulationVillage.village_id)
        .where(_counts_here(), made_by_villages(), stepped_within(*days))
    )
    return [held.correlate(Area).exists(), stepped.correlate(Area).exists()]
