"""The letterhead in the words of its page: what is inherited, and from whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.i18n import _
from app.printing.page import FONT_NAMES, PAPER_NAMES, USUAL_PAGE, Font, Paper
from app.reports.models import Letterhead
from app.reports.office.letterhead import LEGAL_BASIS
from app.reports.seen_form import shown

_top, _right, _bottom, _left = USUAL_PAGE.margins
_USUAL = {
    "paper": USUAL_PAGE.paper,
    "font": USUAL_PAGE.font,
    "margin_top": _top,
    "margin_right": _right,
    "margin_bottom": _bottom,
    "margin_left": _left,
    "legal_basis": "\n".join(LEGAL_BASIS),
}


@dataclass(frozen=True)
class Inherited:
    """What stands where an area sets nothing itself. `above` are the letterheads above it, the nearest first."""

    above: Sequence[Letterhead]

    def find(self, column: str) -> tuple[Any, str]:
        """(value, the area that has set it or "" for the usual one)."""
        for one in self.above:
            value = getattr(one, column)
            if value is not None:
                return value, one.area.label
        return _USUAL[column], ""

    @property
    def emblem(self) -> Letterhead | None:
        """The letterhead above that has one."""
        return next((one for one in self.above if one.emblem is not None), None)

    def words(self, column: str) -> str:
        """As Kabupaten Bangka: F4; As usual: 20."""
        value, setter = self.find(column)
        if setter:
            return _("As %(area)s: %(value)s", area=setter, value=shown_setting(value))
        return _("As usual: %(value)s", value=shown_setting(value))


def side_name(column: str) -> str:
    return {
        "margin_top": _("at the top"),
        "margin_right": _("at the right"),
        "margin_bottom": _("at the bottom"),
        "margin_left": _("at the left"),
    }[column]


def shown_setting(value: Any) -> str:
    if isinstance(value, Paper):
        return PAPER_NAMES[value]
    return str(FONT_NAMES[value]) if isinstance(value, Font) else shown(value)


def shown_change(column: str, change: Sequence[Any]) -> list[str]:
    """[before, after] of the history in the words of the page."""
    if column == "emblem_id":
        return [_("an emblem") if value else "-" for value in change]
    kinds = {"paper": Paper, "font": Font}
    return [shown_setting(kinds[column](value) if column in kinds and value else value) for value in change]
