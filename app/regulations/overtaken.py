"""Two people at one regulation: whether it was changed since a form was opened, and what it says by now."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.regulations.history_words import change_words, column_names, village_ids
from app.regulations.links import Shelf
from app.regulations.models import Regulation
from app.regulations.village_queries import list_names
from app.regulations.vocabulary import STEP_NUMBERS, Effect, Step

_COLUMNS = (
    *("kind", "title", "theme", "number", "year", "unsigned", "valid_until", "repealed_by", "summary", "note"),
    *(step.value for step in Step),
    *STEP_NUMBERS.values(),
)


def answers_of(regulation: Regulation, links: Mapping[int, Effect], shelf: Shelf) -> dict[str, Any]:
    """What a form can say of it, written as in the history."""
    answers = {name: _plain(getattr(regulation, name)) for name in _COLUMNS}
    answers["village_rows"] = sorted(row.village_id for row in regulation.village_rows)
    answers["links"] = sorted([effect.value, shelf.others[target_id].name] for target_id, effect in links.items())
    return answers


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def links_of(regulation_id: int, shelf: Shelf) -> dict[int, Effect]:
    """{id of the other: what is done to it} by that regulation, as it is stored."""
    return {link.target_id: link.effect for link in shelf.links if link.acting_id == regulation_id}


def mark_of(answers: Mapping[str, Any]) -> str:
    """What the page carries, to tell later whether the answers are still the same."""
    return hashlib.sha256(json.dumps(answers, sort_keys=True).encode()).hexdigest()[:16]


def differences(theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what it is called, what is stored by now) of each answer that is another than the one in the form."""
    names, shown = column_names(), change_words(list_names(village_ids([{"village_rows": [theirs["village_rows"]]}])))
    return [
        (names[name], shown(name, [stored])[0] or "-") for name, stored in theirs.items() if stored != mine.get(name)
    ]
