"""How many villages of an area are at which stage of a programme; no database, clock or request here."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.areas.models import Kind
from app.programmes.models import ProgrammeVersion
from app.programmes.vocabulary import Stage


@dataclass
class StageCounts:
    """The villages of an area in one programme on one day.

    `unstaged` take part and have reached no stage yet; `ended` took part once and do no more; of `soon` the decree ends
    within 90 days.
    """

    by_stage: Counter[Stage] = field(default_factory=Counter)
    unstaged: int = 0
    ended: int = 0
    soon: int = 0

    @property
    def taking_part(self) -> int:
        """Those whose part in the programme runs, the lapsed among them."""
        return self.by_stage.total() + self.unstaged


@dataclass(frozen=True)
class ProgrammeLine:
    """One programme in one area, by the version of that day; `villages` are those that may take part."""

    version: ProgrammeVersion
    counts: StageCounts
    villages: int

    @property
    def is_duty(self) -> bool:
        """A duty of every village to which it applies: nobody enrols."""
        return self.version.for_all_villages

    @property
    def never(self) -> int:
        """Those that take no part, and never did."""
        return self.villages - self.counts.taking_part - self.counts.ended


def lines_for(
    area_id: int,
    desa: int,
    kelurahan: int,
    versions: Sequence[ProgrammeVersion],
    counts: Mapping[tuple[int, int], StageCounts],
) -> list[ProgrammeLine]:
    """One line for each programme of one area, which has so many desa and kelurahan."""
    return [
        ProgrammeLine(one, counts.get((one.programme_id, area_id), StageCounts()), open_to(one, desa, kelurahan))
        for one in versions
    ]


def open_to(version: ProgrammeVersion, desa: int, kelurahan: int) -> int:
    """How many villages may take part: desa and kelurahan alike; of a duty those upon which it is laid."""
    if not version.for_all_villages:
        return desa + kelurahan
    kinds = version.kinds
    return desa * (Kind.DESA in kinds) + kelurahan * (Kind.KELURAHAN in kinds)
