"""The only caller of the real clock: the day and the moment as the administration writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TIME_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def local(moment: datetime, zone: str = "WIB") -> datetime:
    """The same moment on the clock of one of Indonesia's three time zones."""
    return moment.astimezone(ZoneInfo(TIME_ZONES[zone]))


def today(zone: str = "WIB") -> date:
    """The calendar day in that time zone: past midnight in WIB it is still yesterday in UTC."""
    return local(now(), zone).date()
