"""The two sides of a comparison: areas as they stand today, and the rows of a newer list."""

from dataclasses import dataclass
from enum import StrEnum

from app.areas.codes import level_of
from app.areas.models import NATION_CODE, Level
from app.areas.official import parent_code

LEVELS = (Level.PROVINCE, Level.REGENCY, Level.SUBDISTRICT, Level.VILLAGE)


def code_above(code: str) -> str:
    """19.01.04 of 19.01.04.2014; the nation of a province."""
    return parent_code(code) or NATION_CODE


@dataclass(frozen=True)
class Listed:
    """A row of a list; `row` is its number in the file."""

    code: str
    name: str
    row: int = 0

    @property
    def level(self) -> Level:
        return level_of(self.code)


@dataclass(frozen=True)
class Known:
    """An area as it stands today."""

    id: int
    code: str
    name: str

    @property
    def level(self) -> Level:
        return level_of(self.code)


class Fate(StrEnum):
    """What became of an area: it is the same place (under whichever code), or it is no more."""

    SAME = "same"
    MERGED = "merged"
    SPLIT = "split"
    GONE = "gone"


@dataclass(frozen=True)
class Judgement:
    """What became of an area, under which codes of the list it goes on, and why.

    `question` is what a person has to decide where anything is recorded for it; "" where it is plain.
    """

    fate: Fate
    codes: tuple[str, ...] = ()
    why: str = ""
    question: str = ""
    candidates: tuple[str, ...] = ()
