"""Everything counted for one report, in a fixed number of selects; no words yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from flask import current_app
from sqlalchemy import Row

from app import clock
from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.coverage.calculate import AreaFigures, Coverage, VillageStanding
from app.coverage.models import Indicator
from app.coverage.queries import build_coverage, build_total, list_standings
from app.coverage.stuck import Stuck
from app.coverage.stuck_queries import list_stuck
from app.coverage.targets.actuals import Actuals, actuals_of, usual_actuals
from app.coverage.targets.indicators import Aim, aims_of
from app.coverage.targets.queries import list_own
from app.outreach.vocabulary import Topic
from app.periods import Period, Span, months_up_to, period_of
from app.reports.progress import queries
from app.reports.progress.held_queries import AudienceCount, Organized, count_held
from app.reports.progress.problem_queries import ProblemFacts, gather_problems
from app.reports.progress.programme_facts import ProgrammeFacts, gather_programmes
from app.reports.sentences.phrases import Earlier, a_year_before, before, places
from app.totals.month_queries import list_months
from app.totals.retired_queries import count_sessions_of_retired

_ANNEX_LEVELS = {Level.REGENCY: Level.VILLAGE, Level.PROVINCE: Level.VILLAGE, Level.NATION: Level.REGENCY}
_MONTH_TARGETS = ("month", "quarter", "semester", "year")


class NotBegun(ValueError):
    """The period lies in the future: there is nothing to report."""


@dataclass(frozen=True)
class Facts:
    """One area in one period, with the period before and the same one a year ago (None: nothing was recorded then).

    `detail` has the rows of the annex; `all_targets` are by the code of a period; `own_aims` are the indicators of a
    lead that have one, and `actuals` say how far each indicator has come. `of_retired` sessions were held for villages
    that are no more, of which nobody can say which village of today they were.
    """

    area: Area
    period: Period
    now: datetime
    today: date
    coverage: Coverage
    earlier: AreaFigures | None
    year_ago: AreaFigures | None
    detail: Coverage | None
    standings: Sequence[VillageStanding]
    all_targets: Mapping[str, Mapping[str, int]]
    own_aims: Sequence[Aim]
    actuals: Actuals
    months: dict[tuple[int, int], int]
    organizers: Sequence[Organized]
    topics: dict[Topic, int]
    audiences: Sequence[AudienceCount]
    stuck: Sequence[Stuck]
    sessions: Sequence[Row]
    regulations: Sequence[Row]
    task_forces: Collection[int]
    programmes: ProgrammeFacts
    problems: ProblemFacts
    of_retired: int

    @property
    def total(self) -> AreaFigures:
        return self.coverage.total

    @property
    def cutoff(self) -> date:
        return self.coverage.cutoff

    @property
    def targets(self) -> Mapping[str, int]:
        return self.all_targets.get(self.period.code, {})

    @property
    def is_running(self) -> bool:
        """The period has not ended, so that what happened in it cannot be set against a whole one."""
        return self.today <= self.period.last_day

    @property
    def what(self) -> str:
        return places(self.total.desa, self.total.kelurahan)

    @cached_property
    def never(self) -> list[VillageStanding]:
        return [village for village in self.standings if village.lapse == 4]

    @cached_property
    def lapsed(self) -> list[VillageStanding]:
        return [village for village in self.standings if village.lapse == 3]

    def compared(self, figure: str) -> Earlier:
        """The same figure in the period before and, where that tells more, in the same period a year ago.

        What happened in a period that still runs is not compared.
        """
        if self.is_running and figure != "perdes":
            return Earlier()
        then, year_ago = (None if one is None else getattr(one, figure) for one in (self.earlier, self.year_ago))
        return Earlier(before(self.period), then, a_year_before(self.period), year_ago)


def today_of(now: datetime) -> date:
    """The day that it is at that moment where the site stands."""
    return clock.local(now, current_app.config["TIME_ZONE"]).date()


def gather(area: Area, period: Period, now: datetime) -> Facts:
    """Count it all. Raises NotBegun where the period lies in the future."""
    today = today_of(now)
    if period.first_day > today:
        raise NotBegun(period.code)
    coverage = build_coverage(area, period, today)
    first, last = period.first_day, coverage.cutoff
    begun_on = queries.find_first_month(area)
    held = count_held(area, first, last)
    earlier = build_total(area, period.previous, today)
    year_ago = build_total(area, period.year_before, today)
    village = area.level is Level.VILLAGE
    rows_at = _ANNEX_LEVELS.get(area.level)
    regulations = queries.list_regulations(area, last) if village else ()
    all_targets = queries.list_targets(area, _periods_with_targets(period, last))
    targets = all_targets.get(period.code, {})
    owns = [one for one in list_own(area, period) if targets.get(one.key)] if set(targets) - set(Indicator) else []
    own_aims = [aim for aim in aims_of(owns) if aim.own is not None]
    is_asked = bool(own_aims or targets.get(Indicator.PEOPLE))  # the others are figures of coverage
    return Facts(
        area=area,
        period=period,
        now=now,
        today=today,
        coverage=coverage,
        earlier=earlier if _recorded_by(period.previous, begun_on, earlier) else None,
        year_ago=year_ago if _recorded_by(period.year_before, begun_on, year_ago) else None,
        detail=build_coverage(area, period, today, rows_at) if rows_at else None,
        standings=list_standings(Reach.of(area), period, today),
        all_targets=all_targets,
        own_aims=own_aims,
        actuals=actuals_of(area, coverage, own_aims, today)
        if is_asked
        else Actuals(usual_actuals(coverage.total, None)),
        months=_sessions_by_month(area, last, today),
        organizers=held.organizers,
        topics=held.topics,
        audiences=held.audiences,
        stuck=list_stuck(area, coverage),
        sessions=queries.list_sessions(area, first, last) if village else (),
        regulations=regulations,
        task_forces=queries.list_with_task_force(area, last) if rows_at is Level.VILLAGE else (),
        programmes=gather_programmes(area, last, [row.Regulation for row in regulations]),
        problems=gather_problems(area, last, held),
        of_retired=0 if village else count_sessions_of_retired(area, first, last),
    )


def _periods_with_targets(period: Period, last: date) -> list[str]:
    """The codes of the period, of the months of the chart, and of all that these months lie in."""
    months = months_up_to(period_of(last, "month"))
    return [period.code, *(period_of(month.first_day, unit).code for month in months for unit in _MONTH_TARGETS)]


def _recorded_by(period: Period, begun_on: date | None, figures: AreaFigures) -> bool:
    """Whether recording had begun in that period: without it there is nothing to compare with, not even nought."""
    has_begun = begun_on is not None and begun_on <= period.last_day
    return figures.reported > 0 or figures.perdes > 0 or has_begun


def _sessions_by_month(area: Area, last: date, today: date) -> dict[tuple[int, int], int]:
    """{(year, month): sessions} of the twelve months that end with that day."""
    months = months_up_to(period_of(last, "month"))
    totals = list_months(area, months).total
    found = {(month.year, month.number): total.sessions for month, total in zip(months, totals, strict=True)}
    if last < months[-1].last_day:  # that total does not tell its days apart
        found[last.year, last.month] = build_total(area, Span.of(months[-1].first_day, last), today).sessions
    return found
