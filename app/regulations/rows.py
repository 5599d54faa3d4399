"""What a list of regulations is narrowed to, and one line of it."""

from dataclasses import dataclass
from datetime import date, datetime

from app.areas.models import Area, Kind, kind_name, short_kind_name
from app.regulations.models import State, Stepwise
from app.regulations.vocabulary import RegulationKind, Theme


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None and "" leave it as wide as it is. `protective`: any theme on protection.

    `on` is a day up to today on which the list stands, with what was begun by then; None is today, with all there is.
    """

    area: Area | None = None
    state: State | None = None
    kind: RegulationKind | None = None
    theme: Theme | None = None
    protective: bool = False
    year: int | None = None
    text: str = ""
    on: date | None = None

    @property
    def narrow(self) -> bool:
        return self != EVERYTHING


EVERYTHING = Filters()


@dataclass(frozen=True)
class RegulationFacts(Stepwise):
    """The columns from which the state of a regulation follows, and those by which it is cited."""

    id: int
    kind: RegulationKind
    theme: Theme
    number: int | None
    year: int
    title: str
    planned_on: date | None
    drafting_on: date | None
    deliberation_on: date | None
    agreed_on: date | None
    handed_over_on: date | None
    enacted_on: date | None
    promulgated_on: date | None
    submitted_on: date | None
    disseminated_on: date | None
    clarified_on: date | None
    annulled_on: date | None
    repealed_on: date | None
    valid_until: date | None
    amended_on: date | None
    unsigned: bool


@dataclass(frozen=True)
class RegulationRow(RegulationFacts):
    """One line of a list: columns, not records, so that a long list stays light."""

    deleted_at: datetime | None
    area_id: int
    area_code: str
    area_name: str
    area_kind: Kind
    subdistrict: str | None
    regency: str
    regency_kind: Kind
    regency_id: int

    @property
    def area_label(self) -> str:
        return f"{kind_name(self.area_kind)} {self.area_name}"

    @property
    def place(self) -> str:
        """Kec. Mendo Barat, Kab. Bangka; "" for what the regency itself made."""
        if self.subdistrict is None:
            return ""
        return f"Kec. {self.subdistrict}, {short_kind_name(self.regency_kind)} {self.regency}"
