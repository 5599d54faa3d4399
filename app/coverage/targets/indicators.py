"""What targets are set for in an area: the indicators of the program and those that a lead has added."""

from dataclasses import dataclass
from enum import StrEnum

from app.areas.models import Area
from app.coverage.models import Indicator, OwnIndicator
from app.coverage.targets.measures import measure_of
from app.i18n import LANGUAGES, _l, force_locale

MOST = 100_000_000
_NAMES = {
    Indicator.REACHED: _l("Desa and kelurahan reached"),
    Indicator.SESSIONS: _l("Sessions"),
    Indicator.ATTENDANCE: _l("Attendances"),
    Indicator.NAMED: _l("Names recorded"),
    Indicator.PERDES: _l("Desa with a Perdes in force"),
    Indicator.REPORTING: _l("Reporting rate in percent"),
    Indicator.WOMEN: _l("Women and girls in the attendance, in percent"),
    Indicator.PEOPLE: _l("Distinct people"),
}


class Bound(StrEnum):
    """What limits a target, and by what it is divided among areas below; a share is the same for each of them."""

    NONE = "none"
    VILLAGES = "villages"
    DESA = "desa"
    SHARE = "share"


@dataclass(frozen=True)
class Aim:
    """One indicator as targets are set for it. `own` is the lead's own one behind it."""

    key: str
    name: str
    bound: Bound
    own: OwnIndicator | None = None

    @property
    def is_share(self) -> bool:
        return self.bound is Bound.SHARE

    def weight(self, area: Area) -> int:
        """By what a number is divided among areas; a regency without a desa gets no part of those with a Perdes."""
        return area.desa_count if self.bound is Bound.DESA else area.village_count

    def most(self, area: Area) -> int:
        """The largest target that makes sense there."""
        if self.bound is Bound.SHARE:
            return 100
        return MOST if self.bound is Bound.NONE else self.weight(area)

    def applies_to(self, area: Area) -> bool:
        return self.weight(area) > 0


_BOUNDS = {
    Indicator.REACHED: Bound.VILLAGES,
    Indicator.PERDES: Bound.DESA,
    Indicator.REPORTING: Bound.SHARE,
    Indicator.WOMEN: Bound.SHARE,
}


def names_of(aim: Aim) -> set[str]:
    """What the indicator is called in each language of the site."""
    if aim.own is not None:
        return {aim.name}
    names = set()
    for language in LANGUAGES:
        with force_locale(language):
            names.add(str(_NAMES[Indicator(aim.key)]))
    return names


def aims_of(owns: list[OwnIndicator]) -> list[Aim]:
    """The indicators of the program, then the lead's own."""
    usual = [Aim(one.value, str(_NAMES[one]), _BOUNDS.get(one, Bound.NONE)) for one in Indicator]
    added = [
        Aim(one.key, one.name, Bound.VILLAGES if measure_of(one).is_of_villages else Bound.NONE, one) for one in owns
    ]
    return usual + added
