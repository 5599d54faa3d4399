"""What makes a report an issued one: its number and code, figures of others, corrections of an earlier report."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ExternalRow:
    """A figure that others published; `amount` as printed: "<5" for a small count of people to be protected, "*" where
    such a count could be worked out with it."""

    name: str
    amount: str
    unit: str
    publisher: str
    data_on: date


@dataclass(frozen=True)
class Correction:
    """A figure of an issued report that its data no longer gives: what was printed, what it is now (None: "-").

    `report` says which: Triwulan II Tahun 2026, Nomor 400/12.
    """

    area: str
    name: str
    printed: int | None
    now: int | None
    report: str = ""


@dataclass(frozen=True)
class Issue:
    """What stands on an issued report: its number and day, the code that proves it as it is printed
    (XXXX-XXXX-XXXX), and the address where it is looked up."""

    number: str
    issued_on: date
    code: str
    address: str
