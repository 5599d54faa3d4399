"""What an administrator has opened to everybody: an area with all below it, from when, and down to which level.

It stands in the settings, one for each area. What lies within an open area follows that area's own setting, whatever
is set further below, so that a place has one answer.
"""

from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from app.areas.models import Area, Level
from app.history.models import Action
from app.history.recording import note_bulk
from app.periods import Period, parse_period
from app.web.settings import all_settings, get_setting, put_setting

RECORD = "open_data"
_LEVELS = list(Level)


@dataclass(frozen=True)
class Opened:
    """`since` is the code of the first quarter; `running`: also what has not ended; `abroad`: also residents abroad."""

    area_id: int
    level: Level
    since: str
    deepest: Level
    running: bool
    abroad: bool
    publisher: str

    @property
    def first(self) -> Period:
        return parse_period(self.since)

    def shows(self, level: Level | None) -> bool:
        """Whether areas of that level are public."""
        return level is not None and _LEVELS.index(self.level) <= _LEVELS.index(level) <= _LEVELS.index(self.deepest)


def list_opened() -> list[Opened]:
    """Every area that is open, those within another one that is open included."""
    found = ((key.partition(":"), value) for key, value in all_settings().items())
    return [_read(int(number), value) for (name, _sign, number), value in found if name == RECORD]


def is_anything_open() -> bool:
    return bool(list_opened())


def find_opened(area: Area) -> Opened | None:
    """The outermost open area in which this one lies; None where it is not public."""
    opened = list_opened()
    above = (area.province_id, area.regency_id, area.subdistrict_id, area.id)
    whole_nation = (one for one in opened if one.level is Level.NATION)
    within = (one for area_id in above for one in opened if one.area_id == area_id)
    return next(whole_nation, None) or next(within, None)


def own_setting(area: Area) -> Opened | None:
    """What is set for this very area."""
    return next((one for one in list_opened() if one.area_id == area.id), None)


def store_setting(session: Session, area: Area, opened: Opened | None) -> None:
    """Open an area, change how, or close it with None; who did it stands in the history. Does not commit."""
    key = f"{RECORD}:{area.id}"
    old, new = get_setting(key) or {}, _facts(opened)
    if old == new:
        return
    put_setting(session, key, new or None)
    changes = {name: [old.get(name), new.get(name)] for name in (new or old) if old.get(name) != new.get(name)}
    note_bulk(session, RECORD, Action.CHANGED, changes, area.id)


def _facts(opened: Opened | None) -> dict:
    return {} if opened is None else {name: value for name, value in asdict(opened).items() if name != "area_id"}


def _read(area_id: int, value: dict) -> Opened:
    levels = {"level": Level(value["level"]), "deepest": Level(value["deepest"])}
    return Opened(area_id=area_id, **{**value, **levels})
