"""The part of the report about programmes: frozen figures and finished words, handed to the template."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ProgrammeRow:
    """One programme in the area: `stages` in their order, counted; the three numbers after them are apart."""

    name: str
    taking_part: int
    villages: int
    stages: tuple[int, ...]
    unstaged: int
    ended: int
    never: int
    opens: str = ""


@dataclass(frozen=True)
class ChildProgrammes:
    """How many villages of a child area take part in each programme of the table."""

    name: str
    counts: tuple[int, ...]
    opens: str = ""

    @property
    def takes_part(self) -> bool:
        return any(self.counts)


@dataclass(frozen=True)
class VillagePart:
    """One village in one programme; `village` is "" where the row above is about the same."""

    village: str
    programme: str
    stage: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class PartGroup:
    """The villages of one subdistrict that take part, or once took part."""

    name: str
    rows: tuple[VillagePart, ...]


@dataclass(frozen=True)
class OwnPart:
    """A programme of the one village of the report: its stage, and how many of the criteria that apply are met."""

    name: str
    stage: str
    since: date | None
    until: date | None
    met: int | None
    applicable: int | None
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Programmes:
    """`columns` are the programmes of `children`; all of it empty where nobody ever took part."""

    sentence: str
    stage_names: tuple[str, ...] = ()
    rows: tuple[ProgrammeRow, ...] = ()
    columns: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    children: tuple[ChildProgrammes, ...] = ()
    groups: tuple[PartGroup, ...] = ()
    own: tuple[OwnPart, ...] = ()
