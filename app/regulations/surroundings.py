"""What a form about a regulation is checked against: where it is made, and what is recorded there already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Row

from app.areas.models import Kind
from app.regulations.links import Shelf
from app.regulations.models import Regulation
from app.regulations.terms import DEFAULT_TERMS, Terms
from app.regulations.vocabulary import RegulationKind

FindNamesake = Callable[[RegulationKind, int, int], Regulation | None]


@dataclass(frozen=True)
class Stored:
    """What is recorded so far of the regulation that is being changed; `villages` are all those it is valid for."""

    id: int
    kind: RegulationKind
    repealed_on: date | None
    villages: Sequence[Row]


@dataclass(frozen=True)
class Surroundings:
    """`villages` are those of the regency that a joint or regional regulation may be valid for, the own one left out.

    `find_namesake` tells who has a number already. `stored` None: the regulation is new.
    """

    area_id: int
    area_kind: Kind
    today: date
    find_namesake: FindNamesake
    villages: Sequence[Row] = ()
    shelf: Shelf = field(default_factory=Shelf)
    terms: Terms = DEFAULT_TERMS
    stored: Stored | None = None

    @property
    def is_regency(self) -> bool:
        return self.area_kind in (Kind.REGENCY, Kind.CITY)

    @property
    def own_id(self) -> int | None:
        return self.stored.id if self.stored else None
