"""What each part of the priority weighs in an area: as set for it, else for the nearest area above that has a say."""

from dataclasses import dataclass

from sqlalchemy import func, select

from app.areas.models import Area, Level
from app.areas.reach import Reach
from app.db import db
from app.worklist.calculate import DEFAULT_WEIGHTS, WEIGHT_FIELDS, Weights
from app.worklist.models import PriorityWeights

WEIGHED = (Level.NATION, Level.PROVINCE, Level.REGENCY)
"""The levels for which weights may be set."""
_COLUMNS = tuple(getattr(PriorityWeights, name) for name in WEIGHT_FIELDS)


@dataclass(frozen=True)
class Weighed:
    """The weights of an area and the area for which they were set; None: nobody has set any, those of the start hold.

    `others`: how many regencies below have weights of their own.
    """

    weights: Weights
    set_for: Area | None
    others: int


def get_weights(area: Area) -> Weighed:
    """One select for what stands above or at the area, one for the regencies below that have their own."""
    chain = [area.regency_id, area.province_id]
    nation = select(Area.id).where(Area.level == Level.NATION).scalar_subquery()
    wanted = Area.id.in_([one for one in chain if one is not None]) | (Area.id == nation)
    rows = db.session.execute(
        select(Area, *_COLUMNS).join(PriorityWeights, PriorityWeights.area_id == Area.id).where(wanted)
    )
    found = {one.level: (Weights(*weights), one) for one, *weights in rows}
    weights, set_for = next((found[level] for level in reversed(WEIGHED) if level in found), (DEFAULT_WEIGHTS, None))
    return Weighed(weights, set_for, _count_own(area))


def _count_own(area: Area) -> int:
    query = (
        select(func.count())
        .select_from(PriorityWeights)
        .join(Area, Area.id == PriorityWeights.area_id)
        .where(Area.level == Level.REGENCY, Area.id != area.id, Reach.of(area).areas())
    )
    return db.session.scalar(query) or 0


def find_own(area_id: int) -> PriorityWeights | None:
    """What was set for this very area."""
    query = select(PriorityWeights).where(PriorityWeights.area_id == area_id)
    return db.session.scalar(query.execution_options(populate_existing=True))
