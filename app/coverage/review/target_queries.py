"""The targets that the page needs: of the area for every period of its charts, and of the areas below for its own."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import and_, or_, select

from app.areas.models import Area
from app.coverage.models import Target
from app.db import db
from app.periods import Period

ByIndicator = Mapping[str, int]


class TargetsAround(NamedTuple):
    """`own` by the code of a period, `below` by the id of an area."""

    own: Mapping[str, ByIndicator]
    below: Mapping[int, ByIndicator]


def list_targets_around(area: Area, period: Period, codes: Collection[str]) -> TargetsAround:
    """In one select."""
    below = and_(Target.period == period.code, Target.area_id.in_(select(Area.id).where(Area.parent_id == area.id)))
    query = select(Target.area_id, Target.period, Target.indicator, Target.value).where(
        or_(and_(Target.area_id == area.id, Target.period.in_(sorted({period.code, *codes}))), below)
    )
    found = TargetsAround(defaultdict(dict), defaultdict(dict))
    for area_id, code, indicator, value in db.session.execute(query):
        targets = found.own[code] if area_id == area.id else found.below[area_id]
        targets[indicator] = value  # type: ignore[index]
    return found
