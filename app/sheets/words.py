"""Words for one thing: a key, its names, and whatever else people call it; forgiving case, spaces and punctuation."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Generic, TypeVar

_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")

Thing = TypeVar("Thing")


def word_key(text: str) -> str:
    """Letters and digits alone, without case."""
    return _NOT_LETTER_OR_DIGIT.sub("", text.casefold())


class Words(Generic[Thing]):
    """Finds the things that a word names. A word may name two things, where one wording covers both."""

    def __init__(self, table: Iterable[tuple[Thing, Iterable[str]]]):
        self._things: dict[str, tuple[Thing, ...]] = {}
        self._spelt: dict[str, str] = {}
        for thing, names in table:
            for name in names:
                key = word_key(name)
                known = self._things.get(key, ())
                self._things[key] = known if thing in known else (*known, thing)
                self._spelt.setdefault(key, name)

    def find(self, text: str) -> tuple[Thing, ...]:
        """What the word names; () where nothing is called that."""
        return self._things.get(word_key(text), ())

    def nearest(self, text: str) -> str | None:
        """The known word that looks most like this one, as it is written."""
        close = get_close_matches(word_key(text), self._things, 1, 0.6)
        return self._spelt[close[0]] if close else None
