"""The figures of an open area, its own and those of the areas below: the very ones that coverage shows."""

from dataclasses import dataclass
from datetime import date, datetime

from app import clock
from app.areas.models import Area
from app.coverage.calculate import AreaFigures, Coverage
from app.coverage.queries import build_coverage
from app.open_data.abroad_queries import NOT_COUNTED, Abroad, list_abroad
from app.open_data.publishing import Opened
from app.periods import Period
from app.totals.people_queries import PeopleCount, list_people
from app.web.keep import PUBLIC, keep


@dataclass(frozen=True)
class OpenRow:
    """`people` are the different ones among those whose names were written down (orang unik), None: not counted yet."""

    figures: AreaFigures
    people: int | None
    abroad: Abroad


@dataclass(frozen=True)
class OpenFigures:
    """`at` is the moment of the figures, `people_at` that of orang unik where a job has counted it."""

    coverage: Coverage
    whole: OpenRow
    rows: tuple[OpenRow, ...]
    at: datetime
    people_at: datetime | None


def gather(area: Area, period: Period, opened: Opened, today: date) -> OpenFigures:
    """Counted once until anything is written."""
    key = ("open data", area.id, period, opened, today if period.last_day >= today else None)
    return keep(key, lambda: _count(area, period, opened, today), PUBLIC)


def _count(area: Area, period: Period, opened: Opened, today: date) -> OpenFigures:
    at = clock.now()
    coverage = build_coverage(area, period, today)
    people = list_people(area, period, today)
    whole, parts = list_abroad(area, opened) if opened.abroad else (NOT_COUNTED, {})
    shown = coverage.rows if opened.shows(area.level.below) else ()
    return OpenFigures(
        coverage=coverage,
        whole=OpenRow(coverage.total, people.total.people if people.total else None, whole),
        rows=tuple(
            OpenRow(
                row,
                people.by_area.get(row.area_id, PeopleCount()).people if people.total else None,
                parts.get(row.area_id, NOT_COUNTED),
            )
            for row in shown
        ),
        at=at,
        people_at=people.counted_at,
    )
