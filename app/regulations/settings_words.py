"""The settings of a regency in the words of its page."""

from collections.abc import Iterable
from typing import Any

from app.i18n import _, _n
from app.regulations.models import RegulationSettings
from app.regulations.settings_forms import TERM_FIELDS, SettingsForm
from app.regulations.terms import DEFAULT_TERMS


def usual_settings() -> RegulationSettings:
    """What holds where a regency has set nothing; not stored."""
    others = {"working_days": False, "due_soon_days": DEFAULT_TERMS.due_soon_days, "is_public": False}
    return RegulationSettings(**others, legal_basis="")


def column_names(form: SettingsForm) -> dict[str, str]:
    """The columns of the history, as the form calls them."""
    names = {field.name: field.label.text for field in form}
    return names | {"working_days": names["counting"], "is_public": names["listing"]}


def shown_change(column: str, change: Iterable[Any]) -> list[str | None]:
    """[before, after] of the history in the words of the page."""
    return [_shown(column, value) for value in change]


def _shown(column: str, value: Any) -> str | None:
    if column == "working_days":
        return None if value is None else _("Working days only") if value else _("Every day on the calendar")
    if column == "is_public":
        if value is None:
            return None
        return _("On a public page, for everybody") if value else _("Only for those who sign in")
    if column in TERM_FIELDS:
        return _("no term") if value is None else _n("%(num)d day", "%(num)d days", value)
    return None if value in (None, "") else str(value)
