"""What the report says of one village regulation that waits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StuckRow:
    """A village regulation that waits: where it stands, for how many days, and how many of them are too late.

    `days_late` None: the regency sets no term.
    """

    village: str
    name: str
    title: str
    stage: str
    days: int
    days_late: int | None
    opens: int = 0
