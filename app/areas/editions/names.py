"""Whether two names may be those of one place, spelled or called a little differently."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from app.areas.codes import search_key

ALIKE = 0.8
_NUMBER = re.compile(r"\d+|[ivx]+")
_TELLS_APART = frozenset(
    "utara selatan timur barat tengah hulu hilir ulu ilir atas bawah dalam luar baru lama besar kecil darat laut "
    "kiri kanan satu dua tiga empat lima enam induk jaya makmur indah".split()
)


@lru_cache(200_000)
def key_of(name: str) -> str:
    return search_key(name)


def likeness(one: str, other: str) -> float:
    """From 0 to 1; 1 where only case, spaces or hyphens differ, 0 where a number or Timur and Barat tell them apart."""
    first, second = key_of(one), key_of(other)
    if first == second:
        return 1.0
    if _marks(one) != _marks(other):
        return 0.0
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _marks(name: str) -> frozenset[str]:
    """The words that tell neighbours of one name apart."""
    words = re.findall(r"[a-z]+|\d+", name.casefold())
    return frozenset(word for word in words if word in _TELLS_APART or _NUMBER.fullmatch(word))
