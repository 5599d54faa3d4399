"""Official Indonesian: a figure with its words, letters in a row."""

from lokal.terbilang import terbilang

from app.coverage.sentences import joined
from app.i18n import number

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def in_words(value: int) -> str:
    """168 (seratus enam puluh delapan)."""
    return f"{number(value)} ({terbilang(value)})"


def letters(count: int) -> str:
    """huruf a, huruf b, dan huruf c."""
    return joined([f"huruf {letter}" for letter in _LETTERS[:count]], len(_LETTERS))
