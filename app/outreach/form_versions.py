"""Versions of the session form: a phone may send today what was written down on the form of months ago."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from werkzeug.datastructures import MultiDict

from app.i18n import _
from app.periods import months_before

CURRENT = 2
_ACCEPTED_MONTHS = 6


class UnknownForm(ValueError):
    """The answers stand on a form that is no longer, or not yet, understood; the message says how to go on."""


@dataclass(frozen=True)
class _Older:
    """The day on which the next version came, and how the answers are told in that one's fields."""

    followed_on: date
    to_next: Callable[[MultiDict], MultiDict]


def _same(answers: MultiDict) -> MultiDict:
    """The next version has every field of this one, under the same name."""
    return answers


_OLDER = {1: _Older(date(2026, 11, 22), _same)}  # 1 sent no version at all


def todays_answers(sent: MultiDict, today: date) -> MultiDict:
    """What was sent, in the fields of today's form. UnknownForm where its version is too old or not known."""
    typed = sent.get("form_version", "1")
    version = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0
    answers = sent
    while version != CURRENT:
        older = _OLDER.get(version)
        if older is None or older.followed_on < months_before(today, _ACCEPTED_MONTHS):
            raise UnknownForm(
                _(
                    "This was written down on a form that is no longer accepted. Nothing of it is lost: "
                    "open it in the form, look it over, then save once more."
                )
            )
        answers, version = older.to_next(answers), version + 1
    return answers
