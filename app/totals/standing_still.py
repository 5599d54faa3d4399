"""Whether the job still runs: what it counts would else grow older without anybody knowing."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from app import clock
from app.web.settings import all_settings, put_setting

_KEY = "totals_ran"
_LONG = timedelta(minutes=15)  # it comes each minute; a large run takes some


def note_run(session: Session) -> None:
    put_setting(session, _KEY, {"at": clock.now().isoformat()})


def totals_still_since() -> datetime | None:
    """When the job ran last, where that is long ago; None where it runs, or has never run yet."""
    ran = all_settings().get(_KEY)
    at = None if ran is None else datetime.fromisoformat(ran["at"])
    return at if at is not None and clock.now() - at > _LONG else None
