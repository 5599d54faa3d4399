"""Setting the targets of an area: some are new, some change, some go."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.areas.models import Area
from app.coverage.models import Indicator, Target
from app.coverage.queries import list_targets
from app.periods import Period


def set_targets(session: Session, area: Area, period: Period, values: Mapping[Indicator, int | None]) -> None:
    """Bring the stored targets in line with what was asked for; None takes one away. Does not commit."""
    stored = list_targets(area.id, period)
    for indicator, value in values.items():
        target = stored.get(indicator)
        if target is None:
            if value is not None:
                session.add(Target(area_id=area.id, period=period.code, indicator=indicator, value=value))
        elif value is None:
            session.delete(target)
        else:
            target.value = value
