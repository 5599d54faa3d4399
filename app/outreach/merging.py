"""Two people at one session: which answers each of them has changed since both saw the same, in words."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import wtforms
from werkzeug.datastructures import MultiDict

from app.i18n import number, weekday_day
from app.outreach.fields import HostField, SpeakersField
from app.outreach.forms import HEADS, SessionForm
from app.outreach.places import place_label
from app.outreach.village_field import VillagesField
from app.web.forms import ChoiceField, ChoicesField, CountField, DayField, TimeOfDayField

_NOT_ANSWERS = {"csrf_token", "key", "seen", "was"}


@dataclass(frozen=True)
class Difference:
    """One answer in two versions. `kept` is "mine" or "theirs", "" while somebody has yet to choose."""

    name: str
    label: str
    theirs: str
    mine: str
    kept: str
    by_me: bool
    by_them: bool


def fingerprints(form: SessionForm) -> str:
    """A short mark of every answer, "title:1a2b3c4d men:..." , to tell later which of them have changed."""
    return " ".join(f"{field.name}:{_mark(field)}" for field in _answers(form))


def differences(mine: SessionForm, theirs: SessionForm, was: str, chosen: dict[str, str]) -> list[Difference]:
    """Where the versions differ. What only one of the two has changed since `was` is kept unless chosen otherwise."""
    before = dict(pair.partition(":")[::2] for pair in was.split())
    found = []
    for my in _answers(mine):
        their = theirs[my.name]
        mark, their_mark = _mark(my), _mark(their)
        if mark == their_mark:
            continue
        by_me, by_them = (one != before.get(my.name) for one in (mark, their_mark))
        usual = "" if by_me and by_them else "mine" if by_me else "theirs"
        kept = chosen.get(my.name, usual)
        kept = kept if kept in ("mine", "theirs") else ""
        words = (answer_words(their), answer_words(my))
        found.append(Difference(my.name, str(my.label.text), *words, kept, by_me, by_them))
    return found


def merged(sent: MultiDict, theirs: SessionForm, found: list[Difference]) -> MultiDict:
    """What was sent, with their answers where those are kept."""
    taken = MultiDict(sent)
    for one in found:
        if one.kept == "theirs":
            for name, values in _sent_by(theirs[one.name]).items():
                taken.poplist(name)
                if values:
                    taken.setlist(name, values)
    return taken


def _answers(form: SessionForm) -> Iterator[wtforms.Field]:
    return (field for field in form if field.name not in _NOT_ANSWERS)


def _mark(field: wtforms.Field) -> str:
    return hashlib.sha256(repr(_plain(field)).encode()).hexdigest()[:8]


def _plain(field: wtforms.Field) -> Any:
    """The answer in one form, however it was given: an empty head-count is 0, a list has no order."""
    if isinstance(field, VillagesField):
        return field.answer
    if isinstance(field, ChoicesField):
        return sorted(field.data or [])
    if field.name in HEADS:
        return field.data or 0
    return field.data or None if not isinstance(field.data, int) else field.data


def _sent_by(field: wtforms.Field) -> dict[str, list[str]]:
    """{name: values} as a browser sends this answer."""
    if isinstance(field, SpeakersField):
        parts = ("name", "institution")
        return {f"{field.name}_{part}": [getattr(one, part) for one in field.data] or [""] for part in parts}
    if isinstance(field, VillagesField):
        return field.as_sent
    if isinstance(field, ChoicesField):
        return {field.name: _plain(field)}
    if isinstance(field, (HostField, ChoiceField)):
        return {field.name: [field.data]}
    return {field.name: [field._value()]}


def answer_words(field: wtforms.Field) -> str:
    """The answer as a reader understands it; "" where there is none."""
    if field.data is None or field.data == "" or field.data == []:
        return ""
    if isinstance(field, VillagesField):
        return field.words
    if isinstance(field, HostField):
        row = field.places.find(field.data)
        return place_label(row.kind, row.name) if row else field.data
    if isinstance(field, SpeakersField):
        return "; ".join(", ".join(filter(None, (one.name, one.institution))) for one in field.data)
    if isinstance(field, (ChoiceField, ChoicesField)):
        return "; ".join(str(choice.label) for choice in field.iter_choices() if choice.selected)
    if isinstance(field, DayField):
        return weekday_day(field.data)
    if isinstance(field, TimeOfDayField):
        return f"{field.data:%H.%M}"
    if isinstance(field, CountField):
        return number(field.data)
    return str(field.data)
