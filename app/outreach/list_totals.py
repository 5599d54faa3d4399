"""The line of figures above the list of sessions."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Totals:
    """Of all sessions `found` by a list, those in the bin left out, and of those of them that count."""

    found: int
    sessions: int
    men: int
    women: int
    boys: int
    girls: int
    named_count: int
    disability: int = 0

    @property
    def returned(self) -> int:
        return self.found - self.sessions

    @property
    def male(self) -> int:
        return self.men + self.boys

    @property
    def female(self) -> int:
        return self.women + self.girls

    @property
    def attendance(self) -> int:
        return self.male + self.female
