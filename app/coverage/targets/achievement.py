"""How far a target is achieved, in whole percent and in the five bands of a report; numbers from numbers."""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import NOT_APPLICABLE, _l, number, percent


class Band(StrEnum):
    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    VERY_POOR = "very_poor"


FLOORS = {Band.VERY_GOOD: 91, Band.GOOD: 76, Band.FAIR: 66, Band.POOR: 51, Band.VERY_POOR: 0}
BAND_NAMES = {
    Band.VERY_GOOD: _l("Very good"),
    Band.GOOD: _l("Good"),
    Band.FAIR: _l("Fair"),
    Band.POOR: _l("Poor"),
    Band.VERY_POOR: _l("Very poor"),
}
BAND_COLOURS = {Band.VERY_GOOD: "ok", Band.GOOD: "ok", Band.FAIR: "", Band.POOR: "due", Band.VERY_POOR: "late"}


@dataclass(frozen=True)
class Actual:
    """What was achieved: a count, or where `whole` is given the share `part` of `whole`.

    `part` None: it does not apply there, such as a Perdes where there are kelurahan only, or is not counted yet.
    `reported` False: nobody has reported, so that no count stands for anything: "belum lapor".
    """

    part: int | None
    whole: int | None = None
    reported: bool = True

    @property
    def applies(self) -> bool:
        """Whether there is a figure that can be set against a target."""
        return self.reported and self.part is not None and self.whole != 0

    def achievement(self, target: int | None) -> int | None:
        """The whole percent of the target, half up; None without a target, with a target of 0 or without a figure."""
        if not target or not self.applies:
            return None
        above, below = (self.part or 0), target
        if self.whole is not None:
            above, below = above * 100, target * self.whole
        return (200 * above + below) // (2 * below)

    def band(self, target: int | None) -> Band | None:
        """Judged on the whole percent, which over 100 stays what it is."""
        reached = self.achievement(target)
        return None if reached is None else next(band for band, floor in FLOORS.items() if reached >= floor)

    def falls_short(self, target: int) -> bool:
        """Whether the figure is known and below the target, even by less than shows in whole percent."""
        if not self.applies:
            return False
        part, whole = self.part or 0, self.whole
        return part < target if whole is None else part * 100 < target * whole

    @property
    def words(self) -> str:
        """23.000; 46,2%; "-" where there is no figure."""
        if not self.applies:
            return NOT_APPLICABLE
        return number(self.part) if self.whole is None else percent(self.part, self.whole)
