"""Telling people apart without keeping who they are: a keyed hash of name, L/P and home village.

Two entries are one person when these three agree. Case, spaces, hyphens, apostrophes and accents do not matter, and
titles are taken off, so "H. Ma'ruf Sulaiman, S.Pd." and "MARUF SULAIMAN" are one. Without the secret nobody can find
out by trial which names are in the table.
"""

import hmac
import re

from app.areas.codes import search_key
from app.outreach.vocabulary import Sex

KEY_BYTES = 16
_BEFORE = frozenset(
    "h hj kh dr drg drh drs dra ir prof ust ustad ustadz ustadzah ustazah bpk bapak pak ibu bu tn ny sdr sdri".split()
)
_AFTER = frozenset(
    "spd spdi spdsd sh shi se sei sy sag ssos ssosi skom st stp sip sikom skm skep skeb ssi sp spt spi ssit strkeb "
    "mpd mpdi mh msi mm mkes mkom mt mag ma map mhum amd amdkeb amdkep amdkom amdt amdpd ama amapd".split()
)
_LETTERS = re.compile(r"[^\w]+")


def person_key(secret: str, name: str, sex: Sex | None, home_area_id: int) -> bytes:
    """16 bytes that are the same for the same person; `home_area_id` is the session's host where no home was named."""
    message = f"{name_key(name)}|{sex or ''}|{home_area_id}"
    return hmac.digest(secret.encode(), message.encode(), "sha256")[:KEY_BYTES]


def keys_of(secret: str, name: str, sex: Sex | None, home_area_id: int) -> dict[str, bytes]:
    """The columns of an entry that tell who it may be."""
    key = person_key(secret, name, sex, home_area_id)
    return {"person_key": key, "name_key": key}


def name_key(name: str) -> str:
    """The name as it is compared: "marufsulaiman" for "H. Ma'ruf Sulaiman, S.Pd."."""
    bare = search_key(_without_titles(name))
    return bare or search_key(name) or name.casefold()


def _without_titles(name: str) -> str:
    words = name.partition(",")[0].split()
    while len(words) > 1 and _letters(words[0]) in _BEFORE:
        words = words[1:]
    while len(words) > 1 and "." in words[-1] and _letters(words[-1]) in _AFTER:
        words = words[:-1]
    return " ".join(words)


def _letters(word: str) -> str:
    return _LETTERS.sub("", word.casefold())
