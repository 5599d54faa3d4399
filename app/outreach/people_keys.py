"""Telling people apart without keeping who they are: random keys of people, keyed hashes of names and of NIK.

A new entry is a new person, with a random key, until its NIK or somebody who knows says otherwise. Equal name keys
only say who may be the same: case, spaces, hyphens, apostrophes and accents do not matter in them, and titles are
taken off, so "H. Ma'ruf Sulaiman, S.Pd." and "MARUF SULAIMAN" are equal. Without the secret nobody can find out by
trial which names and which NIK are in the table.
"""

import hmac
import re
import secrets
from collections.abc import Iterable

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


def new_person_key() -> bytes:
    """The key of somebody who has not been seen before."""
    return secrets.token_bytes(KEY_BYTES)


def name_key(secret: str, name: str, sex: Sex | None, home_area_id: int) -> bytes:
    """16 bytes, equal where name, L/P and home are; `home_area_id` is the session's host where no home was named."""
    return _digest(secret, f"{folded_name(name)}|{sex or ''}|{home_area_id}")


def name_keys(secret: str, name: str, sexes: Iterable[Sex | None], home_area_ids: Iterable[int]) -> list[bytes]:
    """The name keys of somebody of this name, for each sex and each home that they may have been written down with."""
    folded, homes = folded_name(name), list(home_area_ids)
    return [_digest(secret, f"{folded}|{sex or ''}|{home}") for sex in sexes for home in homes]


def nik_key(secret: str, nik: str) -> bytes:
    """16 bytes for the 16 digits of a NIK, which is stored nowhere."""
    return _digest(secret, f"nik|{nik}")


def folded_name(name: str) -> str:
    """The name as it is compared: "marufsulaiman" for "H. Ma'ruf Sulaiman, S.Pd."."""
    bare = search_key(_without_titles(name))
    return bare or search_key(name) or name.casefold()


def _digest(secret: str, message: str) -> bytes:
    return hmac.digest(secret.encode(), message.encode(), "sha256")[:KEY_BYTES]


def _without_titles(name: str) -> str:
    words = name.partition(",")[0].split()
    while len(words) > 1 and _letters(words[0]) in _BEFORE:
        words = words[1:]
    while len(words) > 1 and "." in words[-1] and _letters(words[-1]) in _AFTER:
        words = words[:-1]
    return " ".join(words)


def _letters(word: str) -> str:
    return _LETTERS.sub("", word.casefold())
