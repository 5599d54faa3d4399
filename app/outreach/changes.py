"""The history of a session in words."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from sqlalchemy import Row

from app.areas.models import Area
from app.i18n import _, day, number
from app.outreach.return_form import field_label
from app.outreach.vocabulary import APPROACH_NAMES, AUDIENCE_NAMES, STATE_NAMES, TOPIC_NAMES

Pair = tuple[str | None, str | None]


def change_labels() -> dict[str, str]:
    """What each column is called on the page."""
    return {
        "title": _("Name of the session"),
        "held_on": _("Date of the session"),
        "starts_at": _("Begins"),
        "ends_at": _("Ends"),
        "venue": _("Venue"),
        "host_area_id": _("Held by"),
        "villages": _("Villages served"),
        "village_heads": _("Came from each village"),
        "approach": _("How was it done?"),
        "organizer": _("Organizer"),
        "speakers": _("Speakers"),
        "topic_rows": _("Topics"),
        "audience_rows": _("Who was invited?"),
        "men": _("Adult men"),
        "women": _("Adult women"),
        "boys": _("Boys"),
        "girls": _("Girls"),
        "disability": _("Persons with disability"),
        "aged_18_to_30": _("Aged 18 to 30"),
        "aged_31_up": _("Aged 31 and over"),
        "named_count": _("Names on record"),
        "summary": _("Notes"),
        "follow_up": _("Follow-up"),
        "files": _("Photos and scans"),
        "state": _("State"),
        "return_field": _("To be repaired"),
        "return_reason": _("Reason of the return"),
    }


def ids_of_areas(history: Sequence[Row]) -> set[int]:
    """The areas that the changes speak of, to look their names up in one go."""
    ids: set[int] = set()
    for entry, _who in history:
        for value in entry.changes.get("host_area_id", []):
            ids |= {value} - {None}
        for values in entry.changes.get("villages", []):
            ids |= set(values or [])
        for values in entry.changes.get("village_heads", []):
            ids |= {village_id for village_id, _heads in values or []}
    return ids


def change_words(column: str, change: list, areas: dict[int, Area]) -> Pair:
    """[before, after] as a reader understands it; of a list only what went and what came."""
    before, after = change
    if column in ("topic_rows", "audience_rows", "villages", "village_heads"):
        before, after = before or [], after or []
        gone, come = ([one for one in a if one not in b] for a, b in ((before, after), (after, before)))
        return _listed(column, gone, areas), _listed(column, come, areas)
    return _word(column, before, areas), _word(column, after, areas)


def _listed(column: str, values: list, areas: dict[int, Area]) -> str | None:
    return ", ".join(_word(column, value, areas) or "" for value in values) or None


def _word(column: str, value: Any, areas: dict[int, Area]) -> str | None:
    if value in (None, "", []):
        return None
    if column in ("host_area_id", "villages"):
        return areas[value].label if value in areas else str(value)
    if column == "village_heads":
        village_id, heads = value
        return f"{_word('villages', village_id, areas)} {number(heads)}"
    if column == "speakers":
        return "; ".join(", ".join(filter(None, one.values())) for one in value)
    if column == "held_on":
        return day(date.fromisoformat(value))
    if column in ("starts_at", "ends_at"):
        return f"{time.fromisoformat(value):%H.%M}"
    if column == "return_field":
        return field_label(value)
    names: dict[str, dict] = {
        "state": STATE_NAMES,
        "topic_rows": TOPIC_NAMES,
        "audience_rows": AUDIENCE_NAMES,
        "approach": APPROACH_NAMES,
    }
    if column in names:
        return str(names[column].get(value, value))
    return number(value) if isinstance(value, int) else str(value)
