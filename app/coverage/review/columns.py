"""The columns of the table: what each holds, and by what it is sorted."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.coverage.review.lines import Line, Value, share
from app.i18n import _l


@dataclass(frozen=True)
class TableColumn:
    """`value` is what a row is sorted by, None last of all.

    `counted`: where nobody has reported there is no figure. `of_villages`: it is also there where each row is one
    village. `narrow`: it is one of the facts that a phone shows. `is_sorted`: its head sorts.
    """

    label: Any
    value: Callable[[Line], Value]
    counted: bool = False
    of_villages: bool = True
    narrow: bool = False
    is_sorted: bool = True


def _counted(label: Any, value: Callable[[Line], Value], **more: bool) -> TableColumn:
    return TableColumn(label, lambda line: value(line) if line.counts else None, counted=True, **more)


def _of_desa(label: Any, figure: str, **more: bool) -> TableColumn:
    """A kelurahan makes no Perdes: None where there is no desa."""
    return TableColumn(label, lambda line: getattr(line.figures, figure) if line.figures.desa else None, **more)


COLUMNS: dict[str, TableColumn] = {
    "villages": TableColumn(_l("Desa/kel."), lambda line: line.figures.villages, of_villages=False),
    "bar": TableColumn(_l("As a bar"), lambda line: None, of_villages=False, is_sorted=False),
    "reached": TableColumn(_l("Reached"), lambda line: line.figures.reached, narrow=True),
    "share": TableColumn(
        _l("Share"), lambda line: share(line.figures.reached, line.figures.villages), of_villages=False
    ),
    "change": TableColumn(_l("Difference"), lambda line: line.change, of_villages=False, narrow=True),
    "sessions": _counted(_l("Sessions"), lambda line: line.figures.sessions, narrow=True),
    "months": _counted(_l("12 months"), lambda line: sum(line.months)),
    "attendance": _counted(_l("Attendance"), lambda line: line.figures.attendance, narrow=True),
    "male": _counted(_l("Male"), lambda line: line.figures.male),
    "female": _counted(_l("Female"), lambda line: line.figures.female),
    "women": _counted(_l("Share of women"), lambda line: share(line.figures.female, line.figures.attendance)),
    "named": _counted(_l("Recorded names"), lambda line: line.figures.named),
    "people": _counted(_l("Different people"), lambda line: line.people),
    "checked": _counted(_l("Checked"), lambda line: line.figures.checked),
    "perdes": _of_desa(_l("Perdes in force"), "perdes", narrow=True),
    "planned": _of_desa(_l("Perdes planned"), "planned"),
    "drafting": _of_desa(_l("Perdes being drafted"), "drafting"),
    "deliberation": _of_desa(_l("Perdes discussed with the BPD"), "deliberation"),
    "agreed": _of_desa(_l("Perdes agreed with the BPD"), "agreed"),
    "enacted": _of_desa(_l("Perdes enacted, not promulgated"), "enacted"),
    "last": TableColumn(_l("Last session"), lambda line: line.figures.last_held_on),
    "reported": TableColumn(
        _l("Reported"), lambda line: share(line.figures.reported, line.figures.villages), narrow=True
    ),
    "late": TableColumn(_l("Reported late"), lambda line: line.figures.late),
}
DEFAULT = (
    "bar",
    "reached",
    "share",
    "change",
    "sessions",
    "months",
    "attendance",
    "women",
    "people",
    "perdes",
    "last",
    "reported",
)
COUNTED = frozenset(key for key, column in COLUMNS.items() if column.counted)
NARROW = frozenset(key for key, column in COLUMNS.items() if column.narrow)
