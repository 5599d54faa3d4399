"""Kemendagri codes as people write them, and the digit that tells what kind of village it is."""

import re
import unicodedata

from app.areas.models import NATION_CODE, Kind, Level

_PARTS = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}
_LEVELS = {2: Level.PROVINCE, 5: Level.REGENCY, 8: Level.SUBDISTRICT, 13: Level.VILLAGE}
_VILLAGE_KINDS = {"1": Kind.KELURAHAN, "2": Kind.DESA, "3": Kind.DESA_ADAT}
_NOT_LETTER_OR_DIGIT = re.compile(r"[\W_]+")


def normal_code(text: str) -> str | None:
    """19.71.01.1001 from "1971011001" or "19.71.01.1001"; None where it can be no code."""
    stripped = text.strip()
    if stripped.upper() == NATION_CODE:
        return NATION_CODE
    digits = re.sub(r"[.\s]", "", stripped)
    if not (digits.isascii() and digits.isdigit()) or len(digits) not in _PARTS:
        return None
    parts, at = [], 0
    for width in _PARTS[len(digits)]:
        parts.append(digits[at : at + width])
        at += width
    return ".".join(parts)


def level_of(code: str) -> Level:
    """The level of a dotted code."""
    return Level.NATION if code == NATION_CODE else _LEVELS[len(code)]


def kind_of(code: str) -> Kind:
    """What the area of a dotted code is: kota from 71 on, a village by the first digit of its number."""
    level = level_of(code)
    if level is Level.VILLAGE:
        return _VILLAGE_KINDS[code[9]]
    if level is Level.REGENCY:
        return Kind.CITY if int(code[3:5]) > 70 else Kind.REGENCY
    return Kind(level.value)


def search_key(text: str) -> str:
    """Letters and digits alone, without case or accents: forgives spaces, hyphens and every kind of apostrophe."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return _NOT_LETTER_OR_DIGIT.sub("", plain.encode("ascii", "ignore").decode() or plain)
