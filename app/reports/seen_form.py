"""A form that knows what was stored when its page was opened, so that nobody's change is undone unseen."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

import wtforms

from app.i18n import _, day, number
from app.web.forms import Form, LineField


class SeenForm(Form):
    """`columns` are the columns of the record that it changes; they have the names of its fields."""

    columns: tuple[str, ...] = ()
    seen = LineField(widget=wtforms.widgets.HiddenInput(), most=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.overtaken: list[tuple[str, str]] = []

    def answers(self) -> dict[str, Any]:
        """What would be stored."""
        return {name: self[name].data for name in self.columns}

    def stored(self, record) -> dict[str, Any]:
        return {name: getattr(record, name) for name in self.columns}

    def opens(self, record) -> None:
        """The page is opened on this record."""
        if not self.seen.data:
            self.seen.data = _mark(self.stored(record))

    def overtakes(self, record) -> bool:
        """Whether it may be stored: nothing was stored since, or it was seen. Else `overtaken` says what differs."""
        theirs, mine = self.stored(record), self.answers()
        mark = _mark(theirs)
        if self.seen.data == mark or mine == theirs:
            return True
        self.seen.data = mark
        self.overtaken = [
            (self[name].label.text, shown(value)) for name, value in theirs.items() if value != mine[name]
        ]
        return False

    def fill(self, record) -> None:
        for name, value in self.answers().items():
            setattr(record, name, value)


class KeyedForm(SeenForm):
    """Its key makes one record of a form that was sent twice; `second` is said where it says something else then."""

    second: str
    key = LineField(widget=wtforms.widgets.HiddenInput(), most=40)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.key.data:
            self.key.data = str(uuid.uuid4())

    def says_the_same_as(self, stored, area_id: int) -> bool:
        """Whether this was a second tap on the same answers."""
        return stored.area_id == area_id and self.answers() == self.stored(stored)

    def refuse_second(self) -> None:
        """The form went back and forth: what it stored stays, and what it says now is asked about."""
        self.key.data = str(uuid.uuid4())
        self["name"].errors = [self.second]


def shown(value: Any) -> str:
    """A stored value in words, "-" where there is none."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int):
        return number(value)
    if hasattr(value, "isoformat"):
        return day(value)
    return str(value or "-")


def shown_change(_column: str, change: Iterable[Any]) -> list[str]:
    """[before, after] of the history in the words of the page."""
    return [shown(value) for value in change]


def column_names(form: SeenForm) -> dict[str, str]:
    """The columns of the history, as the form calls them."""
    return {name: form[name].label.text for name in form.columns}


def _mark(answers: Mapping[str, Any]) -> str:
    plain = repr([str(value or "") for value in answers.values()])
    return hashlib.sha256(plain.encode()).hexdigest()[:32]
