"""Residents abroad of an area as the public may know them; the rule stands in hiding.py."""

from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import func, select

from app.areas.models import Area, Level
from app.areas.queries import list_ancestors
from app.areas.reach import Reach, ancestor_column
from app.db import db
from app.open_data.hiding import Shown, show_alone, show_parts
from app.open_data.publishing import Opened
from app.web.keep import PUBLIC, keep
from app.worklist.models import ResidentsAbroad


@dataclass(frozen=True)
class Abroad:
    """`villages`: of how many somebody has counted who lives abroad."""

    residents: Shown
    villages: int


NOT_COUNTED = Abroad(None, 0)


def list_abroad(area: Area, opened: Opened) -> tuple[Abroad, dict[int, Abroad]]:
    """(the area, its parts by their ids), as they are shown from the open area above down to here."""
    path = [one for one in (*list_ancestors(area), area) if opened.shows(one.level)]
    counted = _sums(path[0]).values()
    residents = sum(count for count, _villages in counted) if counted else None
    whole = Abroad(show_alone(residents), sum(villages for _count, villages in counted))
    for above, below in pairwise(path):
        whole = _parts(above, whole).get(below.id, NOT_COUNTED)
    return whole, _parts(area, whole) if opened.shows(area.level.below) else {}


def _parts(area: Area, whole: Abroad) -> dict[int, Abroad]:
    sums = _sums(area)
    shown = show_parts(whole.residents, [count for count, _villages in sums.values()])
    return {
        area_id: Abroad(one, villages) for (area_id, (_count, villages)), one in zip(sums.items(), shown, strict=True)
    }


def _sums(area: Area) -> dict[int, tuple[int, int]]:
    """{id of a part: (residents abroad, villages that were counted)}; of a village itself."""
    return keep(("residents abroad", area.id), lambda: _count(area), PUBLIC)


def _count(area: Area) -> dict[int, tuple[int, int]]:
    part = ancestor_column(area.level.below or Level.VILLAGE)
    query = (
        select(part, func.sum(ResidentsAbroad.residents), func.count())
        .join(Area, Area.id == ResidentsAbroad.village_id)
        .where(Area.retired_on.is_(None), Reach.of(area).areas())
        .group_by(part)
    )
    return {area_id: (residents, villages) for area_id, residents, villages in db.session.execute(query)}
