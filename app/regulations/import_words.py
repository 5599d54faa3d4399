"""How the page and the command line show what a file would change."""

from datetime import date
from typing import Any

from app.i18n import _, day
from app.regulations.vocabulary import THEME_NAMES, Theme


def shown_value(value: Any) -> str:
    """As a person would write it; "-" where there is nothing."""
    if value is None or value == "" or value == []:
        return "-"
    if isinstance(value, Theme):
        return str(THEME_NAMES[value])
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return day(value)
    return ", ".join(value) if isinstance(value, list) else str(value)
