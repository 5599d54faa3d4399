"""A version of a programme in plain words: its period, when it is used, what its columns are called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.i18n import _, day
from app.programmes.models import ProgrammeVersion

_DAYS = ("starts_on", "ends_on", "valid_from")


def period_of(version: ProgrammeVersion) -> str:
    """1 January 2025 to 31 December 2029; open at either end where that day is not known."""
    if version.starts_on and version.ends_on:
        return _("%(first)s to %(last)s", first=day(version.starts_on), last=day(version.ends_on))
    if version.starts_on:
        return _("since %(day)s", day=day(version.starts_on))
    return _("until %(day)s", day=day(version.ends_on)) if version.ends_on else ""


@dataclass(frozen=True)
class Span:
    """From when until when a version is used; `last` None: until another one begins."""

    version: ProgrammeVersion
    last: date | None

    @property
    def was_used(self) -> bool:
        """One that another replaced on its very first day never held."""
        return self.last is None or self.last >= self.version.valid_from

    @property
    def words(self) -> str:
        first = self.version.valid_from
        if not self.was_used:
            return _("never used: replaced on the day on which it began, %(day)s", day=day(first))
        if self.last is None:
            return _("used from %(day)s", day=day(first))
        return _("used from %(first)s to %(last)s", first=day(first), last=day(self.last))


def spans(versions: Sequence[ProgrammeVersion]) -> list[Span]:
    """Of all versions, in their order."""
    nexts = [one.valid_from - timedelta(days=1) for one in versions[1:]]
    return [Span(version, last) for version, last in zip(versions, [*nexts, None], strict=True)]


def column_names() -> dict[str, str]:
    """The columns of a version, as the form calls them."""
    return {
        "name": _("Name"),
        "short_name": _("Short name"),
        "issuer": _("Issued by"),
        "legal_basis": _("Legal basis"),
        "description": _("Description"),
        "starts_on": _("Begins on"),
        "ends_on": _("Last day"),
        "term_years": _("Years for which a decree holds"),
        "for_all_villages": _("A duty of every village: it holds without enrolment"),
        "successor_id": _("Programme that follows it"),
        "valid_from": _("Used from"),
        "reason": _("Reason"),
        "criteria": _("Criteria"),
    }


def shown(column: str, value: Any, programmes: Mapping[int, str]) -> str:
    """A value as the page says it, stored in the version or in its history; "" where there is none."""
    if value in (None, "", []):
        return ""
    if column in _DAYS:
        return day(value if isinstance(value, date) else date.fromisoformat(value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if column == "successor_id":
        return programmes.get(value, "")
    return "; ".join(value) if isinstance(value, list) else str(value)
