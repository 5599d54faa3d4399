"""How pressing a visit is, from 0 to 100, and of which parts; no database, clock or request here.

Time: all of its weight where the village was never reached, or not for `months_full` months; else the share of these
that has passed. Residents abroad: all of it from `abroad_full` people on, else their share of these.
Regulation: all where there is no village regulation on protection or one is stuck, half while one is being made,
nothing once one is in force. Programme: all where the village takes part in none or its decree lapses, half until it
is declared, nothing after that.
What is not known (residents abroad) or cannot be (the regulation of a kelurahan) weighs nothing: the other parts share
its weight as their own weights are to each other, so that silence makes a village neither more nor less pressing.
"""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum

from app.periods import months_before

POINT = 100  # scores are counted in hundredths of a point
MOST_MONTHS, MOST_ABROAD = 60, 1000
LAPSE_DAYS = timedelta(days=90)


class Part(StrEnum):
    """What a score is made of, in the order in which it is drawn."""

    TIME = "time"
    ABROAD = "abroad"
    REGULATION = "regulation"
    PROGRAMME = "programme"


class Tab(StrEnum):
    """Why a village is on the list; ALL are those with any of the reasons."""

    ALL = "all"
    NEVER = "never"
    YEAR = "year"
    NAMES = "names"
    WOMEN = "women"
    STUCK = "stuck"
    LAPSING = "lapsing"


class Made(StrEnum):
    """How far the village regulation on protection is; NONE of a kelurahan, which has no such thing."""

    NONE = "none"
    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    STUCK = "stuck"
    IN_FORCE = "in_force"


class TakesPart(StrEnum):
    """How far the village is in its programmes."""

    NOT = "not"
    PREPARES = "prepares"
    HOLDS = "holds"
    LAPSES = "lapses"


@dataclass(frozen=True)
class Weights:
    """What each part weighs, 100 together, and from when time and residents abroad count in full."""

    time: int = 40
    abroad: int = 30
    regulation: int = 20
    programme: int = 10
    months_full: int = 24
    abroad_full: int = 100

    def of(self, part: Part) -> int:
        return getattr(self, part.value)

    @property
    def total(self) -> int:
        return sum(self.of(part) for part in Part)


DEFAULT_WEIGHTS = Weights()
WEIGHT_FIELDS = tuple(one.name for one in fields(Weights))


@dataclass(frozen=True)
class Days:
    """The days from which the list is told: today, a year ago, and between which a decree lapses or has just lapsed."""

    today: date

    @property
    def year_ago(self) -> date:
        return months_before(self.today, 12)

    @property
    def lapse_from(self) -> date:
        return self.today - LAPSE_DAYS

    @property
    def lapse_until(self) -> date:
        return self.today + LAPSE_DAYS


def months_between(last: date, today: date) -> int:
    """The whole months that have passed since that day."""
    months = (today.year - last.year) * 12 + today.month - last.month
    return months if last <= months_before(today, months) else months - 1


def rounded(hundredths: dict[Part, int]) -> dict[Part, int]:
    """Each part in whole points, so that they add up to the rounded score."""
    shown, before, total = {}, 0, 0
    for part in Part:
        total += hundredths[part]
        points = (total + POINT // 2) // POINT
        shown[part], before = points - before, points
    return shown


def lapse_level(last: date | None, today: date) -> int:
    """The tone of a village in the grid: 0 up to 3 months, 1 up to 6, 2 up to 12, 3 longer ago, 4 never."""
    if last is None:
        return 4
    return next((level for level, months in enumerate((3, 6, 12)) if last >= months_before(today, months)), 3)
