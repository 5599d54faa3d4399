"""A regency's part of the annex of a province by itself: a screen opens it when it is asked for."""

from dataclasses import dataclass
from datetime import date, datetime

from app.areas.models import Area, Level
from app.areas.queries import list_children
from app.areas.reach import Reach
from app.coverage.calculate import cutoff_of
from app.coverage.queries import build_coverage, list_standings
from app.i18n import force_locale
from app.periods import Period
from app.reports.progress.annex import part_on_screen
from app.reports.progress.area_parts import Annex
from app.reports.progress.area_tables import village_groups
from app.reports.progress.facts import today_of
from app.reports.progress.queries import list_with_task_force
from app.reports.progress.tables import child_name
from app.reports.sentences import phrases


@dataclass(frozen=True)
class AnnexPart:
    """What the template of the annex asks of a report, here of one whose annex has this part."""

    area: str
    code: str
    level: Level
    what: str
    period: Period
    cutoff: date
    annex: Annex
    is_village: bool = False


def build_annex_part(area: Area, regency: Area, period: Period, now: datetime) -> AnnexPart:
    """The same rows as in the whole annex of the province, in a few selects."""
    today = today_of(now)
    rows = build_coverage(regency, period, today, Level.VILLAGE).rows
    cutoff = cutoff_of(period, today)
    standings = list_standings(Reach.of(regency), period, today)
    with force_locale("id"):
        groups = village_groups(rows, standings, list_with_task_force(regency, cutoff))
        number = [one.id for one in list_children(area)].index(regency.id) + 1
        return AnnexPart(
            area=area.label,
            code=area.code,
            level=area.level,
            what=phrases.places(area.desa_count, area.kelurahan_count),
            period=period,
            cutoff=cutoff,
            annex=part_on_screen(number, child_name(regency.name, regency.kind), groups),
        )
