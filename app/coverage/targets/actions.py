"""Setting targets: some are new, some change, some go; every change adds a version."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.coverage.models import Target, TargetOrigin, TargetVersion
from app.coverage.targets.queries import list_target_rows

Wanted = Mapping[tuple[int, str], Mapping[str, int | None]]


def set_targets(session: Session, wanted: Wanted, origin: TargetOrigin, by_id: int | None) -> int:
    """Bring the stored targets in line with {(area, code of the period): {indicator: value}}; None takes one away.

    What is not named stays. Gives how many have changed. Inside write_tx, after `one_writer(session, Target)`.
    """
    stored = list_target_rows({area_id for area_id, _period in wanted}, {period for _area_id, period in wanted})
    changed = 0
    for (area_id, period), values in wanted.items():
        for indicator, value in values.items():
            target = stored.get((area_id, period, indicator))
            if value == (target.value if target else None):
                continue
            changed += 1
            if target is None:
                session.add(Target(area_id=area_id, period=period, indicator=indicator, value=value))
            elif value is None:
                session.delete(target)
            else:
                target.value = value
            session.add(
                TargetVersion(
                    area_id=area_id, period=period, indicator=indicator, value=value, origin=origin, set_by_id=by_id
                )
            )
    return changed
