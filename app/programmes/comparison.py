"""What changed between two versions of a programme; nothing is asked here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.programmes.models import Criterion, ProgrammeVersion

COMPARED = (
    "name",
    "short_name",
    "issuer",
    "legal_basis",
    "description",
    "starts_on",
    "ends_on",
    "term_years",
    "successor_id",
    "for_all_villages",
)


@dataclass(frozen=True)
class Changed:
    """A criterion that was kept, as it was and as it is."""

    before: Criterion
    after: Criterion


@dataclass(frozen=True)
class Comparison:
    """`columns`: name, before, after of each that differs. `reordered`: those that were kept stand in another order."""

    columns: Sequence[tuple[str, Any, Any]]
    added: Sequence[Criterion]
    removed: Sequence[Criterion]
    changed: Sequence[Changed]
    reordered: bool

    @property
    def is_empty(self) -> bool:
        return not (self.columns or self.added or self.removed or self.changed or self.reordered)


def compare(before: ProgrammeVersion, after: ProgrammeVersion) -> Comparison:
    old, new = ({one.key: one for one in version.criteria} for version in (before, after))
    kept = [key for key in old if key in new]
    return Comparison(
        columns=[
            (name, getattr(before, name), getattr(after, name))
            for name in COMPARED
            if getattr(before, name) != getattr(after, name)
        ],
        added=[one for key, one in new.items() if key not in old],
        removed=[one for key, one in old.items() if key not in new],
        changed=[Changed(old[key], new[key]) for key in kept if _said(old[key]) != _said(new[key])],
        reordered=kept != [key for key in new if key in old],
    )


def _said(criterion: Criterion) -> tuple:
    return (criterion.text, criterion.area_kinds, criterion.evidence, criterion.rule, criterion.settings)
