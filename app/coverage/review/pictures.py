"""The two pictures of where the work has come: the grid, and the map where outlines are loaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.areas.models import Area, Level, kind_name
from app.areas.reach import Reach
from app.coverage.calculate import VillageStanding
from app.coverage.map_parts import AreaMap
from app.coverage.maps import build_map
from app.coverage.queries import list_standings
from app.coverage.review.building import Table
from app.coverage.review.grid import Grid, cells_of, share_grid, village_grid
from app.coverage.review.grid_queries import list_shares_reached
from app.i18n import _


@dataclass(frozen=True)
class Pictures:
    grid: Grid
    map: AreaMap | None


def draw_pictures(area: Area, table: Table, today: date) -> Pictures:
    coverage = table.coverage
    cells = cells_of(area.level, area.village_count)
    if cells is Level.VILLAGE:
        standings = list_standings(Reach.of(area), coverage.period, today)
        return Pictures(village_grid(area.level, standings, table.all_lines), _map(area, table, standings))
    shares = list_shares_reached(area, cells, coverage.period.first_day, coverage.cutoff)
    return Pictures(share_grid(cells, shares, table.all_lines), _map(area, table, ()))


def _map(area: Area, table: Table, standings: Sequence[VillageStanding]) -> AreaMap | None:
    """Of a regency or subdistrict by village, as in the grid."""
    names = {line.figures.area_id: line.name for line in table.all_lines}
    kinds = {kind: kind_name(kind) for kind in {one.kind for one in standings}}
    return build_map(
        area,
        table.coverage,
        lambda: standings,
        lambda one: names[one.area_id] if one.area_id in names else f"{kinds[one.kind]} {one.name}",
    )


def lapse_labels() -> tuple[str, ...]:
    """What the tones of a village say."""
    return _("this period"), _("up to 6 months"), _("6 to 12 months"), _("over 12 months"), _("never")


def share_labels() -> tuple[str, ...]:
    """What the tones of an area say."""
    return "75–100%", "50–75%", "25–50%", _("below %(share)s", share="25%"), _("none reached")
