"""How a target is written, and how it came to be."""

from app.coverage.models import TargetOrigin
from app.coverage.targets.indicators import Aim
from app.i18n import NOT_APPLICABLE, _l, number

ORIGIN_NAMES = {
    TargetOrigin.TYPED: _l("typed"),
    TargetOrigin.SPLIT: _l("divided from above"),
    TargetOrigin.IMPORTED: _l("from a file"),
}


def shown(value: int | None, aim: Aim | None) -> str:
    """23.000; 50%; "-" for none."""
    if value is None:
        return NOT_APPLICABLE
    return f"{number(value)}%" if aim is not None and aim.is_share else number(value)
