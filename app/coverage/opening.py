"""Numbers in sentences that open the list they are made of.

A number brings along what it opens, the words around it are put together as ever, and the finished sentence knows
where in it each number stands. Paper prints the words, a page links the numbers. What is opened is said in a few words
that reports/progress/sources.py reads, such as "villages reached" or "held state=checked".
"""

import re
from collections.abc import Iterable

from app import i18n

# Private characters, which are taken out of everything that people typed before it comes into a sentence.
_BEGIN, _WORDS, _END = "\ue000", "\ue001", "\ue002"
_NUMBER = re.compile(f"{_BEGIN}([^{_WORDS}]*){_WORDS}([^{_END}]*){_END}")

Piece = tuple[str, str]
"""Words, and what they open: "" for nothing."""


class Count(int):
    """A number that opens the list it is made of; what is worked out from it is a plain number again."""

    opens: str

    def __new__(cls, value: int, opens: str) -> "Count":
        count = super().__new__(cls, value)
        count.opens = opens
        return count


class Sentence(str):
    """Finished words, a text like any other; `pieces` are the same words in their order."""

    pieces: tuple[Piece, ...]

    def __new__(cls, pieces: Iterable[Piece]) -> "Sentence":
        kept = tuple(piece for piece in pieces if piece[0])
        sentence = super().__new__(cls, "".join(words for words, _opens in kept))
        sentence.pieces = kept
        return sentence

    def __reduce__(self) -> tuple[type["Sentence"], tuple[tuple[Piece, ...]]]:
        return Sentence, (self.pieces,)


def number(value: int | None) -> str:
    """As i18n.number."""
    return marked(i18n.number(value), value)


def marked(words: str, count: int | None) -> str:
    """Words that tell a number, such as "satu", on their way into a sentence. A nought is made of nothing."""
    opens = getattr(count, "opens", "")
    return f"{_BEGIN}{opens}{_WORDS}{words}{_END}" if opens and count else words


def finished(text: str) -> Sentence:
    """The sentence that was put together."""
    parts = _NUMBER.split(text)  # words, then again and again what is opened, the number, words
    pieces = [(parts[0], "")]
    for opens, told, after in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        pieces += [(told, opens), (after, "")]
    return Sentence(pieces)


def run_on(sentences: Iterable[str]) -> Sentence:
    """One after the other; those that are empty are left out."""
    pieces: list[Piece] = []
    for sentence in filter(None, sentences):
        pieces += [(" ", "")] if pieces else []
        pieces += sentence.pieces if isinstance(sentence, Sentence) else [(sentence, "")]
    return Sentence(pieces)
