"""How far the work has come, as numbers from numbers; no database, clock or request here.

Reached (dijangkau): at least one session with attendance held in that village, or for it, within the period; where
those who came were told apart by village, somebody came from this one.
Reported: anything recorded for the village that is dated within the period, a session or a step of a regulation, or
that it had nothing to report (nihil) in a month or quarter that has a day in the period.
Sessions that were returned to be repaired count in no figure until they are sent in again.
Perdes: desa with a village regulation on protection (not of another theme) in force on the cut-off day.
"""

from dataclasses import dataclass
from datetime import date

from app.areas.models import Kind, Level
from app.periods import Period, months_before


@dataclass(frozen=True)
class AreaFigures:
    """One area in one period. Sessions and attendances count each session once, however many villages it served.

    So the rows of a table need not add up to its total: a session for two subdistricts stands in both rows.
    `on_time` of the villages that reported did so until the deadline, see totals.deadline_queries.
    `checked` of the sessions were looked at by subdistrict or regency staff, which says nothing of their quality.
    Of a village `joint` says how many of the sessions served other villages too: their heads are not all its own.
    `planned` to `enacted` are village regulations on protection that are not in force on the cut-off day, apart by how
    far they are; the enacted are signed but not promulgated. A village may have several, unlike `perdes`.
    `last_held_on` is the last session's day within the period.
    """

    area_id: int
    code: str
    name: str
    kind: Kind
    level: Level
    desa: int
    kelurahan: int
    reported: int
    on_time: int
    reached: int
    sessions: int
    checked: int
    joint: int
    attendance: int
    male: int
    female: int
    named: int
    perdes: int
    planned: int
    drafting: int
    deliberation: int
    agreed: int
    enacted: int
    last_held_on: date | None

    @property
    def villages(self) -> int:
        """Desa, desa adat and kelurahan: the denominator of reached and reported."""
        return self.desa + self.kelurahan

    @property
    def not_reported(self) -> int:
        return self.villages - self.reported

    @property
    def late(self) -> int:
        """Villages that reported, but first after the deadline."""
        return self.reported - self.on_time

    @property
    def silent(self) -> bool:
        """Nothing was recorded at all: "belum lapor", which is not 0."""
        return self.reported == 0 and self.villages > 0

    @property
    def perdes_or_none(self) -> int | None:
        """None where there is no desa: a kelurahan has no Perdes, which is "-" and never 0."""
        return self.perdes if self.desa else None

    @property
    def in_progress(self) -> int:
        """Village regulations on protection that are planned, drafted, agreed or enacted, but not in force."""
        return self.planned + self.drafting + self.deliberation + self.agreed + self.enacted


@dataclass(frozen=True)
class Coverage:
    """An area, its children one row each, and the total that counts each session once.

    `cutoff` is the last day of the period, or today while the period still runs.
    """

    area_id: int
    code: str
    label: str
    level: Level
    period: Period
    cutoff: date
    rows: tuple[AreaFigures, ...]
    total: AreaFigures

    @property
    def running(self) -> bool:
        """Whether the period still has days to come."""
        return self.cutoff < self.period.last_day

    @property
    def overlaps(self) -> bool:
        """Whether some session stands in more than one row."""
        return sum(row.sessions for row in self.rows) > self.total.sessions


@dataclass(frozen=True)
class VillageStanding:
    """One village on one day: when the last session with attendance was held for it, and how long ago that is.

    `lapse`: 0 within the period asked about, 1 up to 6 months, 2 up to 12 months, 3 longer, 4 never.
    """

    area_id: int
    code: str
    name: str
    kind: Kind
    subdistrict_id: int
    subdistrict: str
    regency: str
    last_held_on: date | None
    lapse: int


def cutoff_of(period: Period, today: date) -> date:
    """The last day that counts: the period's own, or today while it still runs."""
    return min(period.last_day, today)


def lapse_of(last_held_on: date | None, period: Period, cutoff: date) -> int:
    """How long ago, seen from the cut-off day, in the five steps of VillageStanding."""
    if last_held_on is None:
        return 4
    if last_held_on >= period.first_day:
        return 0
    for lapse, months in ((1, 6), (2, 12)):
        if last_held_on >= months_before(cutoff, months):
            return lapse
    return 3
