"""The history of a regulation in the words of its form."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from app.i18n import _, _n, day
from app.regulations.link_words import EFFECT_NAMES
from app.regulations.rules import done_name
from app.regulations.vocabulary import KIND_RULES, THEME_NAMES, Effect, RegulationKind, Step, Theme

_DAYS = (*(step.value for step in Step), "valid_until")
MOST_NAMED = 5  # villages of one entry: of more, how many they are says enough


def column_names() -> dict[str, str]:
    """The columns of the history, as the form calls them; old entries have columns of before."""
    return {
        "kind": _("Kind"),
        "theme": _("Theme"),
        "number": _("Number"),
        "year": _("Year"),
        "title": _("About"),
        "area_id": _("Area"),
        "village_id": _("Area"),
        "village_rows": _("Valid for"),
        "links": _("What it does to earlier ones"),
        "agreement_number": _("Number of the BPD's decision"),
        "promulgation_number": _("Number in the Lembaran or Berita Desa"),
        "submission_number": _("Number of the letter"),
        "clarification_number": _("Number of the clarification"),
        "annulment_number": _("Number of the annulment"),
        "unsigned": _("The head did not sign in time"),
        "valid_until": _("Valid until"),
        "repealed_by": _("Repealed by"),
        "summary": _("Short summary"),
        "note": _("Note"),
        "files": _("Scans"),
        "put_aside": _("Scan put aside"),
        **{step.value: done_name(step) for step in Step},
    }


def change_words(names: Mapping[int, str]):
    """What words [before, after] of a column, for the macro `history`; `names` are those of the villages in it."""
    return partial(_shown_change, names)


def village_ids(changes: Iterable[Mapping[str, list]]) -> set[int]:
    """The ids of the areas that stand in the history, of which a page needs the names."""
    found: set[int] = set()
    for entry in changes:
        for column, values in entry.items():
            for value in values if column in ("village_rows", "area_id", "village_id") else ():
                found.update(value if isinstance(value, list) else [value] if value else [])
    return found


def _shown_change(names: Mapping[int, str], column: str, change: Iterable[Any]) -> list[str | None]:
    return [None if value in (None, "", []) else _shown(names, column, value) for value in change]


def _shown(names: Mapping[int, str], column: str, value: Any) -> str:
    try:
        return _worded(names, column, value)
    except (KeyError, TypeError, ValueError):
        return str(value)  # a word of another release stays as it was stored


def _worded(names: Mapping[int, str], column: str, value: Any) -> str:
    if column == "kind":
        return KIND_RULES[RegulationKind(value)].name
    if column == "theme":
        return str(THEME_NAMES[Theme(value)])
    if column in _DAYS:
        return day(date.fromisoformat(value))
    if column in ("area_id", "village_id"):
        return names[value]
    if column == "village_rows":
        if len(value) > MOST_NAMED:
            return _n("%(num)d village", "%(num)d villages", len(value))
        return ", ".join(names[one] for one in value)
    if column == "links":
        return "; ".join(f"{EFFECT_NAMES[Effect(effect)]}: {name}" for effect, name in value)
    if column == "unsigned":
        return _("yes") if value else _("no")
    return str(value)
