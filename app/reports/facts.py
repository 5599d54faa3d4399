"""Everything counted for one report, in a fixed number of selects; no words yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import current_app
from sqlalchemy import Row

from app import clock
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding
from app.coverage.models import Indicator
from app.coverage.queries import build_coverage, list_standings
from app.outreach.vocabulary import Topic
from app.periods import Period, months_up_to, period_of
from app.reports import queries
from app.reports.words import UNITS, Earlier, places

_ANNEX_LEVELS = {Level.REGENCY: Level.VILLAGE, Level.PROVINCE: Level.SUBDISTRICT}


class NotBegun(ValueError):
    """The period lies in the future: there is nothing to report."""


@dataclass(frozen=True)
class Facts:
    """One area in one period, with the period before (None: nothing was recorded then)."""

    area: Area
    period: Period
    now: datetime
    today: date
    coverage: Coverage
    earlier: Coverage | None
    detail: Coverage | None
    standings: Sequence[VillageStanding]
    targets: dict[Indicator, int]
    months: dict[tuple[int, int], int]
    ages: Row
    organizers: Sequence[Row]
    topics: dict[Topic, int]
    stuck: Sequence[Row]
    sessions: Sequence[Row]
    regulations: Sequence[Row]

    @property
    def total(self) -> AreaFigures:
        return self.coverage.total

    @property
    def cutoff(self) -> date:
        return self.coverage.cutoff

    @property
    def is_running(self) -> bool:
        """The period has not ended, so that what happened in it cannot be set against a whole one."""
        return self.today <= self.period.last_day

    @property
    def what(self) -> str:
        return places(self.total.desa, self.total.kelurahan)

    @property
    def never(self) -> list[VillageStanding]:
        return [village for village in self.standings if village.lapse == 4]

    @property
    def lapsed(self) -> list[VillageStanding]:
        return [village for village in self.standings if village.lapse == 3]

    def compared(self, figure: str) -> Earlier:
        """The same figure in the period before; what happened in a period that still runs is not compared."""
        if self.is_running and figure != "perdes":
            return Earlier()
        value = None if self.earlier is None else getattr(self.earlier.total, figure)
        return Earlier(f"{UNITS[self.period.unit]} sebelumnya", value)


def gather(area: Area, period: Period, now: datetime) -> Facts:
    """Count it all. Raises NotBegun where the period lies in the future."""
    today = clock.local(now, current_app.config["TIME_ZONE"]).date()
    if period.first_day > today:
        raise NotBegun(period.code)
    coverage = build_coverage(area, period, today)
    first, last = period.first_day, coverage.cutoff
    began = queries.first_recorded_on(area)
    recorded_before = began is not None and began <= period.previous.last_day
    village = area.level is Level.VILLAGE
    rows_at = _ANNEX_LEVELS.get(area.level)
    return Facts(
        area=area,
        period=period,
        now=now,
        today=today,
        coverage=coverage,
        earlier=build_coverage(area, period.previous, today) if recorded_before else None,
        detail=build_coverage(area, period, today, rows_at) if rows_at else None,
        standings=list_standings(Reach.of(area), period, today),
        targets=queries.get_targets(area, period),
        months=queries.count_sessions_by_month(area, months_up_to(period_of(last, "month"))[0].first_day, last),
        ages=queries.sum_by_age(area, first, last),
        organizers=queries.list_organizers(area, first, last),
        topics=queries.count_sessions_by_topic(area, first, last),
        stuck=queries.list_stuck_regulations(area, last),
        sessions=queries.list_sessions(area, first, last) if village else (),
        regulations=queries.list_regulations(area, last) if village else (),
    )
