"""Small tables that the statements of `sessions` draw from; gone once the nation stands."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

import sqlalchemy as sa

from app.areas.models import Area, Level
from app.db import Moment
from app.outreach.vocabulary import Approach, Audience, Topic

FIRST_DAY, DAYS = date(2024, 10, 1), 730  # 24 months, the last one September 2026
_LATEST = 30
_SLOTS = (0,) * 15 + (1,) * 35 + (3,) * 35 + (6,) * 15  # of a hundred villages: who never met, lazy ones, busy ones

scratch = sa.MetaData()


def _table(name: str, *columns: sa.Column) -> sa.Table:
    return sa.Table(f"bench_{name}", scratch, sa.Column("n", sa.Integer, primary_key=True), *columns)


NUMBER = _table("number")
DAY = _table("day", sa.Column("day", sa.Date), sa.Column("moment", Moment))
SLOT = _table(
    "slot", *(sa.Column(name, sa.Integer) for name in ("village_id", "neighbour_id", "subdistrict_id", "regency_id"))
)
VILLAGE = sa.Table(
    "bench_village",
    scratch,
    sa.Column("village_id", sa.Integer, primary_key=True),
    sa.Column("neighbour_id", sa.Integer),
)
CAME = _table("came", sa.Column("came", sa.Integer))
_WORDS = {"approach": Approach, "topic": Topic, "audience": Audience}
WORDS = {name: _table(name, sa.Column("value", sa.String(40))) for name in _WORDS}


def fill(connection: sa.Connection) -> int:
    """Make all but the numbers; gives how many slots there are, which sessions are dealt to."""
    scratch.create_all(connection)
    days = [FIRST_DAY + timedelta(days=n) for n in range(DAYS + _LATEST)]
    moments = [datetime.combine(day, time(8), UTC) for day in days]
    connection.execute(sa.insert(DAY), [{"n": n, "day": day, "moment": moments[n]} for n, day in enumerate(days)])
    connection.execute(sa.insert(CAME), [{"n": n, "came": int(n > 0)} for n in range(50)])
    for name, words in _WORDS.items():
        connection.execute(sa.insert(WORDS[name]), [{"n": n, "value": word.value} for n, word in enumerate(words)])
    places = _places(connection)
    connection.execute(
        sa.insert(VILLAGE), [{name: place[name] for name in ("village_id", "neighbour_id")} for place in places]
    )
    chance = Random(len(places))
    slots = [place for place in places for _ in range(chance.choice(_SLOTS))]
    connection.execute(sa.insert(SLOT), [{"n": n, **place} for n, place in enumerate(slots)])
    return len(slots)


def _places(connection: sa.Connection) -> list[dict]:
    """Every village, and the next one of its subdistrict (the last has itself)."""
    columns = (Area.id, Area.subdistrict_id, Area.regency_id)
    query = sa.select(*columns).where(Area.level == Level.VILLAGE).order_by(Area.code)
    rows = connection.execute(query).all()
    following = [*rows[1:], rows[-1]]
    return [
        {
            "village_id": row.id,
            "neighbour_id": after.id if after.subdistrict_id == row.subdistrict_id else row.id,
            "subdistrict_id": row.subdistrict_id,
            "regency_id": row.regency_id,
        }
        for row, after in zip(rows, following, strict=True)
    ]
